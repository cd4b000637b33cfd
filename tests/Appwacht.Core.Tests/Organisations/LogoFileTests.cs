using Appwacht.Core.Organisations.Looks;

namespace Appwacht.Core.Tests.Organisations;

public class LogoFileTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0];

    [Fact]
    public void A_picture_is_what_is_in_it()
    {
        Assert.Equal(LogoFile.Png, Assert.IsType<Outcome<string>.Done>(LogoFile.TypeOf(Png)).Value);
        Assert.Equal(LogoFile.WebP, Assert.IsType<Outcome<string>.Done>(LogoFile.TypeOf("RIFF1234WEBPVP8 "u8)).Value);
    }

    [Fact]
    public void What_is_no_picture_or_may_hold_a_script_is_refused()
    {
        foreach (var file in (byte[][])[[], Png[..8], "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "GIF89a.........."u8.ToArray(), "RIFF1234WAVEfmt "u8.ToArray()])
            Assert.Equal("look.logo-type", Assert.Single(Assert.IsType<Outcome<string>.Refused>(LogoFile.TypeOf(file)).Why).Code);
    }

    [Fact]
    public void A_picture_may_not_be_larger_than_fits_on_every_page()
    {
        Assert.IsType<Outcome<string>.Done>(LogoFile.TypeOf([.. Png, .. new byte[LogoFile.MostBytes - Png.Length]]));
        Assert.Equal("look.logo-size", Assert.Single(Assert.IsType<Outcome<string>.Refused>(LogoFile.TypeOf([.. Png, .. new byte[LogoFile.MostBytes]])).Why).Code);
    }
}
