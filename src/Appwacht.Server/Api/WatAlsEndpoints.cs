using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Policies;
using Appwacht.Core.Processing;
using Appwacht.Policy.Judgement;
using Appwacht.Server.Access;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/beleid/_watals</c>: what a decision would do, before it is taken.</summary>
internal static class WatAlsEndpoints
{
    public static void Map(RouteGroupBuilder organisation) =>
        organisation.MapPost("/beleid/_watals", WhatIf).WithName("previewBeleid").WithSummary("Wat een besluit zou doen").WithTags("Beleid").Needs(Right.SeeCounts).Produces<WatAls>();

    private static async Task<IResult> WhatIf(Caller caller, ProcessingLog log, AppCatalogue catalogue, WatAlsVraag vraag, CancellationToken cancel)
    {
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var wish = new PolicyWish(vraag.Tekst, vraag.WeerLanden ?? [], vraag.WeerApps ?? [], vraag.WeerPartijen ?? [], vraag.ZonderRegels ?? [], vraag.ZonderLanden ?? []);
        switch (wish.Applied(state.InForce.Stack, catalogue, state.Day))
        {
            case Outcome<PolicyStack>.Refused { Why: var why }:
                return Answers.Refused(why);
            case Outcome<PolicyStack>.Done { Value: var then }:
                return Answers.Of(await Tell(caller, log, state, DecisionPreview.Of(state, then, caller.May(Right.SeeDevices)), cancel), WireJson.Default.WatAls);
            default:
                throw new InvalidOperationException("An outcome is one of two.");
        }
    }

    /// <summary>What a decision would do, in the words of the API; the devices in it one by one are recorded as seen.</summary>
    internal static async Task<WatAls> Tell(Caller caller, ProcessingLog log, FleetState state, DecisionPreview preview, CancellationToken cancel)
    {
        var numbers = preview.Gained.List is null && preview.Lost.List is null ? []
            : await caller.Db.Set<DeviceRow>().ToDictionaryAsync(device => device.Key, device => device.Number, StringComparer.OrdinalIgnoreCase, cancel);
        await log.Record(ProcessingActivity.SeeDevices, Listed(preview).Select(pair => state.View.PersonOf(pair.Device) is >= 0 and var person ? person : (int?)null), cancel);
        return new(ToWire(preview.Gained, state, numbers), ToWire(preview.Lost, state, numbers));
    }

    private static IEnumerable<(int Device, int App)> Listed(DecisionPreview preview) => (preview.Gained.List ?? []).Concat(preview.Lost.List ?? []);

    private static WatAlsKant ToWire(PreviewSide side, FleetState state, Dictionary<string, int> numbers) => new(
        side.Devices, side.People, side.AreRounded, [.. side.Units.Select(unit => new Aantal(unit.Unit, unit.Devices))], [.. side.Apps.Select(app => new Aantal(app.App.Key, app.Devices))],
        side.List is null ? null : [.. side.List.Select(pair => new ToestelEnApp(numbers[state.View.IdOf(pair.Device)], state.Facts.Of(pair.App).Key))]);
}
