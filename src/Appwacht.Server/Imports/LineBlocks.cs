using System.Buffers;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Server.Imports;

/// <summary>
/// Cuts a stream into blocks of whole lines, each read into memory once and left there until it is stored. However long the stream or a line
/// in it is, no more than a block is held.
/// </summary>
internal sealed class LineBlocks(Stream stream, string source) : IDisposable
{
    private const int Usual = 4 << 20;

    /// <summary>As many as the intake takes together.</summary>
    private const int MostLines = 1000;

    private static readonly FleetLine TooLong = new FleetLine.Unreadable(new("line.too-long", "De regel is te lang.", "The line is too long."));
    private static readonly FleetLine Empty = new FleetLine.Unreadable(new("line.empty", "De regel is leeg.", "The line is empty."));

    /// <summary>What was read and is not in a block yet: the beginning of a line, or lines that did not fit.</summary>
    private byte[] rest = [];
    private bool skipping;
    private bool isOver;
    private byte[]? lent;
    private byte[]? before;

    /// <summary>Whether the stream broke off; every whole line before that was given.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads the next lines; none at the end. What was given before the last is not to be used any more.</summary>
    public async Task<IReadOnlyList<FleetLine>> Next(CancellationToken cancel)
    {
        if (before is not null)
            ArrayPool<byte>.Shared.Return(before);
        (before, lent) = (lent, ArrayPool<byte>.Shared.Rent(Math.Max(Usual, rest.Length)));
        var buffer = lent;
        rest.CopyTo(buffer, 0);
        var end = rest.Length;
        var lines = new List<FleetLine>();
        var from = Cut(buffer, 0, end, lines);
        while (!isOver && lines.Count < MostLines && (lines.Count == 0 || end < buffer.Length))
        {
            if (end == buffer.Length && from > 0)
                (end, from) = MoveDown(buffer, from, end);
            if (end == buffer.Length)
            {
                // One line fills the whole buffer: it gets a larger one, up to the longest that is taken.
                if (end > InventoryLimits.Default.MostBytes)
                {
                    lines.Add(TooLong);
                    (skipping, end, from) = (true, 0, 0);
                    continue;
                }

                lent = buffer = Larger(buffer, end);
            }

            var read = await Read(buffer.AsMemory(end), cancel);
            var searched = end;
            end += read;
            if (read > 0)
                from = Cut(buffer, from, end, lines, searched);
        }

        // The last line may do without an end, unless the stream broke off in it.
        if (isOver && !IsBroken && from < end && lines.Count < MostLines && !buffer.AsSpan(from, end - from).Contains((byte)'\n'))
        {
            Add(buffer.AsMemory(from, end - from), lines);
            from = end;
        }

        rest = buffer.AsSpan(from, end - from).ToArray();
        return lines;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in new[] { lent, before })
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        (lent, before) = (null, null);
    }

    private static (int End, int From) MoveDown(byte[] buffer, int from, int end)
    {
        buffer.AsSpan(from, end - from).CopyTo(buffer);
        return (end - from, 0);
    }

    private static byte[] Larger(byte[] buffer, int end)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private async Task<int> Read(Memory<byte> into, CancellationToken cancel)
    {
        try
        {
            var read = await stream.ReadAsync(into, cancel);
            isOver = read == 0;
            return read;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            (isOver, IsBroken) = (true, true);
            return 0;
        }
    }

    /// <summary>Takes every whole line; gives where the next one begins.</summary>
    private int Cut(byte[] buffer, int from, int end, List<FleetLine> lines, int searched = 0)
    {
        var at = Math.Max(from, searched);
        while (lines.Count < MostLines && buffer.AsSpan(at, end - at).IndexOf((byte)'\n') is >= 0 and var length)
        {
            if (skipping)
                skipping = false; // The rest of a line that was set aside.
            else
                Add(buffer.AsMemory(from, at + length - from), lines);
            from = at = at + length + 1;
        }

        return skipping ? end : from;
    }

    private void Add(ReadOnlyMemory<byte> line, List<FleetLine> lines) =>
        lines.Add(line.Length > InventoryLimits.Default.MostBytes ? TooLong : line.Span.Trim(" \r\t"u8).IsEmpty ? Empty : LineJson.Read(line, source));
}
