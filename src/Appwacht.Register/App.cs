namespace Appwacht.Register;

/// <summary>The product a person knows, whatever its identifiers: TikTok.</summary>
/// <param name="Slug">The permanent short name: <c>tiktok</c>.</param>
/// <param name="Name">The name people know.</param>
/// <param name="Category">What it is for: <c>fitness</c>, <c>dating</c>, <c>video</c> …</param>
/// <param name="Status"><c>active</c>, <c>discontinued</c> or <c>unknown</c>.</param>
/// <param name="Ids">Its identifiers in the stores; several for variants.</param>
/// <param name="Aliases">Other names it goes by.</param>
/// <param name="Publishers">The publisher's name as stores and management systems write it.</param>
/// <param name="Alternatives">Slugs of apps that can be used instead.</param>
/// <param name="Note">A remark for people, or empty.</param>
public sealed record App(
    string Slug, string Name, string Category, string Status, IReadOnlyList<StoreId> Ids, IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Publishers, IReadOnlyList<string> Alternatives, string Note)
{
    /// <summary>The node under which edges of control know this app.</summary>
    public string Node => Prefix + Slug;

    /// <summary>What tells an app from a party in the <c>child</c> column of an edge.</summary>
    public const string Prefix = "app:";
}

/// <summary>One identifier of an app.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Confidence">How well it is established that the identifier is this app's.</param>
/// <param name="BorrowedBy">Names of other software that is known to carry the same identifier.</param>
/// <param name="Note">A remark for people, or empty.</param>
public sealed record StoreId(AppId Id, Confidence Confidence, IReadOnlyList<string> BorrowedBy, string Note);

/// <summary>Something an app is known to use: its user's location, for instance, and in which way.</summary>
/// <param name="App">The app's slug.</param>
/// <param name="Uses">What is used, as a policy names it: <c>location</c>.</param>
/// <param name="How">The way: <c>heatmap</c>, <c>leaderboards</c> …</param>
/// <param name="Period">On which days.</param>
/// <param name="Confidence">How well it is established.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record Capability(string App, string Uses, string How, Period Period, Confidence Confidence, Source Source);
