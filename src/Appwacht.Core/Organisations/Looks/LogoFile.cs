namespace Appwacht.Core.Organisations.Looks;

/// <summary>A picture that may be a logo, by what is in it and not by its name.</summary>
public static class LogoFile
{
    /// <summary>The largest, in bytes.</summary>
    public const int MostBytes = 200_000;

    /// <summary>PNG.</summary>
    public const string Png = "image/png";

    /// <summary>WebP.</summary>
    public const string WebP = "image/webp";

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What kind it is, or why it cannot be a logo. A picture that holds a script, such as SVG, is none of them.</summary>
    public static Outcome<string> TypeOf(ReadOnlySpan<byte> file) =>
        file.Length > MostBytes ? new Refusal("look.logo-size", $"Het logo is te groot: hoogstens {MostBytes / 1000} kB.", $"The logo is too large: at most {MostBytes / 1000} kB.", "logo")
        : file.Length > PngSignature.Length && file.StartsWith(PngSignature) ? Png
        : file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) ? WebP
        : new Refusal("look.logo-type", "Het logo is een PNG- of WebP-bestand.", "The logo is a PNG or WebP file.", "logo");
}
