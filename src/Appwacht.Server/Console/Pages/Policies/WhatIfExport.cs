using System.Globalization;
using System.Text;
using Appwacht.Connectors.Files;
using Appwacht.Core;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Policies;
using Appwacht.Core.Processing;
using Appwacht.Policy.Judgement;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Appwacht.Server.Console.Words;

namespace Appwacht.Server.Console.Pages.Policies;

/// <summary>The answer to a what-if as a file for a spreadsheet: the same numbers, and the same list for who may see it.</summary>
internal static class WhatIfExport
{
    private const string Address = "/organisaties/{organisatie}/beleid/wat-als.csv";

    public static void Map(WebApplication app) => app.MapGet(Address, Answer).ExcludeFromDescription().Needs(Right.SeeCounts);

    private static async Task<IResult> Answer(HttpContext context, Caller caller, AppCatalogue catalogue, ProcessingLog log, CancellationToken cancel)
    {
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var text = await PolicyText.ToBeginWith(caller.Db, caller.Organisation.Name, state.InForce.Version, state.Day, cancel);
        switch (WhatIfQuestion.Of(context.Request).Answer(state, catalogue, text))
        {
            case Outcome<(PolicyStack Then, string? Text)>.Refused { Why: var why }:
                return Answers.Refused(why);
            case Outcome<(PolicyStack Then, string? Text)>.Done { Value: var (then, _) }:
                var preview = DecisionPreview.Of(state, then, caller.May(Right.SeeDevices));
                var (list, _, numbers) = await ListedDevices.Part(caller.Db, state, preview, log, 0, 2 * PreviewSide.LongestList, cancel);
                // With its mark, or a spreadsheet takes it for another encoding.
                byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(File(Texts.For(context), state, preview, list, numbers))];
                return Results.File(file, "text/csv; charset=utf-8", $"wat-als-{state.Day:yyyy-MM-dd}.csv");
            default:
                throw new InvalidOperationException("An outcome is one of two.");
        }
    }

    private static string File(Texts t, FleetState state, DecisionPreview preview, IReadOnlyList<(bool IsStricter, int Device, int App)> list, IReadOnlyDictionary<string, int> numbers)
    {
        var file = new StringBuilder();
        Line(t["what-if.becomes"], t["what-if.csv.what"], t["what-if.csv.name"], t["devices"]);
        foreach (var (becomes, side) in ((string, PreviewSide)[])[(t["what-if.stricter"], preview.Gained), (t["what-if.milder"], preview.Lost)])
        {
            Line(becomes, t["what-if.csv.all"], "", Shown(side.Devices));
            Line(becomes, t["effect.people"], "", Shown(side.People));
            Line(becomes, t["what-if.csv.at-least"], "", Shown(side.OnlyCounted.AtLeast));
            Line(becomes, t["what-if.csv.at-most"], "", Shown(side.OnlyCounted.AtMost));
            foreach (var (unit, devices) in side.Units)
                Line(becomes, t["unit"], unit, Shown(devices));
            foreach (var (app, devices) in side.Apps)
                Line(becomes, t["app"], app.Name, Shown(devices));
        }

        foreach (var (isStricter, device, app) in list)
            Line(isStricter ? t["what-if.stricter"] : t["what-if.milder"], t.With("what-if.device.number", numbers.GetValueOrDefault(state.View.IdOf(device))), state.Facts.Of(app).Name, "1");
        return file.ToString();

        void Line(params string[] cells) => file.AppendJoin(t.IsEnglish ? ',' : ';', cells.Select(CsvCell.Safe)).Append("\r\n");

        string Shown(int? count) => count is { } number ? number.ToString(CultureInfo.InvariantCulture) : t["count.hidden"];
    }
}
