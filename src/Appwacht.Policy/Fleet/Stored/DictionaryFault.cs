using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Why a stored dictionary, or a piece of it, cannot be used.</summary>
public enum DictionaryFault
{
    /// <summary>It ends before it says it does.</summary>
    TooShort,
    /// <summary>It is not this dictionary, or one of a later version of the program.</summary>
    OtherVersion,
    /// <summary>It is not what was written.</summary>
    WrongChecksum,
    /// <summary>A piece is missing before it, or is there twice.</summary>
    NotNext,
    /// <summary>It has an entry that was there before, or cannot be one.</summary>
    BadEntry,
}

/// <summary>Faults of stored dictionaries as people and programs read them. A code keeps its meaning for ever.</summary>
public static class DictionaryFaults
{
    /// <summary>The permanent code.</summary>
    public static string Code(this DictionaryFault fault) => fault switch
    {
        DictionaryFault.TooShort => "DICT001",
        DictionaryFault.OtherVersion => "DICT002",
        DictionaryFault.WrongChecksum => "DICT003",
        DictionaryFault.NotNext => "DICT004",
        _ => "DICT005",
    };

    /// <summary>The sentence.</summary>
    public static LocalText Reason(this DictionaryFault fault) => fault switch
    {
        DictionaryFault.TooShort => new("Het woordenboek is afgebroken.", "The dictionary is cut off."),
        DictionaryFault.OtherVersion => new(
            "Het woordenboek is van een andere versie van het programma, of is een ander bestand.",
            "The dictionary is from another version of the program, or is another file."),
        DictionaryFault.WrongChecksum => new(
            "Het woordenboek is beschadigd: de controlesom klopt niet.", "The dictionary is damaged: its checksum is wrong."),
        DictionaryFault.NotNext => new("In het woordenboek ontbreekt een deel.", "A piece of the dictionary is missing."),
        _ => new("Het woordenboek heeft een regel die er niet in hoort.", "The dictionary has an entry that does not belong in it."),
    };
}
