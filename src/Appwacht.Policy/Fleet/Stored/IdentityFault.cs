using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Why something cannot be the identity, or the version, of an app.</summary>
public enum IdentityFault
{
    /// <summary>There is neither an identifier nor a name.</summary>
    Missing,
    /// <summary>It is longer than is accepted.</summary>
    TooLong,
    /// <summary>It is not UTF-8.</summary>
    NotText,
    /// <summary>It has a control character.</summary>
    ControlCharacter,
    /// <summary>An identifier means nothing without its platform.</summary>
    PlatformUnknown,
    /// <summary>The dictionary cannot hold more.</summary>
    DictionaryFull,
}

/// <summary>Faults of identities as people and programs read them. A code keeps its meaning for ever.</summary>
public static class IdentityFaults
{
    /// <summary>The permanent code.</summary>
    public static string Code(this IdentityFault fault) => fault switch
    {
        IdentityFault.Missing => "IDEN001",
        IdentityFault.TooLong => "IDEN002",
        IdentityFault.NotText => "IDEN003",
        IdentityFault.ControlCharacter => "IDEN004",
        IdentityFault.PlatformUnknown => "IDEN005",
        _ => "IDEN006",
    };

    /// <summary>The sentence.</summary>
    public static LocalText Reason(this IdentityFault fault) => fault switch
    {
        IdentityFault.Missing => new("De app heeft geen identificatie en geen naam.", "The app has neither an identifier nor a name."),
        IdentityFault.TooLong => new("De tekst is te lang.", "The text is too long."),
        IdentityFault.NotText => new("De tekst is geen UTF-8.", "The text is not UTF-8."),
        IdentityFault.ControlCharacter => new("De tekst heeft een stuurteken.", "The text has a control character."),
        IdentityFault.PlatformUnknown => new(
            "Het platform is niet bekend: verwacht android, ios, ipados, windows of macos.",
            "The platform is not known: expected android, ios, ipados, windows or macos."),
        _ => new("Het woordenboek is vol.", "The dictionary is full."),
    };
}
