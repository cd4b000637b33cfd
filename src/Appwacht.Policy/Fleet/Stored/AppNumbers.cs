using System.Text;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// Gives the apps of an inventory and their versions numbers. Nearly all have one already: those wait for one another and are looked up
/// together, because most of the time goes into waiting for the memory.
/// </summary>
internal sealed class AppNumbers(AppDictionary apps, VersionDictionary versions)
{
    /// <summary>How many are looked up together: most inventories have fewer.</summary>
    private const int Most = 256;

    private readonly int[] places = new int[Most];
    private readonly WantedText[] wantedApps = new WantedText[Most];
    private readonly WantedText[] wantedVersions = new WantedText[Most];
    private readonly byte[] keys = new byte[(Most * 64) + IdentityBytes.Room];
    private int waiting;
    private int keysEnd;

    /// <summary>Takes an app that is written plainly; it waits for <see cref="TakeWaiting"/>.</summary>
    /// <param name="json">The inventory.</param>
    /// <param name="place">Where the object begins.</param>
    /// <param name="fields">The texts, as they stand in the inventory.</param>
    /// <param name="onlyWork">Leaves an app that is not in the work profile without a number: it is not looked up, and nowhere kept.</param>
    /// <param name="into">Takes the app, and faults.</param>
    public void Take(ReadOnlySpan<byte> json, int place, scoped in AppFields fields, bool onlyWork, ReadInventory into)
    {
        var profile = ProfileOf(fields.Profile);
        if (onlyWork && profile is Profile.Personal or Profile.Unknown)
        {
            into.LeftOut++;
            return;
        }

        if (profile is null || !TryWriteKey(fields, out var length))
        {
            TakeWaiting(json, onlyWork, into);
            TakeAtOnce(fields, place, onlyWork, into);
            return;
        }

        json.Overlaps(fields.Version, out var version);
        places[waiting] = place;
        wantedApps[waiting] = new WantedText(keysEnd, length, ByteHash.Of(keys.AsSpan(keysEnd, length)));
        wantedVersions[waiting] = new WantedText(version, fields.Version.Length, ByteHash.Of(fields.Version));
        waiting++;
        keysEnd += length;
        if (waiting == Most || keysEnd > keys.Length - IdentityBytes.Room)
            TakeWaiting(json, onlyWork, into);
    }

    /// <summary>Looks up what waits.</summary>
    public void TakeWaiting(ReadOnlySpan<byte> json, bool onlyWork, ReadInventory into)
    {
        var app = wantedApps.AsSpan(0, waiting);
        var version = wantedVersions.AsSpan(0, waiting);
        (waiting, keysEnd) = (0, 0);
        apps.FindAll(keys, app);
        versions.FindAll(json, version);
        for (var i = 0; i < app.Length; i++)
        {
            if (app[i].Number >= 0 && version[i].Number >= 0)
            {
                into.Add(app[i].Number, version[i].Number);
                continue;
            }

            var fields = new AppFields();
            fields.TrySplit(json[places[i]..], out _);
            TakeAtOnce(fields, places[i], onlyWork, into);
        }
    }

    /// <summary>Takes an app of any kind, new or wrong, however it is written. What waits has to be taken before.</summary>
    public void TakeAtOnce(scoped in AppFields fields, int place, bool onlyWork, ReadInventory into)
    {
        var profile = ProfileOf(fields.Profile);
        if (profile is null)
            into.Add(new InventoryFault(InventoryFaultCode.BadProfile, place));
        if (onlyWork && profile is not Profile.Work)
        {
            into.LeftOut++;
            return;
        }

        if (Number(fields, out var number) is { } fault)
        {
            into.Add(new InventoryFault(InventoryFaultCode.BadApp, place, fault));
            return;
        }

        if (versions.TryNumber(fields.Version, out var version) is { } wrong)
            into.Add(new InventoryFault(InventoryFaultCode.BadVersion, place, wrong));
        into.Add(number, version);
    }

    private IdentityFault? Number(scoped in AppFields fields, out int number)
    {
        var id = fields.Id;
        if (id.IsEmpty)
            return apps.TryNumber(fields.Name, fields.Publisher, IdentityBytes.PlatformOf(fields.Platform), out number);
        if (!fields.Platform.IsEmpty)
            return apps.TryNumber(IdentityBytes.PlatformOf(fields.Platform), id, out number);
        var colon = id.IndexOf((byte)':');
        return apps.TryNumber(colon < 0 ? Platform.Unknown : IdentityBytes.PlatformOf(id[..colon]), id[(colon + 1)..], out number);
    }

    private bool TryWriteKey(scoped in AppFields fields, out int length)
    {
        var into = keys.AsSpan(keysEnd);
        length = 0;
        var id = fields.Id;
        if (id.IsEmpty)
        {
            if (IdentityBytes.WhyNotNamed(fields.Name, fields.Publisher) is not null)
                return false;
            length = IdentityBytes.WriteNamed(fields.Name, fields.Publisher, IdentityBytes.PlatformOf(fields.Platform), into);
            return true;
        }

        return fields.Platform.IsEmpty
            ? IdentityBytes.TryWriteKey(id, into, out length)
            : IdentityBytes.TryWriteKey(IdentityBytes.PlatformOf(fields.Platform), id, into, out length);
    }

    private static Profile? ProfileOf(ReadOnlySpan<byte> word) =>
        word.IsEmpty || Ascii.EqualsIgnoreCase(word, "unknown"u8) ? Profile.Unknown
        : Ascii.EqualsIgnoreCase(word, "work"u8) ? Profile.Work
        : Ascii.EqualsIgnoreCase(word, "personal"u8) ? Profile.Personal : null;
}
