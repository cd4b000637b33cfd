using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Generated;

/// <summary>
/// The apps of generated fleets by number: first the known ones, most popular first, those on Android even and those on iOS odd; then
/// the unknown ones.
/// </summary>
public sealed class GeneratedApps
{
    private readonly FleetPlan plan;

    internal GeneratedApps(FleetPlan plan)
    {
        this.plan = plan;
        Products = [.. Enumerable.Range(0, plan.Products).Select(rank => GeneratedProduct.Of(rank, plan))];
    }

    /// <summary>What the register knows, most popular first.</summary>
    public IReadOnlyList<GeneratedProduct> Products { get; }

    /// <summary>How many numbers.</summary>
    public int Count => plan.Identifiers;

    /// <summary>The product under a number, or null when the register does not know it.</summary>
    public GeneratedProduct? ProductOf(int app) => app < plan.KnownApps ? Products[app / 2] : null;

    /// <summary>Whether people at high risk may have it.</summary>
    public bool IsApproved(int app) => app < plan.KnownApps && GeneratedProduct.IsApproved(app / 2, plan);

    /// <summary>The store of a number.</summary>
    public static Platform StoreOf(int app) => app % 2 == 0 ? Platform.Android : Platform.Ios;

    /// <summary>The identifier in its store.</summary>
    public string IdentifierOf(int app) => ProductOf(app) is { } product
        ? $"com.{product.PublisherId.Replace("-", "", StringComparison.Ordinal)}.app{product.Rank:00000}"
        : $"com.onbekend{app % 97:00}.app{app:000000}";

    /// <summary>The name it goes by.</summary>
    public string NameOf(int app) => ProductOf(app)?.Name ?? $"Onbekende app {app:000000}";

    /// <summary>The app as a fleet knows it.</summary>
    public FleetApp Of(int app) => new(
        new AppId(StoreOf(app), IdentifierOf(app)), NameOf(app), ProductOf(app)?.Slug, app < plan.KnownApps ? Match.Certain : Match.None);
}
