using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Why a stored inventory cannot be used.</summary>
public enum BlobFault
{
    /// <summary>It ends before it says it does.</summary>
    TooShort,
    /// <summary>It is not an inventory, or one of a later version of the program.</summary>
    OtherVersion,
    /// <summary>It is not what was written.</summary>
    WrongChecksum,
    /// <summary>An app is there twice.</summary>
    NotAscending,
    /// <summary>It has the number of an app or version that was never given.</summary>
    NumberTooLarge,
    /// <summary>It goes on after its end.</summary>
    TrailingBytes,
}

/// <summary>Faults of stored inventories as people and programs read them. A code keeps its meaning for ever.</summary>
public static class BlobFaults
{
    /// <summary>The permanent code.</summary>
    public static string Code(this BlobFault fault) => fault switch
    {
        BlobFault.TooShort => "BLOB001",
        BlobFault.OtherVersion => "BLOB002",
        BlobFault.WrongChecksum => "BLOB003",
        BlobFault.NotAscending => "BLOB004",
        BlobFault.NumberTooLarge => "BLOB005",
        _ => "BLOB006",
    };

    /// <summary>The sentence.</summary>
    public static LocalText Reason(this BlobFault fault) => fault switch
    {
        BlobFault.TooShort => new("De opgeslagen inventaris is afgebroken.", "The stored inventory is cut off."),
        BlobFault.OtherVersion => new(
            "De opgeslagen inventaris is van een andere versie van het programma, of is geen inventaris.",
            "The stored inventory is from another version of the program, or is not an inventory."),
        BlobFault.WrongChecksum => new(
            "De opgeslagen inventaris is beschadigd: de controlesom klopt niet.", "The stored inventory is damaged: its checksum is wrong."),
        BlobFault.NotAscending => new("De opgeslagen inventaris noemt een app twee keer.", "The stored inventory names an app twice."),
        BlobFault.NumberTooLarge => new(
            "De opgeslagen inventaris noemt een app of versie die het woordenboek niet heeft.",
            "The stored inventory names an app or version that the dictionary does not have."),
        _ => new("Na het einde van de opgeslagen inventaris staat nog iets.", "Something follows the end of the stored inventory."),
    };
}
