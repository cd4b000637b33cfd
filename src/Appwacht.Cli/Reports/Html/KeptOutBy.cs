using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;

namespace Appwacht.Cli.Reports.Html;

/// <summary>Where the mobile devices are that have an app that is kept out.</summary>
internal static class KeptOutBy
{
    public static Markup Unit(BoardReport board)
    {
        var people = board.Answer.Findings.Select(finding => (finding.Device.Id, finding.Person?.Unit))
            .Concat(board.Answer.Unnamed.Select(unnamed => (unnamed.Device.Id, unnamed.Person?.Unit))).Distinct().ToDictionary();
        return Table(board, board.Say("Eenheid", "Unit"), board.Say("Kleine eenheden samen", "Small units together"),
            device => UnitName(people[device.Id]), board.Answer.MobileByUnit.ToDictionary(unit => UnitName(unit.Key), unit => unit.Value));

        string UnitName(string? unit) => unit is { Length: > 0 } known ? known : board.Say("Eenheid niet bekend", "Unit not known");
    }

    public static Markup Ownership(BoardReport board) => Table(
        board, board.Say("Soort gebruik", "Ownership"), board.Say("Kleine groepen samen", "Small groups together"),
        device => Capital(board.Words.Ownership(device.Ownership)),
        board.Answer.MobileByOwnership.ToDictionary(ownership => Capital(board.Words.Ownership(ownership.Key)), ownership => ownership.Value));

    private static Markup Table(BoardReport board, string by, string together, Func<Device, string> partOf, Dictionary<string, int> all)
    {
        var devices = board.Answer.DevicesAt(Effect.Deny).Where(device => device.IsMobile).ToArray();
        var total = ShownCount.Of(devices.Length);
        if (total.Exact is 0 or null)
            return Nothing(board, total);
        var parts = SmallCounts.Parts(devices.CountBy(partOf).Select(pair => new CountedPart(pair.Key, pair.Value)));
        if (parts.OnlyTogether)
            return Markup.Of($"<p>{board.Say("De groepen zijn te klein om apart te tonen.", "The groups are too small to be shown apart.")}</p>\n");

        var whole = parts.Shown.Select(part => (long)part.Count).Append(parts.Together?.Exact ?? 0).Max();
        var table = new DataTable(
            board.Say($"Mobiele toestellen met een app die geweerd wordt: {total.In(board.Words)} in totaal", $"Mobile devices with an app that is kept out: {total.In(board.Words)} in total"),
            new(by), new(board.Say("Toestellen", "Devices"), IsNumber: true), new(board.Say("Van alle", "Of all"), IsNumber: true), new(board.Say("Deel van het totaal", "Part of the total"), IsNumber: true),
            new(board.Say("Verhouding", "In proportion")));
        return table.With(
        [
            .. parts.Shown.Select(part => Row(part.Name, ShownCount.Of(part.Count))),
            .. parts.Together is { } rest ? new[] { Row(together, rest) } : [],
        ]);

        IReadOnlyList<Markup> Row(string name, ShownCount count) =>
        [
            Markup.Of($"<bdi>{name}</bdi>"), Markup.Of($"{count.In(board.Words)}"),
            Markup.Of($"{(all.TryGetValue(name, out var devicesThere) ? board.Words.Number(devicesThere) : "–")}"), Markup.Of($"{count.ShareOf(total, board.Words)}"),
            Bars.Bar(count, whole, Effect.Deny),
        ];
    }

    private static Markup Nothing(BoardReport board, ShownCount total) => Markup.Of($"""
        <p>{(!board.HasRead ? board.Say("Er zijn geen apps gelezen.", "No apps were read.")
            : total.IsZero ? board.Say("Op geen mobiel toestel dat gelezen is, staat een app die geweerd wordt.", "No mobile device that was read has an app that is kept out.")
            : board.Say($"Het zijn er {total.In(board.Words)}; dat is te weinig om uit te splitsen.", $"There are {total.In(board.Words)}, too few to be split up."))}</p>

        """);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
