using Appwacht.Policy.Devices;
using Appwacht.Policy.Findings;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Findings;

/// <summary>A fleet in a few words: devices, their users and what is installed on them.</summary>
internal sealed class GivenFleet
{
    private readonly Dictionary<string, Device> devices = [];
    private readonly Dictionary<string, Person> people = [];
    private readonly List<InstalledApp> installed = [];

    public GivenFleet Device(string id, Ownership ownership = Ownership.Managed, string? person = null, DeviceKind kind = DeviceKind.Phone, Platform platform = Platform.Android)
    {
        devices[id] = new Device(id, id, kind, platform, OsVersion.Parse("15"), ownership, person, new(2026, 11, 19, 0, 0, 0, TimeSpan.Zero));
        return this;
    }

    public GivenFleet Person(string id, string unit, RiskTier tier = RiskTier.Standard)
    {
        people[id] = new Person(id, unit, "medewerker", tier, new HashSet<string>(), new HashSet<string>(), "nl");
        return this;
    }

    public GivenFleet WithId(string device, string id, string name = "", Profile profile = Profile.Unknown)
    {
        installed.Add(new(device, Given.Id(id), name, "", "1.0", Given.Id(id).Platform, profile));
        return this;
    }

    public GivenFleet WithName(string device, string name, string publisher, Platform platform = Platform.Android, Profile profile = Profile.Unknown)
    {
        installed.Add(new(device, null, name, publisher, "1.0", platform, profile));
        return this;
    }

    public FleetAnswer Check(PolicyStack stack, params IReadOnlyList<Exemption> exemptions)
    {
        var check = new FleetCheck(new(stack, TestRegister.Register, Given.Today, Country.Netherlands, exemptions), devices, people);
        foreach (var app in installed)
            check.Add(app);
        return check.Answer();
    }

    public WhatIf WhatIf(PolicyStack now, PolicyStack then, params IReadOnlyList<Exemption> exemptions) => new(Check(now, exemptions), Check(then, exemptions));

    public static Exemption Exemption(string device, string app) => new(
        "U-1", ExemptionScope.Device, device, app, "opsporing", "nodig", "", new(new(2026, 1, 1), new(2027, 1, 1)), "p1", "", "p2");
}
