using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Generated;

/// <summary>What a policy may ask of a generated device and its user, as one small number, so that a million take little time.</summary>
/// <param name="Model">What kind of device.</param>
/// <param name="Ownership">Whose it is, from 0: managed, with private use, the user's own.</param>
/// <param name="Unit">The unit of the user.</param>
/// <param name="Tier">The risk tier of the user.</param>
/// <param name="OnCall">Whether the user is in the group that is on call.</param>
/// <param name="Deployed">Whether the user is on a deployment.</param>
internal readonly record struct GeneratedTraits(int Model, int Ownership, int Unit, RiskTier Tier, bool OnCall, bool Deployed)
{
    /// <summary>How many numbers there are.</summary>
    public static int Codes => Models.Length * 3 * Units.Length * 3 * 2 * 2;

    private static readonly (Platform Platform, DeviceKind Kind, string Os, double Share)[] Models =
    [
        (Platform.Ios, DeviceKind.Phone, "27.0", 0.30), (Platform.Android, DeviceKind.Phone, "16", 0.25), (Platform.Android, DeviceKind.Phone, "15", 0.18),
        (Platform.Ios, DeviceKind.Phone, "26.1", 0.12), (Platform.Ipados, DeviceKind.Tablet, "26.1", 0.13), (Platform.Android, DeviceKind.Tablet, "15", 0.02),
    ];

    private static readonly string[] Units =
        ["Uitvoering", "Toezicht", "Dienstverlening", "Informatievoorziening", "Ruimte", "Financiën", "Personeel", "Juridische Zaken", "Veiligheid", "Communicatie", "Bestuur", "Inkoop"];

    private static readonly string[] Roles = ["medewerker", "beleidsadviseur", "bestuurder"];

    /// <summary>Device and user as one number.</summary>
    public int Code => ((((Model * 3 + Ownership) * Units.Length + Unit) * 3 + (int)Tier) * 2 + (OnCall ? 1 : 0)) * 2 + (Deployed ? 1 : 0);

    /// <summary>The store that the apps of the device come from: 0 for Android, 1 for iOS.</summary>
    public int Store => Models[Model].Platform is Platform.Android ? 0 : 1;

    /// <summary>What a policy may ask.</summary>
    public DeviceFacts Facts() => DeviceFacts.Of(Device("", null, null), Person(""));

    /// <summary>The device.</summary>
    public Device Device(string id, string? person, DateTimeOffset? inventoryAt)
    {
        var (platform, kind, os, _) = Models[Model];
        return new Device(id, id, kind, platform, OsVersion.Parse(os), (Ownership)(Ownership + 1), person, inventoryAt);
    }

    /// <summary>The user.</summary>
    public Person Person(string id) => new(
        id, Units[Unit], Roles[(int)Tier], Tier, OnCall ? new HashSet<string> { "piket" } : [], Deployed ? new HashSet<string> { GeneratedPolicy.Deployment } : [], "nl");

    /// <summary>Device <paramref name="device"/>, and its user as others of his devices see him.</summary>
    public static GeneratedTraits Of(ulong seed, int device, int person)
    {
        var user = SplitMix64.For(seed, Topic.Person, person);
        // Units differ in size: the smaller of two draws is more often low.
        var unit = Math.Min(user.Below(Units.Length), user.Below(Units.Length));
        var tier = user.Fraction() switch { < 0.015 => RiskTier.High, < 0.075 => RiskTier.Elevated, _ => RiskTier.Standard };
        var (onCall, deployed) = (user.Fraction() < 0.1, user.Fraction() < 0.02);

        var own = SplitMix64.For(seed, Topic.Device, device);
        var model = 0;
        for (var left = own.Fraction(); model < Models.Length - 1 && left >= Models[model].Share; model++)
            left -= Models[model].Share;
        var ownership = own.Fraction() switch { < 0.45 => 0, < 0.85 => 1, _ => 2 };
        return new(model, ownership, unit, tier, onCall, deployed);
    }
}
