using Appwacht.Core;

namespace Appwacht.Console.Tests.Walking;

/// <summary>What every walk over the pages needs.</summary>
internal static class Tour
{
    /// <summary>From a desk, a tablet and a telephone.</summary>
    public static readonly int[] Widths = [1360, 768, 320];

    /// <summary>The roles that people have.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().Except([Role.Service])];

    /// <summary>Fails with all that was wrong, one on each line.</summary>
    public static void Nothing(IReadOnlyCollection<string> wrong)
    {
        if (wrong.Count > 0)
            Assert.Fail($"{wrong.Count} wrong:\n" + string.Join('\n', wrong));
    }
}
