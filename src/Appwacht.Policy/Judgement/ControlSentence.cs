using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>A path of control in words.</summary>
/// <param name="register">The names of countries.</param>
public sealed class ControlSentence(AppRegister register)
{
    /// <summary>The name of a country.</summary>
    public LocalText Country(Country country) => register.Countries.TryGetValue(country, out var name) ? new(name.Dutch, name.English) : new(country.Code, country.Code);

    /// <summary>What a confidence is called.</summary>
    public static LocalText Confidence(Confidence confidence) => confidence switch
    {
        Register.Confidence.Presumed => new("vermoed", "presumed"),
        Register.Confidence.Reported => new("gemeld", "reported"),
        Register.Confidence.Confirmed => new("bevestigd", "confirmed"),
        _ => new("besloten", "decided"),
    };

    /// <summary>What an edge says of its child, without how long and how sure: as in <c>is owned by ByteDance</c>.</summary>
    public LocalText Edge(ControlEdge edge)
    {
        var parent = edge is { Kind: EdgeKind.OperatedIn or EdgeKind.RegisteredIn, Parent.Seat: { } country } ? Country(country) : new(edge.Parent.Name, edge.Parent.Name);
        var kind = Kind(edge.Kind);
        return new($"{kind.Nl} {parent.Nl}", $"{kind.En} {parent.En}");
    }

    private static LocalText Kind(EdgeKind kind) => kind switch
    {
        EdgeKind.PublishedBy => new("wordt uitgegeven door", "is published by"),
        EdgeKind.OwnedBy => new("is eigendom van", "is owned by"),
        EdgeKind.ControlledBy => new("staat onder zeggenschap van", "is controlled by"),
        EdgeKind.OperatedIn => new("werkt vanuit", "is operated in"),
        _ => new("staat ingeschreven in", "is registered in"),
    };
}
