using System.Buffers;
using System.Text;
using Appwacht.Trail.Files;

namespace Appwacht.Trail.Evidence;

/// <summary>The signature under a manifest, with the keys to verify it with.</summary>
/// <param name="ManifestHash">The SHA-256 of the manifest, in hexadecimal.</param>
/// <param name="KeyId">The key it is signed with.</param>
/// <param name="Signature">ECDSA on P-256 with SHA-256, as the two numbers one behind the other (64 bytes).</param>
public sealed record EvidenceSeal(string ManifestHash, string KeyId, ReadOnlyMemory<byte> Signature)
{
    /// <summary>What it is called.</summary>
    public const string FileName = "manifest.sig";

    /// <summary>The largest there is, in bytes.</summary>
    internal const int Largest = 1 << 18;

    /// <summary>Begins what is signed, so that a signature under anything else never reads as one under a manifest.</summary>
    private const string Purpose = "appwacht-bewijsdossier-1\n";

    /// <summary>Signs.</summary>
    /// <param name="manifestHash">The SHA-256 of the manifest, in hexadecimal.</param>
    /// <param name="organisation">Whose evidence.</param>
    /// <param name="keys">The keys that stand before the signature: each is signed by the one before it, and the last is the one that signs.</param>
    /// <param name="key">The key that signs.</param>
    public static EvidenceSeal Sign(string manifestHash, string organisation, IReadOnlyList<TrailKey> keys, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(manifestHash, key.Public.Id, key.Sign(Signed(manifestHash, organisation, keys)));
    }

    /// <summary>Whether the signature is of this key.</summary>
    public bool IsSignedBy(TrailKey key, string organisation, IReadOnlyList<TrailKey> keys)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Id == KeyId && key.Verifies(Signed(ManifestHash, organisation, keys), Signature.Span);
    }

    /// <summary>The keys that lead to one, each signed by the one before it: what stands before a signature. What they are does not change when keys come after them.</summary>
    /// <param name="id">The key.</param>
    /// <param name="all">All keys there are.</param>
    public static IReadOnlyList<TrailKey> KeysUpTo(string id, IReadOnlyList<TrailKey> all)
    {
        var keys = new List<TrailKey>();
        while (all.FirstOrDefault(key => key.Id == id) is { } key && !keys.Contains(key))
        {
            keys.Insert(0, key);
            id = key.EndorsedBy;
        }

        return keys;
    }

    /// <summary>As written: a header, the keys in the order in which each signed the next, and the signature, in the form of a trail.</summary>
    public byte[] ToBytes(string organisation, IReadOnlyList<TrailKey> keys)
    {
        var bytes = new ArrayBufferWriter<byte>();
        TrailFile.WriteStart(bytes, EvidenceManifest.Form, organisation, keys);
        TrailFile.Write(bytes, new TrailLine.Seal(this));
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>What is signed: the purpose and the hash in hexadecimal, in ASCII, and what stands before the signature, so that nothing in the file can be another unseen.</summary>
    private static byte[] Signed(string manifestHash, string organisation, IReadOnlyList<TrailKey> keys)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(Encoding.ASCII.GetBytes(Purpose + manifestHash + "\n"));
        TrailFile.WriteStart(bytes, EvidenceManifest.Form, organisation, keys);
        return bytes.WrittenSpan.ToArray();
    }
}
