using Appwacht.Policy.Devices;

namespace Appwacht.Policy.Fleet.Generated;

/// <summary>One device of a generated fleet.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="PersonNumber">The number of its user; every fifth user has two devices.</param>
/// <param name="Device">The device.</param>
/// <param name="Person">Its user.</param>
/// <param name="Apps">What is installed on it, as numbers of <see cref="GeneratedApps"/>, ascending, each once.</param>
public sealed record GeneratedDevice(int Number, int PersonNumber, Device Device, Person Person, int[] Apps)
{
    /// <summary>The version in which it has an app.</summary>
    public string VersionOf(int app) => $"{1 + (app + Number) % 28}.{(app / 7 + Number) % 10}.{app % 7}";
}
