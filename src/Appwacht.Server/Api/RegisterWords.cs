using Appwacht.Client;
using Appwacht.Register;

namespace Appwacht.Server.Api;

/// <summary>What the register knows, in the words of the API.</summary>
internal static class RegisterWords
{
    private static readonly string[] Kinds = ["list-country", "unlist-country", "control", "end-control"];

    /// <summary>In what way the register is changed, or null when that is none of them.</summary>
    public static RegisterChangeKind? Kind(string? name) => Array.IndexOf(Kinds, name) is >= 0 and var kind ? (RegisterChangeKind)kind : null;

    /// <summary>The word for it.</summary>
    public static string Name(RegisterChangeKind kind) => Kinds[(int)kind];

    /// <summary>A country that an app is controlled from, with the path.</summary>
    public static Zeggenschap Of(ControlPath path) => new(
        path.Country.Code, path.Confidence.Name(), path.End is PathEnd.OperatedIn ? "operated-in" : "seated-in", [.. path.Edges.Select(Of)]);

    /// <summary>One link.</summary>
    public static Schakel Of(ControlEdge edge) => new(
        edge.Child, edge.Kind.Name(), edge.Parent.Id, edge.Parent.Name, edge.Period.From, edge.Period.Until, edge.Confidence.Name(), edge.Source.Title, edge.Source.Url is "" ? null : edge.Source.Url);

    /// <summary>A party, without who stands above and below it.</summary>
    public static Partij Of(Party party) => new(
        party.Id, party.Name, party.Kind switch { PartyKind.Company => "company", PartyKind.Person => "person", PartyKind.Fund => "fund", _ => "state" }, party.Seat?.Code, null, null);

    /// <summary>A country list.</summary>
    public static Landenlijst Of(string name, IEnumerable<ListedCountry> listed, AppRegister register, bool isEnglish) => new(name,
    [
        .. from country in listed
           let title = register.Countries.TryGetValue(country.Country, out var names) ? isEnglish ? names.English : names.Dutch : country.Country.Code
           select new LandOpLijst(country.Country.Code, title, country.Period.From, country.Period.Until, country.Source.Title, country.Source.Url is "" ? null : country.Source.Url),
    ]);
}
