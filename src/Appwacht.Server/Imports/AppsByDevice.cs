using System.Buffers;
using System.Runtime.InteropServices;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Server.Imports;

/// <summary>
/// Brings the apps of each device together, in whatever order an export has them, within the same memory however long the export is: what
/// does not fit is sorted by device and laid in a file piece by piece, and the pieces are gone through side by side.
/// </summary>
/// <param name="folder">Where the file goes, if there has to be one; it is gone afterwards.</param>
/// <param name="memory">How many bytes of apps are held.</param>
internal sealed class AppsByDevice(string folder, int memory = AppsByDevice.Usual) : IDisposable
{
    private const int Usual = 16 << 20;

    private readonly ArrayBufferWriter<byte> held = new();
    private readonly List<(int Device, int From, int Length)> records = [];
    private readonly List<(long From, long Until)> pieces = [];
    private FileStream? file;

    /// <summary>Takes an app on a device.</summary>
    public void Add(int device, InstalledApp app)
    {
        var from = held.WrittenCount;
        InventoryBytes.Write(held, app);
        records.Add((device, from, held.WrittenCount - from));
        if (held.WrittenCount + records.Count * 12L >= memory)
            LayDown();
    }

    /// <summary>Each device that has apps, ascending, with its apps as the elements of a list in JSON, in the order they came. The bytes hold until the next.</summary>
    public IEnumerable<(int Device, ReadOnlyMemory<byte> Apps)> All()
    {
        if (file is not null)
            LayDown();
        var joined = new ArrayBufferWriter<byte>();
        var device = -1;
        foreach (var (next, app) in file is null ? Held() : LaidDown(file))
        {
            if (next != device && device >= 0)
            {
                yield return (device, joined.WrittenMemory);
                joined.ResetWrittenCount();
            }

            device = next;
            // Beyond this the inventory is refused as a whole, and so much is enough to see that.
            if (joined.WrittenCount > InventoryLimits.Default.MostBytes)
                continue;
            if (joined.WrittenCount > 0)
                joined.Write(","u8);
            joined.Write(app.Span);
        }

        if (device >= 0)
            yield return (device, joined.WrittenMemory);
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private IEnumerable<(int Device, ReadOnlyMemory<byte> App)> Held()
    {
        Sort();
        return records.Select(record => (record.Device, held.WrittenMemory.Slice(record.From, record.Length)));
    }

    /// <summary>Of the same device the app that came first stands in the earlier piece.</summary>
    private IEnumerable<(int Device, ReadOnlyMemory<byte> App)> LaidDown(FileStream from)
    {
        from.Flush();
        var next = new PriorityQueue<AppPiece, (int Device, int Piece)>();
        foreach (var (number, (begin, end)) in pieces.Index())
            if (new AppPiece(from.SafeFileHandle, begin, end) is var piece && piece.Next())
                next.Enqueue(piece, (piece.Device, number));
        while (next.TryDequeue(out var piece, out var place))
        {
            yield return (piece.Device, piece.App);
            if (piece.Next())
                next.Enqueue(piece, (piece.Device, place.Piece));
        }
    }

    private void LayDown()
    {
        if (records.Count == 0)
            return;
        Sort();
        file ??= TemporaryFile.In(folder);
        var from = file.Position;
        foreach (var record in records)
            AppPiece.Write(file, record.Device, held.WrittenSpan.Slice(record.From, record.Length));
        pieces.Add((from, file.Position));
        records.Clear();
        held.ResetWrittenCount();
    }

    /// <summary>By device, and then in the order they came.</summary>
    private void Sort() => CollectionsMarshal.AsSpan(records).Sort();
}
