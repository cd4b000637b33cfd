using Appwacht.Server.Access;

namespace Appwacht.Server.Console.Layout;

/// <summary>What stands in the menu: only where somebody may go.</summary>
internal static class MenuEntries
{
    private static readonly (Right Right, string Path, string Key)[] All =
    [
        (Right.SeeCounts, "", "overview"),
        (Right.SeeDevices, "/toestellen", "devices"),
        (Right.SeePolicy, "/apps", "apps"),
        (Right.SeePolicy, "/beleid", "policy"),
        (Right.SeeExemptions, "/uitzonderingen", "exemptions"),
        (Right.SeeTrail, "/gebeurtenissen", "trail"),
        (Right.SeeOwnDevices, "/mijn-toestel", "my-device"),
    ];

    /// <summary>The entries for somebody, each with the path below the organisation and the key of its text.</summary>
    public static IEnumerable<(string Path, string Key)> For(Caller caller) => All.Where(entry => caller.May(entry.Right)).Select(entry => (entry.Path, entry.Key));
}
