using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Cli.Reports;

/// <summary>A path of control in words.</summary>
internal static class ControlText
{
    /// <summary>As in <c>TikTok Technology → ByteDance → China (reported)</c>.</summary>
    public static string Short(ControlPath path, AppRegister register, Words words) =>
        string.Join(" → ", path.Parties.Select(party => party.Name).Append($"{Country(path.Country, register, words)} ({Confidence(path.Confidence, words)})"));

    /// <summary>The name of a country.</summary>
    public static string Country(Country country, AppRegister register, Words words) => words.Say(new ControlSentence(register).Country(country));

    /// <summary>What a confidence is called.</summary>
    public static string Confidence(Confidence confidence, Words words) => words.Say(ControlSentence.Confidence(confidence));

    /// <summary>What an edge says: as in <c>is owned by ByteDance since 2020-07-29 (reported)</c>.</summary>
    public static string Edge(ControlEdge edge, AppRegister register, Words words)
    {
        var share = edge.Share is { } percent ? $", {percent} %" : "";
        var region = edge.Region == Region.Everywhere ? "" : $", {words.Say("voor", "for")} {edge.Region}";
        var from = edge.Period.From is { } since ? $", {words.Say("vanaf", "from")} {since:O}" : "";
        var until = edge.Period.Until is { } end ? $", {words.Say("tot", "until")} {end:O}" : "";
        return $"{words.Say(new ControlSentence(register).Edge(edge))} ({Confidence(edge.Confidence, words)}{share}{region}{from}{until})";
    }

    /// <summary>Title, date and address of a source.</summary>
    public static string Source(Source source) =>
        string.Join(", ", new[] { source.Title, source.Date, source.Url }.Where(part => part is not ""));
}
