using Appwacht.Register;

namespace Appwacht.Policy.Devices;

/// <summary>Whose a device is and what it may be used for; it decides what may be read of it.</summary>
public enum Ownership
{
    /// <summary>The source did not say.</summary>
    Unknown,
    /// <summary>The organisation's, for work only.</summary>
    Managed,
    /// <summary>The organisation's; private use is allowed.</summary>
    PrivateUseAllowed,
    /// <summary>A private device that is used for work.</summary>
    Byod,
    /// <summary>A private device, known only through an agreement.</summary>
    Private,
}

/// <summary>What kind of thing it is.</summary>
public enum DeviceKind
{
    /// <summary>The source did not say.</summary>
    Unknown,
    /// <summary>A phone.</summary>
    Phone,
    /// <summary>A tablet.</summary>
    Tablet,
    /// <summary>A laptop or another computer.</summary>
    Laptop,
}

/// <summary>A device as its management system knows it. Names and addresses of people are never read.</summary>
/// <param name="Id">The identifier in its source.</param>
/// <param name="Name">The name the organisation gave it.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Platform">Its operating system.</param>
/// <param name="Os">The version of the operating system, or null when it is not known.</param>
/// <param name="Ownership">Whose it is.</param>
/// <param name="PersonId">Its user, or null when nobody is on record.</param>
/// <param name="InventoryAt">When its apps were last read; null when they never were.</param>
public sealed record Device(
    string Id, string Name, DeviceKind Kind, Platform Platform, OsVersion? Os, Ownership Ownership, string? PersonId, DateTimeOffset? InventoryAt)
{
    /// <summary>Whether it is a work phone or tablet: what "mobile devices" means in every count.</summary>
    public bool IsMobile => Kind is DeviceKind.Phone or DeviceKind.Tablet && IsOfTheOrganisation;

    /// <summary>Whether the organisation provides it.</summary>
    public bool IsOfTheOrganisation => Ownership.IsOfTheOrganisation();
}

/// <summary>What follows from whose a device is.</summary>
public static class Ownerships
{
    /// <summary>Whether the organisation provides it; of a device of which nobody said whose it is that is taken to be so.</summary>
    public static bool IsOfTheOrganisation(this Ownership ownership) => ownership is Ownership.Managed or Ownership.PrivateUseAllowed or Ownership.Unknown;
}

/// <summary>How exposed a person is.</summary>
public enum RiskTier
{
    /// <summary>Everybody.</summary>
    Standard,
    /// <summary>More than usual.</summary>
    Elevated,
    /// <summary>Board, top officials, security functions.</summary>
    High,
}

/// <summary>The user of devices, by what a policy may ask; never a name or an address.</summary>
/// <param name="Id">The identifier in its source.</param>
/// <param name="Unit">The unit, or null when not known.</param>
/// <param name="Role">The role, or null when not known.</param>
/// <param name="Tier">The risk tier, or null when not known.</param>
/// <param name="Groups">The groups, or null when the source does not say.</param>
/// <param name="Deployments">The deployments, or null when the source does not say.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>.</param>
public sealed record Person(
    string Id, string? Unit, string? Role, RiskTier? Tier, IReadOnlySet<string>? Groups, IReadOnlySet<string>? Deployments, string Language);

/// <summary>In which part of a device an app is installed.</summary>
public enum Profile
{
    /// <summary>The device has no separation, or the source does not say.</summary>
    Unknown,
    /// <summary>The work profile, or managed by the organisation.</summary>
    Work,
    /// <summary>The personal profile.</summary>
    Personal,
}

/// <summary>One app on one device, as its source reports it, not yet matched to the register.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="Id">The store identifier, or null where the source gives names only.</param>
/// <param name="Name">The name it goes by.</param>
/// <param name="Publisher">The publisher, or empty.</param>
/// <param name="Version">The version, or empty.</param>
/// <param name="Platform">The platform it runs on.</param>
/// <param name="Profile">The part of the device.</param>
public readonly record struct InstalledApp(
    string DeviceId, AppId? Id, string Name, string Publisher, string Version, Platform Platform, Profile Profile);
