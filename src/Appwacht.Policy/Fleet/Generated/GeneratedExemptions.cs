using Appwacht.Policy.Devices;

namespace Appwacht.Policy.Fleet.Generated;

/// <summary>The exemptions of a generated fleet as pairs of numbers of its snapshot.</summary>
public static class GeneratedExemptions
{
    /// <summary>Looks up devices and apps; every exemption of a generated fleet is for one device and holds on its day.</summary>
    public static ExemptInstalls In(FleetSnapshot snapshot, IEnumerable<Exemption> exemptions)
    {
        var byDevice = new Dictionary<int, int[]>();
        foreach (var exemption in exemptions)
            if (snapshot.Devices.Ids.Find(exemption.Subject) is >= 0 and var device)
                byDevice[device] = [.. snapshot.Apps.NumbersOf(exemption.App)];
        return new ExemptInstalls(byDevice);
    }
}
