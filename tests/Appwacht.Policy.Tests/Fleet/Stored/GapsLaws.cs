using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Policy.Tests.Fleet.Stored;

/// <summary>Gaps that are read many together are read as one by one.</summary>
public class GapsLaws
{
    private static readonly Gen<int> Gap = Gen.Frequency(
        (9, Gen.Int[1, 127]), (6, Gen.Int[128, 16_383]), (2, Gen.Int[16_384, (1 << 21) - 1]), (1, Gen.Int[1 << 21, (1 << 28) - 1]));

    /// <summary>Some lists run over: their numbers do not fit 31 bits.</summary>
    private static readonly Gen<int[]> Good = Gen.Frequency((9, Gap.Array[0, 80]), (1, Gen.Int[1 << 25, (1 << 28) - 1].Array[0, 80]));

    /// <summary>Gaps with, in some, one that cannot be or is longer than usual.</summary>
    private static readonly Gen<int[]> Lists = Gen.Select(Good, Gen.Int[0, 79], Gen.OneOf(Gen.Const(0), Gen.Const(1 << 28), Gen.Const(int.MaxValue)), Gen.Int[0, 3])
        .Select((gaps, at, odd, whether) => whether == 0 && at < gaps.Length ? [.. gaps[..at], odd, .. gaps[(at + 1)..]] : gaps);

    [Fact]
    public void Many_together_is_as_one_by_one() => Gen.Select(Lists, Gen.Byte.Array[0, 80]).Sample((gaps, behind) =>
    {
        var stored = new byte[gaps.Length * Varint.Longest];
        var length = 0;
        foreach (var gap in gaps)
            length += Varint.Write(gap, stored.AsSpan(length));
        byte[] bytes = [.. stored.AsSpan(0, length), .. behind];

        var (expected, expectedAt) = (new int[gaps.Length], 0);
        var expectedResult = OneByOne(bytes, ref expectedAt, expected);
        var (read, at) = (new int[gaps.Length], 0);
        var result = Gaps.Read(bytes, ref at, read);

        Assert.Equal(expectedResult, result);
        if (result != 1)
            return;
        Assert.Equal(expectedAt, at);
        Assert.Equal(expected, read);
    }, iter: 20_000);

    private static int OneByOne(byte[] bytes, ref int at, int[] numbers)
    {
        var number = -1;
        for (var i = 0; i < numbers.Length; i++)
        {
            var gap = Varint.Read(bytes, ref at);
            if (gap <= 0)
                return gap;
            if ((long)number + gap > int.MaxValue)
                return Varint.TooLarge;
            numbers[i] = number += gap;
        }

        return 1;
    }
}
