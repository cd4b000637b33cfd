namespace Appwacht.Server.Rounds;

/// <summary>Decides when giving memory back is worth it: when it is quiet, and enough was left behind since the last time.</summary>
internal sealed class QuietMoments
{
    /// <summary>With fewer new bytes from one look to the next it is quiet.</summary>
    public const long Quiet = 4 << 20;

    /// <summary>With fewer bytes left behind it is not worth it.</summary>
    public const long Worth = 24 << 20;

    private long before;
    private long givenBack;
    private bool isFreed;

    /// <summary>Looks again.</summary>
    /// <param name="allocated">How many bytes were ever asked for.</param>
    /// <param name="freed">Whether something large was put away since the last look.</param>
    public bool IsWorthIt(long allocated, bool freed)
    {
        var isQuiet = allocated - before < Quiet;
        (before, isFreed) = (allocated, isFreed || freed);
        if (!isQuiet || !(isFreed || allocated - givenBack >= Worth))
            return false;
        (givenBack, isFreed) = (allocated, false);
        return true;
    }
}
