using Appwacht.Trail.Files;

namespace Appwacht.Trail.Verifying;

/// <summary>Checks the header and the keys that a file begins with.</summary>
internal sealed class FileStart(LineSource source, params string[] kinds)
{
    private readonly List<TrailKey> keys = [];
    private long promised;
    private bool isOver;

    /// <summary>What the file holds; empty when it does not say.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Whose file it is; empty when it does not say.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>The keys that are what they say.</summary>
    public IReadOnlyList<TrailKey> Keys => keys;

    /// <summary>Takes a line; false when it belongs to what comes after.</summary>
    public bool Takes(TrailLine? line)
    {
        switch (line)
        {
            case TrailLine.Header header when source.Number == 1 && kinds.Contains(header.Kind):
                (Kind, Organisation, promised) = (header.Kind, header.Organisation, header.Keys);
                return true;
            case TrailLine.Header:
                source.Note(TrailFaultKind.Header);
                return true;
            case TrailLine.PublicKey key:
                if (isOver || key.Number != keys.Count + 1)
                    source.Note(TrailFaultKind.Header);
                else if (!IsRight(key))
                    source.Note(TrailFaultKind.Key);
                keys.Add(key.Key);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Ends the beginning, at the first line that is not of it; whether it had not ended before.</summary>
    public bool End()
    {
        if (isOver)
            return false;
        if (Organisation.Length == 0 || promised != keys.Count)
            source.Note(TrailFaultKind.Header);
        return isOver = true;
    }

    private bool IsRight(TrailLine.PublicKey line) => line.Key.IsUsable && line.Key.Id == line.Id
        && (line.Key.EndorsedBy.Length == 0 ? line.Key.Endorsement.Length == 0 : keys.Any(line.Key.IsEndorsedBy));
}
