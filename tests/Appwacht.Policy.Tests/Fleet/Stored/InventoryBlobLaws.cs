using System.Buffers;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Policy.Tests.Fleet.Stored;

/// <summary>What is written is what is read, and what was damaged is not read.</summary>
public class InventoryBlobLaws
{
    private static readonly Gen<int> Numbers = Gen.OneOf(Gen.Int[0, 200], Gen.Int[0, 60_000], Gen.Int[0, 300_000_000], Gen.Int[0, int.MaxValue]);

    internal static Gen<(int App, int Version)[]> Inventories { get; } =
        Gen.Select(Numbers, Gen.Int[0, 40_000]).Array[0, 150].Select(apps => apps.DistinctBy(app => app.Item1).OrderBy(app => app.Item1).ToArray());

    [Fact]
    public void What_is_written_is_read() => Inventories.Sample(apps =>
    {
        var read = new List<(int, int)>();
        Assert.Null(InventoryBlob.TryRead(Written(apps), read));
        Assert.Equal(apps, read);
    });

    [Fact]
    public void The_apps_are_read_without_the_versions() => Inventories.Sample(apps =>
    {
        int[] read = [];
        var blob = Written(apps);
        Assert.Null(InventoryBlob.TryReadApps(blob, int.MaxValue, ref read, out var count));
        Assert.Equal(apps.Select(app => app.App), read[..count]);
    }, iter: 1_000);

    [Fact]
    public void Every_flipped_bit_is_found() => Inventories.Sample(apps =>
    {
        var blob = Written(apps);
        for (var bit = 0; bit < blob.Length * 8; bit++)
        {
            blob[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertRefused(blob);
            blob[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }, iter: 60);

    [Fact]
    public void Every_blob_that_was_cut_off_is_found() => Inventories.Sample(apps =>
    {
        var blob = Written(apps);
        for (var length = 0; length < blob.Length; length++)
            Assert.Equal(BlobFault.TooShort, AssertRefused(blob[..length]));
    }, iter: 200);

    [Fact]
    public void Bytes_behind_the_end_are_found() => Gen.Select(Inventories, Gen.Byte.Array[1, 9]).Sample((apps, more) =>
        Assert.Equal(BlobFault.TrailingBytes, AssertRefused([.. Written(apps), .. more])), iter: 200);

    [Fact]
    public void No_bytes_make_it_stumble() => Gen.Byte.Array[0, 80].Sample(bytes =>
    {
        AssertRefused(bytes);
        AssertRefused([InventoryBlob.Format, .. bytes]);
        // A body of anything, whole by its length and checksum.
        AssertNothingKeptOnFault(Whole(bytes));
    });

    internal static byte[] Written(ReadOnlySpan<(int App, int Version)> apps)
    {
        var into = new ArrayBufferWriter<byte>();
        InventoryBlob.Write(apps, into);
        return into.WrittenSpan.ToArray();
    }

    /// <summary>Puts a head and a right checksum around a body.</summary>
    internal static byte[] Whole(byte[] body)
    {
        byte[] head = [InventoryBlob.Format, (byte)(body.Length & 0x7f | (body.Length > 0x7f ? 0x80 : 0)), .. body.Length > 0x7f ? new[] { (byte)(body.Length >> 7) } : []];
        byte[] all = [.. head, .. body];
        return [.. all, .. BitConverter.GetBytes(Checksum.Of(all))];
    }

    private static BlobFault AssertRefused(byte[] blob) =>
        AssertNothingKeptOnFault(blob) ?? throw new Xunit.Sdk.XunitException($"Read as if nothing were wrong: {Convert.ToHexString(blob)}");

    private static BlobFault? AssertNothingKeptOnFault(byte[] blob)
    {
        var read = new List<(int, int)> { (1, 1) };
        var fault = InventoryBlob.TryRead(blob, read);
        if (fault is not null)
            Assert.Empty(read);
        int[] apps = [];
        var alsoFault = InventoryBlob.TryReadApps(blob, int.MaxValue, ref apps, out _);
        // The quick way does not look at versions; whatever else is wrong it finds too.
        Assert.True(alsoFault == fault || alsoFault is null && fault is BlobFault.TooShort or BlobFault.NumberTooLarge or BlobFault.TrailingBytes);
        return fault;
    }
}
