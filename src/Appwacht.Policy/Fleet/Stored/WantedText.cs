namespace Appwacht.Policy.Fleet.Stored;

/// <summary>One of many texts that <see cref="ByteInterner.FindAll"/> looks up together, and how far it is with it.</summary>
internal struct WantedText(int start, int length, ulong hash)
{
    /// <summary>Where it begins among the texts.</summary>
    public readonly int Start = start;

    public readonly int Length = length;

    public readonly ulong Hash = hash;

    /// <summary>Its number, or -1 when it is not there.</summary>
    public int Number;

    /// <summary>Where the text with the number begins.</summary>
    public int From;

    /// <summary>Where the text with the number ends.</summary>
    public int To;

    /// <summary>What was read only to have it at hand in the next step.</summary>
    public uint Fetched;
}
