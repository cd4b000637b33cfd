using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Policy.Tests.Fleet.Stored;

/// <summary>The stored form, byte by byte: it is on disks for years.</summary>
public class InventoryBlobTests
{
    [Fact]
    public void The_form_of_the_first_version_never_changes() => Assert.Equal(
        "A1" + "08" + "03" + "01" + "05" + "AC02" + "00" + "07" + "07" + "7E640A5B",
        Convert.ToHexString(InventoryBlobLaws.Written([(0, 0), (5, 7), (305, 7)])));

    [Fact]
    public void The_checksum_is_crc_32c() => Assert.Equal(0xE3069283, Checksum.Of("123456789"u8));

    [Theory]
    [InlineData("01" + "00" + "00", BlobFault.NotAscending)]
    [InlineData("02" + "05" + "00" + "00" + "00", BlobFault.NotAscending)]
    [InlineData("02" + "05" + "01", BlobFault.TooShort)]
    [InlineData("01" + "05" + "80", BlobFault.TooShort)]
    [InlineData("01" + "05" + "00" + "00", BlobFault.TrailingBytes)]
    [InlineData("01" + "FFFFFFFF7F" + "00", BlobFault.NumberTooLarge)]
    [InlineData("01" + "05" + "FFFFFFFFFFFF7F", BlobFault.NumberTooLarge)]
    [InlineData("02" + "FFFFFFFF07" + "FFFFFFFF07" + "0000", BlobFault.NumberTooLarge)]
    [InlineData("FFFFFFFF07" + "01" + "01", BlobFault.TooShort)]
    public void A_body_that_was_never_written_by_us_is_named(string body, BlobFault fault) =>
        Assert.Equal(fault, InventoryBlob.TryRead(InventoryBlobLaws.Whole(Convert.FromHexString(body)), []));

    [Fact]
    public void Another_version_of_the_form_is_named() => Assert.Equal(BlobFault.OtherVersion, InventoryBlob.TryRead([0xA2, 0x01, 0x00], []));

    [Fact]
    public void An_app_that_has_no_number_in_the_dictionary_is_named()
    {
        int[] apps = [];
        Assert.Equal(BlobFault.NumberTooLarge, InventoryBlob.TryReadApps(InventoryBlobLaws.Written([(9, 0)]), 9, ref apps, out _));
        Assert.Null(InventoryBlob.TryReadApps(InventoryBlobLaws.Written([(9, 0)]), 10, ref apps, out _));
    }

    [Fact]
    public void Apps_that_do_not_ascend_are_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => InventoryBlobLaws.Written([(3, 0), (3, 0)]));
        Assert.Throws<ArgumentException>(() => InventoryBlobLaws.Written([(3, -1)]));
    }

    [Fact]
    public void Every_fault_has_a_code_and_a_sentence_of_its_own()
    {
        var faults = Enum.GetValues<BlobFault>();
        Assert.Equal(faults.Length, faults.Select(fault => fault.Code()).Distinct().Count());
        Assert.Equal(faults.Length, faults.Select(fault => fault.Reason().Nl).Distinct().Count());
    }
}
