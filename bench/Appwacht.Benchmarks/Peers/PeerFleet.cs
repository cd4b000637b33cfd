using Appwacht.Benchmarks.Fleet;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet.Generated;
using Appwacht.Register;

namespace Appwacht.Benchmarks.Peers;

/// <summary>The fleet as others would hold it: rows of devices, apps, installs and exemptions.</summary>
internal sealed class PeerFleet
{
    private readonly BenchFleet fleet;

    public PeerFleet(BenchFleet fleet)
    {
        this.fleet = fleet;
        var bySlug = fleet.Fleet.Apps.Products.ToDictionary(product => product.Slug);
        Apps = [.. fleet.Snapshot.Apps.All.Select(app => App(app.Id.ToString() ?? "", app.Slug is { } slug ? bySlug[slug] : null))];
        var devices = fleet.Snapshot.Devices;
        Devices = [.. Enumerable.Range(0, fleet.Devices).Select(device => (devices.Profiles[devices.ProfileOf[device]], devices.PersonOf[device])).Select(pair =>
            new PeerDevice(pair.Item1.Tier?.Name() ?? "", pair.Item1.Ownership.Name(), pair.Item1.Deployments?.Count > 0, pair.Item2))];
    }

    public IReadOnlyList<PeerDevice> Devices { get; }

    public IReadOnlyList<PeerApp> Apps { get; }

    /// <summary>What is installed on a device, by place in <see cref="Apps"/>.</summary>
    public int[] On(int device) => fleet.Snapshot.Installed.On(device);

    public IEnumerable<(int Device, int App)> Exempt() =>
        from device in fleet.Exempt.Devices
        from app in On(device)
        where fleet.Exempt.Contains(device, app)
        select (device, app);

    private PeerApp App(string id, GeneratedProduct? product) => product is null
        ? new PeerApp(id, false, "", "", false, false)
        : new PeerApp(id, true, product.Category, product.Country.Code, product.Confidence is Confidence.Presumed, GeneratedProduct.IsApproved(product.Rank, fleet.Fleet.Plan));
}

/// <summary>A device with what the policy asks of it and its user.</summary>
public sealed record PeerDevice(string Tier, string Ownership, bool Deployed, int Person);

/// <summary>An app with what the policy asks of it.</summary>
public sealed record PeerApp(string Id, bool Known, string Category, string Country, bool Presumed, bool Approved);
