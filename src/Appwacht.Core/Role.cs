namespace Appwacht.Core;

/// <summary>What somebody is for an organisation. A person may have several roles.</summary>
public enum Role
{
    /// <summary>Answers for security: sees all counts, decides on proposals of others.</summary>
    Ciso,
    /// <summary>Writes policy and proposes it.</summary>
    PolicyMaker,
    /// <summary>Runs the devices: imports, sees findings of people, acts.</summary>
    DeviceAdministrator,
    /// <summary>Approves what others propose: exemptions, policies, changes of lists.</summary>
    Approver,
    /// <summary>Watches over what is kept of people.</summary>
    PrivacyOfficer,
    /// <summary>Reads everything that holds no findings of people, and verifies the trail; changes nothing.</summary>
    Auditor,
    /// <summary>Uses a device: sees what is known of it, and nothing of others.</summary>
    Employee,
    /// <summary>A program that brings inventories or asks for states.</summary>
    Service,
    /// <summary>Belongs to the compartment for investigation and intelligence: asks for exemptions there, and decides on those of others.</summary>
    Compartment,
}

/// <summary>The written form of a role.</summary>
public static class Roles
{
    /// <summary>All written forms, by <see cref="Role"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ciso", "policy-maker", "device-administrator", "approver", "privacy-officer", "auditor", "employee", "service", "compartment"];

    /// <summary>The written form.</summary>
    public static string Name(this Role role) => Names[(int)role];

    /// <summary>The role for a written form, or null.</summary>
    public static Role? Parse(string name) => Names.Index().FirstOrDefault(role => role.Item == name) is { Item: not null } found ? (Role)found.Index : null;
}
