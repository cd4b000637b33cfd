using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Generated;

/// <summary>A product of the generated register.</summary>
/// <param name="Rank">How popular it is, from 0.</param>
/// <param name="Category">What it is for.</param>
/// <param name="Country">The one country it is controlled from.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="Publisher">The number of its publisher among those that are controlled from the country.</param>
public sealed record GeneratedProduct(int Rank, string Category, Country Country, Confidence Confidence, int Publisher)
{
    private static readonly string[] Countries = ["NL", "DE", "FR", "GB", "SE", "JP", "KR", "IN", "IL", "CA", "SG", "FI"];

    private static readonly string[] Categories =
        ["office", "messaging", "video", "social", "travel", "bank", "game", "shopping", "news", "photo", "music", "map", "tool", "weather"];

    /// <summary>The countries on the list of the generated policy, the first six times as common as the last.</summary>
    public static IReadOnlyList<string> Listed { get; } = ["CN", "RU", "IR", "KP"];

    /// <summary>A country that is on no list, from which some 0.8 % of what is installed is controlled.</summary>
    public static string SmallCountry => "AE";

    /// <summary>A country that is on no list, from which some 40 % of what is installed is controlled.</summary>
    public static string LargeCountry => "US";

    /// <summary>Its permanent name.</summary>
    public string Slug => $"app-{Rank:00000}";

    /// <summary>The name people know.</summary>
    public string Name => $"App {Rank:00000}";

    /// <summary>The id of its publisher.</summary>
    public string PublisherId => $"uitgever-{Country.Code.ToLowerInvariant()}-{Publisher:000}";

    /// <summary>Whether the publisher sits in the country itself; others are owned by a group that does.</summary>
    public bool PublisherIsSeatedThere => Publisher % 2 == 0;

    /// <summary>Whether it is controlled from a listed country.</summary>
    public bool IsFromListedCountry => Listed.Contains(Country.Code);

    /// <summary>Whether people at high risk may have it: one in sixty of all products, the most popular.</summary>
    public static bool IsApproved(int rank, FleetPlan plan) => rank < plan.Products / 60;

    /// <summary>The product with a rank.</summary>
    internal static GeneratedProduct Of(int rank, FleetPlan plan)
    {
        var random = SplitMix64.For(plan.Seed, Topic.Product, rank);
        var category = random.Fraction() switch
        {
            < 0.02 => "fitness",
            < 0.03 => "dating",
            < 0.04 => "vpn",
            _ => Categories[random.Below(Categories.Length)],
        };
        var country = ControlledFrom(rank, plan, ref random);
        var listed = Listed.Contains(country);
        // One in ten of what is said to come from a listed country is presumption.
        var confidence = listed && random.Below(10) == 0 ? Confidence.Presumed : Confidence.Confirmed;
        return new(rank, category, Country.Parse(country), confidence, random.Below(listed || country == SmallCountry ? 20 : 200));
    }

    /// <remarks>
    /// Work devices seldom have the apps that policies are about: those from listed countries are all far down the ranks, 2 % of the
    /// products there and about one install in 400. A quarter to a third of the devices has one.
    /// </remarks>
    private static string ControlledFrom(int rank, FleetPlan plan, ref SplitMix64 random) => random.Fraction() switch
    {
        < 0.02 when rank >= plan.Products * 2 / 5 => random.Below(9) switch { < 6 => Listed[0], 6 => Listed[1], 7 => Listed[2], _ => Listed[3] },
        >= 0.02 and < 0.031 when rank >= plan.Products / 250 => SmallCountry,
        >= 0.1 and < 0.5 => LargeCountry,
        _ => Countries[random.Below(Countries.Length)],
    };
}
