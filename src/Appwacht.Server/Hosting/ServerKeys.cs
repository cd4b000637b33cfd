using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Trail;

namespace Appwacht.Server.Hosting;

/// <summary>
/// The secrets of the server, in files that only its own user can read, apart from the databases. They are made when they are not there.
/// </summary>
/// <param name="settings">Where the data is.</param>
internal sealed class ServerKeys(ServerSettings settings)
{
    /// <summary>More than the least that receivers take (2048), which is thought enough until 2030.</summary>
    private const int SignalKeyBits = 3072;

    private static readonly Lock Making = new();

    private readonly ConcurrentDictionary<OrganisationId, Pseudonyms> pseudonyms = new();

    private readonly string folder = KeyFolder.In(settings.Data).FullName;

    /// <summary>The key that signs checkpoints, and those before it. Whoever asks for it disposes of the private half.</summary>
    public TrailKeys TrailKeys()
    {
        var stored = JsonSerializer.Deserialize<StoredKeys>(Read("trail.json", () => Write(null)))
            ?? throw new InvalidDataException($"{folder}: the key of the trail cannot be read.");
        var (last, all) = (stored.Public[^1], stored.Public.Select(key => new TrailKey(key.Key, key.EndorsedBy, key.Endorsement)).ToArray());
        return new(SigningKey.Read(stored.Private, last.EndorsedBy, last.Endorsement), all);
    }

    /// <summary>Puts a new key in the place of the one that signs checkpoints; the old one signs it, and its private half is gone after that.</summary>
    /// <returns>What the new one is called.</returns>
    public string Rotate()
    {
        var before = TrailKeys();
        using var old = before.Current;
        WriteFile("trail.json", Write(before));
        var after = TrailKeys();
        after.Current.Dispose();
        return after.All[^1].Id;
    }

    /// <summary>The key that signs what receivers of signals are told. Whoever asks for it disposes of it.</summary>
    public RSA SignalKey()
    {
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(Read("signals.key", MakeSignalKey), out _);
        return key;
    }

    /// <summary>The pseudonyms of the people of an organisation.</summary>
    public Pseudonyms PseudonymsOf(OrganisationId organisation) =>
        pseudonyms.GetOrAdd(organisation, id => Pseudonyms.Of(Read("pseudonyms.key", () => RandomNumberGenerator.GetBytes(32)), id));

    private static byte[] MakeSignalKey()
    {
        using var key = RSA.Create(SignalKeyBits);
        return key.ExportPkcs8PrivateKey();
    }

    private static byte[] Write(TrailKeys? before)
    {
        using var key = SigningKey.Create(before?.Current);
        return JsonSerializer.SerializeToUtf8Bytes(new StoredKeys(
            key.ToPkcs8(),
            [.. (before?.All ?? []).Append(key.Public).Select(one => new StoredKey(one.PublicKey.ToArray(), one.EndorsedBy, one.Endorsement.ToArray()))]));
    }

    private byte[] Read(string name, Func<byte[]> make)
    {
        var file = Path.Combine(folder, name);
        lock (Making)
        {
            if (!File.Exists(file))
                WriteFile(name, make());
            return File.ReadAllBytes(file);
        }
    }

    /// <summary>Writes a file beside the one there is, and then takes its place, so that at no moment there is half a key.</summary>
    private void WriteFile(string name, byte[] bytes)
    {
        var (file, beside) = (Path.Combine(folder, name), Path.Combine(folder, name + ".new"));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(beside); // the mode counts for a new file only
        using (var stream = new FileStream(beside, options))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file, overwrite: true);
    }

    private sealed record StoredKeys(byte[] Private, StoredKey[] Public);

    private sealed record StoredKey(byte[] Key, string EndorsedBy, byte[] Endorsement);
}
