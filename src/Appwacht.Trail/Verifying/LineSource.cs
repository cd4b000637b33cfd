using Appwacht.Trail.Files;

namespace Appwacht.Trail.Verifying;

/// <summary>The lines of a file one by one; what cannot be read is noted.</summary>
internal sealed class LineSource(Stream stream, string file, FaultList faults) : IDisposable
{
    private readonly Lines lines = new(stream);
    private readonly LineReader reader = new();

    /// <summary>Which line it is, from 1.</summary>
    public long Number => lines.Number;

    /// <summary>Whether the file stopped within a line.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Goes to the next line; false after the last. What is not a line of such a file comes as null.</summary>
    public bool Next(out TrailLine? line)
    {
        line = null;
        if (!lines.Next(out var bytes))
            return false;
        if (lines.Ending is LineEnd.CutOff)
        {
            IsCutOff = true;
            return false;
        }

        var fault = TrailFaultKind.TooLong;
        if (lines.Ending is LineEnd.Whole)
            line = reader.Read(bytes, out fault);
        if (line is null)
            Note(fault);
        return true;
    }

    /// <summary>Notes that something is wrong with the line.</summary>
    public void Note(TrailFaultKind kind, long? sequence = null, long? until = null) => faults.Add(new(kind, file, Number, sequence, until));

    /// <inheritdoc/>
    public void Dispose() => lines.Dispose();
}
