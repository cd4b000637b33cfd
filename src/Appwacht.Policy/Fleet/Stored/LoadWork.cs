namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// What one thread counts while it checks pieces, and the memory in which it works. Kept from piece to piece: taking fresh memory for each
/// costs as much as the checking.
/// </summary>
internal sealed class LoadWork(int apps)
{
    private byte[] room = [];

    /// <summary>How many devices have each app, of those that this thread checked.</summary>
    public int[] Counts { get; } = new int[apps];

    /// <summary>The apps of the device at hand.</summary>
    public int[] Apps = new int[512];

    /// <summary>The pieces, with their places among all.</summary>
    public List<(long Place, LoadPiece Piece)> Pieces { get; } = [];

    /// <summary>Memory of at least so many bytes, with anything in it.</summary>
    public Span<byte> Room(int length)
    {
        if (room.Length < length)
            room = GC.AllocateUninitializedArray<byte>(length + length / 4);
        return room;
    }
}
