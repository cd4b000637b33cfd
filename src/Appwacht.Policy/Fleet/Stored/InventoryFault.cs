using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>What is wrong with an inventory that arrives.</summary>
public enum InventoryFaultCode
{
    /// <summary>It is longer than is accepted; refused.</summary>
    TooLong,
    /// <summary>It is not JSON, or nested too deep; refused.</summary>
    NotJson,
    /// <summary>Something else stands where an object, a list or a text is expected; refused.</summary>
    WrongShape,
    /// <summary>A property is there twice; refused, because readers differ on which counts.</summary>
    PropertyTwice,
    /// <summary>There is no device, or it cannot be an identifier; refused.</summary>
    BadDevice,
    /// <summary>There is no moment with an offset from UTC; refused.</summary>
    BadInstant,
    /// <summary>There is no list of apps; refused.</summary>
    NoApps,
    /// <summary>There are more apps than is accepted; refused.</summary>
    TooManyApps,
    /// <summary>An app cannot be identified; the others are taken.</summary>
    BadApp,
    /// <summary>A version cannot be one; the app is taken with its version not known.</summary>
    BadVersion,
    /// <summary>The part of the device is a word that is not known; the app is taken with it not known.</summary>
    BadProfile,
}

/// <summary>What is wrong with an inventory that arrives, and where.</summary>
/// <param name="Code">What.</param>
/// <param name="Position">The byte at which it shows, from 0.</param>
/// <param name="Identity">What is wrong with an app or version.</param>
public readonly record struct InventoryFault(InventoryFaultCode Code, int Position, IdentityFault? Identity = null)
{
    /// <summary>Whether the inventory as a whole cannot be used.</summary>
    public bool IsRefusal => Code < InventoryFaultCode.BadApp;

    /// <summary>The permanent code.</summary>
    public string Name => $"INVT{(int)Code + 1:000}";

    /// <summary>The sentence.</summary>
    public LocalText Reason => Code switch
    {
        InventoryFaultCode.TooLong => new("De inventaris is te lang.", "The inventory is too long."),
        InventoryFaultCode.NotJson => new("De inventaris is geen JSON, of te diep genest.", "The inventory is not JSON, or nested too deep."),
        InventoryFaultCode.WrongShape => new("Hier wordt iets anders verwacht.", "Something else is expected here."),
        InventoryFaultCode.PropertyTwice => new("Deze eigenschap staat er twee keer.", "This property is there twice."),
        InventoryFaultCode.BadDevice => new("Het toestel (`device`) ontbreekt of klopt niet.", "The device (`device`) is missing or wrong."),
        InventoryFaultCode.BadInstant => new(
            "Het moment (`at`) ontbreekt, klopt niet of zegt niet in welke tijdzone het is.",
            "The moment (`at`) is missing, wrong, or does not say in which time zone it is."),
        InventoryFaultCode.NoApps => new("De lijst van apps (`apps`) ontbreekt.", "The list of apps (`apps`) is missing."),
        InventoryFaultCode.TooManyApps => new("Er staan te veel apps in.", "There are too many apps."),
        InventoryFaultCode.BadProfile => new(
            "Het deel van het toestel is geen `work` of `personal`.", "The part of the device is neither `work` nor `personal`."),
        _ => Identity?.Reason() ?? new("De app klopt niet.", "The app is wrong."),
    };
}
