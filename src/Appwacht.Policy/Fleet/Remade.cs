namespace Appwacht.Policy.Fleet;

/// <summary>Something that can be made again from what is kept: it is made when somebody asks for it, and put away when nobody does.</summary>
/// <param name="make">Makes it; the same each time.</param>
internal sealed class Remade<T>(Func<T> make) where T : class
{
    private readonly Lock making = new();
    private volatile T? made;
    private volatile bool isAsked;

    /// <summary>It, made when it is not there. Who has it keeps it, also when it is put away meanwhile.</summary>
    public T Value
    {
        get
        {
            // Many threads ask: they write only when there is something to write.
            if (!isAsked)
                isAsked = true;
            return made ?? Make();
        }
    }

    /// <summary>It when it is there; this does not count as asking.</summary>
    public T? IfThere
    {
        get => made;
        init => made = value;
    }

    /// <summary>Puts it away when nobody asked for it since the last time.</summary>
    /// <param name="evenIfAsked">Also when somebody did.</param>
    /// <returns>Whether memory came free.</returns>
    public bool PutAway(bool evenIfAsked)
    {
        var isUsed = isAsked && !evenIfAsked;
        isAsked = false;
        if (isUsed || made is null)
            return false;
        made = null;
        return true;
    }

    private T Make()
    {
        lock (making)
            return made ??= make();
    }
}
