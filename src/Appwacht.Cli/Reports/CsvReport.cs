using Appwacht.Connectors.Files;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Cli.Reports;

/// <summary>The findings as CSV, one line for a device and an app, for the ones who must act; safe to open in a spreadsheet.</summary>
internal static class CsvReport
{
    public static void Write(TextWriter to, CheckReport report)
    {
        to.NewLine = "\r\n";
        to.WriteLine("day,device,device_name,kind,ownership,person,unit,app,name,version,effect,probable,rules,inventory_at");
        foreach (var finding in report.Answer.Findings)
            Line(to, report, finding.Device, finding.Person, finding.Verdict.Effect, finding.Verdict.Matches.Select(match => match.Rule.Reference),
                finding.App.Key, finding.App.Name, finding.Version, finding.Match is Match.Probable);
        foreach (var unnamed in report.Answer.Unnamed)
            Line(to, report, unnamed.Device, unnamed.Person, unnamed.Verdict.Effect, unnamed.Verdict.Matches.Select(match => match.Rule.Reference),
                "", $"{unnamed.Count} apps", "", isProbable: false);
    }

    private static void Line(
        TextWriter to, CheckReport report, Device device, Person? person, Effect effect, IEnumerable<string> rules, string app, string name,
        string version, bool isProbable)
    {
        string[] cells =
        [
            $"{report.Answer.Question.Day:O}", device.Id, device.Name, device.Kind.Name(), device.Ownership.Name(), device.PersonId ?? "",
            person?.Unit ?? "", app, name, version, effect.Name(), isProbable ? "true" : "false", string.Join(' ', rules),
            device.InventoryAt is { } at ? $"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : "",
        ];
        to.WriteLine(string.Join(',', cells.Select(CsvCell.Safe)));
    }
}
