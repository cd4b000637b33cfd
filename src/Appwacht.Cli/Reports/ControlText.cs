using Appwacht.Register;

namespace Appwacht.Cli.Reports;

/// <summary>A path of control in words.</summary>
internal static class ControlText
{
    /// <summary>As in <c>TikTok Technology → ByteDance → China (reported)</c>.</summary>
    public static string Short(ControlPath path, AppRegister register, Words words) =>
        string.Join(" → ", path.Parties.Select(party => party.Name).Append($"{Country(path.Country, register, words)} ({Confidence(path.Confidence, words)})"));

    /// <summary>The name of a country.</summary>
    public static string Country(Country country, AppRegister register, Words words) =>
        register.Countries.TryGetValue(country, out var name) ? words.Say(name.Dutch, name.English) : country.Code;

    /// <summary>What a confidence is called.</summary>
    public static string Confidence(Confidence confidence, Words words) => confidence switch
    {
        Register.Confidence.Presumed => words.Say("vermoed", "presumed"),
        Register.Confidence.Reported => words.Say("gemeld", "reported"),
        Register.Confidence.Confirmed => words.Say("bevestigd", "confirmed"),
        _ => words.Say("besloten", "decided"),
    };

    /// <summary>What an edge says: as in <c>is owned by ByteDance since 2020-07-29 (reported)</c>.</summary>
    public static string Edge(ControlEdge edge, AppRegister register, Words words)
    {
        var kind = edge.Kind switch
        {
            EdgeKind.PublishedBy => words.Say("wordt uitgegeven door", "is published by"),
            EdgeKind.OwnedBy => words.Say("is eigendom van", "is owned by"),
            EdgeKind.ControlledBy => words.Say("staat onder zeggenschap van", "is controlled by"),
            EdgeKind.OperatedIn => words.Say("werkt vanuit", "is operated in"),
            _ => words.Say("staat ingeschreven in", "is registered in"),
        };
        var share = edge.Share is { } percent ? $", {percent} %" : "";
        var region = edge.Region == Region.Everywhere ? "" : $", {words.Say("voor", "for")} {edge.Region}";
        var from = edge.Period.From is { } since ? $", {words.Say("vanaf", "from")} {since:O}" : "";
        var until = edge.Period.Until is { } end ? $", {words.Say("tot", "until")} {end:O}" : "";
        var parent = edge is { Kind: EdgeKind.OperatedIn or EdgeKind.RegisteredIn, Parent.Seat: { } country } ? Country(country, register, words) : edge.Parent.Name;
        return $"{kind} {parent} ({Confidence(edge.Confidence, words)}{share}{region}{from}{until})";
    }

    /// <summary>Title, date and address of a source.</summary>
    public static string Source(Source source) =>
        string.Join(", ", new[] { source.Title, source.Date, source.Url }.Where(part => part is not ""));
}
