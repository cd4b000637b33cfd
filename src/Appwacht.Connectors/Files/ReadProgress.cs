namespace Appwacht.Connectors.Files;

/// <summary>How far the reading of a file is; told about every megabyte and at the end.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Done">Bytes of the file read so far, as they lie on the disk: compressed when it is.</param>
/// <param name="Total">Bytes in the file.</param>
public readonly record struct ReadProgress(string File, long Done, long Total);
