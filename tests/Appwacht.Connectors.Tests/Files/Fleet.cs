using System.IO.Compression;
using System.Text;
using Appwacht.Connectors.Files;
using Appwacht.Policy.Devices;

namespace Appwacht.Connectors.Tests.Files;

/// <summary>A folder made for one test, and what came out of it.</summary>
internal sealed class Fleet : IDisposable, IRejects
{
    public const string Devices = "device_id,name,kind,platform,os_version,ownership,person_id,inventory_at\n";
    public const string Apps = "device_id,app_id,app_name,version,publisher,profile\n";
    public const string Phone = "d1,TEL-1,phone,ios,26.1,managed,p1,2026-11-20T10:00:00Z\n";
    public const string IntuneDevices = "Device ID,Device name,Last check-in,OS version,Ownership,OS,Primary user UPN,Primary user display name\n";
    public const string IntuneApps =
        "ApplicationName,ApplicationPublisher,ApplicationShortVersion,ApplicationVersion,DeviceId,OSDescription,Platform,UserId,EmailAddress,UserName\n";

    public string Path { get; } = Directory.CreateTempSubdirectory("appwacht").FullName;

    public List<Reject> Rejects { get; } = [];

    public IEnumerable<(int Line, string Code)> Rejected => Rejects.Select(reject => ((int)reject.Line, reject.Reason.Code));

    /// <summary>A fleet with the generic files.</summary>
    public static Fleet Of(string devices, string apps, string? people = null)
    {
        var fleet = new Fleet().With("devices.csv", devices).With("installed-apps.csv", apps);
        return people is null ? fleet : fleet.With("people.csv", people);
    }

    public Fleet With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    public Fleet With(string name, byte[] bytes)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, name), bytes);
        return this;
    }

    public string Code(FleetSource source = FleetSource.Auto)
    {
        var (folder, refusals) = FleetFolder.Open(Path, source);
        Assert.Null(folder);
        return string.Join(' ', refusals.Select(refusal => refusal.Code));
    }

    public FleetFolder Open(FleetSource source = FleetSource.Auto, CorporateMeans corporateMeans = CorporateMeans.PrivateUseAllowed)
    {
        var (folder, refusals) = FleetFolder.Open(Path, source, corporateMeans);
        Assert.Empty(refusals);
        return folder!;
    }

    public (FleetDevices Devices, List<InstalledApp> Apps) Read(FleetSource source = FleetSource.Auto)
    {
        var folder = Open(source);
        var devices = folder.ReadDevices(this);
        return (devices, [.. folder.ReadInstalledApps(devices, this)]);
    }

    public void Add(Reject reject) => Rejects.Add(reject);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
