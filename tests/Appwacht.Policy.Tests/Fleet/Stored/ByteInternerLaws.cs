using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Policy.Tests.Fleet.Stored;

public class ByteInternerLaws
{
    /// <summary>Texts of few letters, so that many are the same or nearly so, shorter and longer than a block.</summary>
    private static readonly Gen<byte[]> Texts = Gen.Select(Gen.Int[0, 140], Gen.Byte[1, 3], Gen.Int[0, 139], Gen.Byte[1, 2], (length, letter, at, other) =>
    {
        var text = new byte[length];
        Array.Fill(text, letter);
        if (at < length)
            text[at] = other;
        return text;
    });

    [Fact]
    public void Many_texts_looked_up_together_have_the_numbers_they_have_one_by_one() => Gen.Select(Texts.Array[0, 300], Texts.Array[0, 200]).Sample((known, asked) =>
    {
        var interner = new ByteInterner();
        var numbers = new Dictionary<string, int>();
        foreach (var text in known)
        {
            numbers.TryAdd(Convert.ToHexString(text), numbers.Count);
            Assert.Equal(numbers[Convert.ToHexString(text)], interner.Add(text));
        }

        var all = asked.Concat(known.Take(asked.Length)).ToArray();
        var texts = all.SelectMany(text => text).ToArray();
        var wanted = new WantedText[all.Length];
        for (var (i, start) = (0, 0); i < all.Length; start += all[i++].Length)
            wanted[i] = new WantedText(start, all[i].Length, ByteHash.Of(all[i]));
        interner.FindAll(texts, wanted);

        for (var i = 0; i < all.Length; i++)
        {
            Assert.Equal(numbers.GetValueOrDefault(Convert.ToHexString(all[i]), -1), wanted[i].Number);
            Assert.Equal(wanted[i].Number, interner.Find(all[i]));
        }
    });

    [Fact]
    public void A_text_with_the_hash_of_another_is_not_taken_for_it() => Gen.Select(Texts.Where(text => text.Length > 0), Gen.Int[0, 139], Gen.Int[0, 80]).Sample((text, at, margin) =>
    {
        var interner = new ByteInterner();
        interner.Add(text);
        byte[] other = [.. text, .. new byte[margin]];
        WantedText[] wanted = [new(0, text.Length, ByteHash.Of(text)), new(0, text.Length - 1, ByteHash.Of(text))];
        interner.FindAll(other, wanted);
        Assert.Equal([0, -1], wanted.Select(one => one.Number));
        other[at % text.Length] ^= 4;
        interner.FindAll(other, wanted);
        Assert.Equal([-1, -1], wanted.Select(one => one.Number));
    });

    [Fact]
    public void Texts_that_differ_in_one_byte_or_in_length_have_different_hashes()
    {
        var seen = new HashSet<ulong>();
        for (var length = 0; length < 80; length++)
        {
            var text = new byte[length];
            Assert.True(seen.Add(ByteHash.Of(text)));
            for (var at = 0; at < length; at++)
                for (text[at] = 1; text[at] != 0; text[at]++)
                    Assert.True(seen.Add(ByteHash.Of(text)), $"{length} {at} {text[at]}");
        }
    }

    [Fact]
    public void Apps_are_put_in_the_order_of_their_numbers_and_those_with_one_number_stay_as_they_were() =>
        Gen.Select(Gen.OneOf(Gen.Int[0, 20], Gen.Int[0, 300_000], Gen.Int[0, int.MaxValue]), Gen.Int[0, 9]).Array[0, 700].Sample(apps =>
        {
            var found = apps.Select(app => ((ulong)app.Item1 << 32) | (uint)app.Item2).ToArray();
            var expected = found.OrderBy(one => one >> 32).ToArray();
            Assert.Equal(expected, new AppSorter().Sort(found).ToArray());
        });
}
