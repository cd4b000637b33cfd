using System.Buffers;

namespace Appwacht.Trail.Files;

/// <summary>Cuts a stream into lines, whatever its length, in a fixed piece of memory.</summary>
internal sealed class Lines(Stream stream) : IDisposable
{
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(4 * TrailFile.LongestLine);
    private int start;
    private int end;

    /// <summary>How the last line ended.</summary>
    public LineEnd Ending { get; private set; }

    /// <summary>Which line it was, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Reads the next line, without its end; false after the last.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        line = default;
        var isTooLong = false;
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                Number++;
                line = buffer.AsSpan(start, at);
                start += at + 1;
                Ending = isTooLong || line.Length > TrailFile.LongestLine ? LineEnd.TooLong : LineEnd.Whole;
                return true;
            }

            if (end - start > TrailFile.LongestLine)
            {
                // The rest of it is read past without being kept.
                isTooLong = true;
                start = end;
            }

            if (!Fill())
                break;
        }

        if (start == end && !isTooLong)
            return false;
        Number++;
        line = buffer.AsSpan(start, end - start);
        start = end;
        Ending = isTooLong ? LineEnd.TooLong : LineEnd.CutOff;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}

/// <summary>How a line ends.</summary>
internal enum LineEnd
{
    /// <summary>As it should.</summary>
    Whole,
    /// <summary>The file ends in it.</summary>
    CutOff,
    /// <summary>It was longer than <see cref="TrailFile.LongestLine"/>; what is given of it is not all.</summary>
    TooLong,
}
