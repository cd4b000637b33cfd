using Appwacht.Core;
using Appwacht.Server.Access;

namespace Appwacht.Console.Tests.Walking;

/// <summary>Who sees which page.</summary>
internal static class Tour
{
    /// <summary>From a desk, a tablet and a telephone.</summary>
    public static readonly int[] Widths = [1360, 768, 320];

    /// <summary>The roles that people have.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().Except([Role.Service])];

    /// <summary>Who may see a page.</summary>
    public static IReadOnlyList<Role> MaySee(this ConsolePage page) => [.. Roles.Where(role => page.Right is not { } right || Rights.Allow(right, [role]))];

    /// <summary>Who sees most on a page, because they may do most: the others see less of the same.</summary>
    public static Role SeesMost(this ConsolePage page) => page.MaySee().MaxBy(role => Enum.GetValues<Right>().Count(right => Rights.Allow(right, [role])));

    /// <summary>Fails with all that was wrong, one on each line.</summary>
    public static void Nothing(IReadOnlyCollection<string> wrong)
    {
        if (wrong.Count > 0)
            Assert.Fail($"{wrong.Count} wrong:\n" + string.Join('\n', wrong));
    }
}
