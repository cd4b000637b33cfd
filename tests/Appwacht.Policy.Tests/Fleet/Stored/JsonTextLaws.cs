using System.Text;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Policy.Tests.Fleet.Stored;

public class JsonTextLaws
{
    /// <summary>Longer than two blocks of any processor.</summary>
    private const int Longest = 3 * 64;

    [Fact]
    public void A_text_ends_at_its_first_quote_wherever_that_is()
    {
        for (var end = 0; end < Longest; end++)
            for (var after = 0; after < Longest; after += 7)
                Assert.Equal(end, JsonText.PlainLength(Encoding.UTF8.GetBytes(new string('a', end) + '"' + new string('\\', after))));
    }

    [Fact]
    public void A_text_without_a_quote_has_no_end()
    {
        for (var length = 0; length < Longest; length++)
            Assert.Equal(-1, JsonText.PlainLength(Encoding.UTF8.GetBytes(new string('a', length))));
    }

    [Fact]
    public void One_byte_that_is_not_plain_is_seen_wherever_it_is()
    {
        var text = new byte[Longest];
        for (var end = 0; end < Longest; end++)
            for (var at = 0; at < end; at++)
                for (var value = 0; value < 256; value += at % 5 == 0 ? 1 : 31)
                {
                    Array.Fill(text, (byte)'a');
                    text[end] = (byte)'"';
                    text[at] = (byte)value;
                    Assert.Equal(value is '"' ? at : value is < ' ' or '\\' ? -1 : end, JsonText.PlainLength(text));
                }
    }
}
