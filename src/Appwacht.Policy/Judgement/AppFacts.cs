using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>Everything a policy may ask of an app on one day, for users in one country.</summary>
public sealed record AppFacts
{
    /// <summary>How answers refer to it: the slug, or for what the register does not know the identifier or the name as reported.</summary>
    public required string Key { get; init; }

    /// <summary>The name people know it by.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the register knows it.</summary>
    public bool IsKnown => Slug is not null;

    /// <summary>The slug in the register; null for an app that it does not know.</summary>
    public string? Slug { get; init; }

    /// <summary>The identifier under which it is installed, where the source gives one.</summary>
    public AppId? Id { get; init; }

    /// <summary>Its category; null when the app is not known.</summary>
    public string? Category { get; init; }

    /// <summary>For every country it is controlled from, how sure that is.</summary>
    public IReadOnlyDictionary<Country, Confidence> ControlledFrom { get; init; } = new Dictionary<Country, Confidence>();

    /// <summary>For every party above it, how sure that is.</summary>
    public IReadOnlyDictionary<string, Confidence> Parties { get; init; } = new Dictionary<string, Confidence>();

    /// <summary>For every party that stores name as its publisher, how sure that is.</summary>
    public IReadOnlyDictionary<string, Confidence> Publishers { get; init; } = new Dictionary<string, Confidence>();

    /// <summary>The published lists it is on.</summary>
    public IReadOnlySet<string> Listings { get; init; } = new HashSet<string>();

    /// <summary>What it is known to use.</summary>
    public IReadOnlySet<string> Uses { get; init; } = new HashSet<string>();

    /// <summary>Whether <see cref="Uses"/> names everything it uses; that takes a vetting, and without one the rest is not known.</summary>
    public bool UsesAreComplete { get; init; }

    /// <summary>The SDKs and owners of SDKs in its package; null until somebody has looked inside.</summary>
    public IReadOnlySet<string>? Contains { get; init; }

    /// <summary>SHA-256 digests of its signing certificates; null until somebody has looked.</summary>
    public IReadOnlySet<string>? SignedBy { get; init; }

    /// <summary>The facts of an app of the register.</summary>
    public static AppFacts Of(App app, AppId? id, AppRegister register, DateOnly day, Country usedIn)
    {
        var chain = ControlChain.Of(app, register, day, usedIn);
        return new AppFacts
        {
            Key = app.Slug,
            Name = app.Name,
            Slug = app.Slug,
            Id = id,
            Category = app.Category,
            ControlledFrom = chain.Countries.ToDictionary(path => path.Country, path => path.Confidence),
            Parties = chain.Parties.ToDictionary(path => path.Party.Id, path => path.Confidence),
            Publishers = chain.Publishers.GroupBy(edge => edge.Parent.Id).ToDictionary(group => group.Key, group => group.Max(edge => edge.Confidence)),
            Listings = register.ListingsOf(app).Where(listing => listing.Period.Contains(day)).Select(listing => listing.List.Id).ToHashSet(),
            Uses = register.CapabilitiesOf(app).Where(capability => capability.Period.Contains(day)).Select(capability => capability.Uses).ToHashSet(),
        };
    }

    /// <summary>The facts of an app that the register does not know: that, and its identifier where there is one.</summary>
    public static AppFacts Unknown(AppId? id, string name) => new() { Key = id?.ToString() ?? $"name:{name}", Name = name is "" ? id?.Identifier ?? "" : name, Id = id };
}
