using System.IO.Compression;
using System.Security.Cryptography;

namespace Appwacht.Server.Console.Style;

/// <summary>One file that browsers keep, compressed once and only if somebody asks for it that way.</summary>
internal sealed class StyleFile : IResult
{
    private readonly byte[] plain;
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;
    private readonly bool isCompressed;

    /// <summary>Keeps a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">What is in it.</param>
    public StyleFile(string name, byte[] content)
    {
        plain = content;
        isCompressed = Path.GetExtension(name) is not (".css" or ".js");
        Type = Path.GetExtension(name) switch { ".css" => "text/css; charset=utf-8", ".js" => "text/javascript; charset=utf-8", ".png" => "image/png", ".webp" => "image/webp", _ => "font/woff2" };
        Address = $"{Path.GetFileNameWithoutExtension(name)}.{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}{Path.GetExtension(name)}";
        brotli = new(() => Packed(stream => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 9 })));
        gzip = new(() => Packed(stream => new GZipStream(stream, CompressionLevel.Optimal)));
    }

    /// <summary>Its name with a mark of what is in it.</summary>
    public string Address { get; }

    private string Type { get; }

    /// <summary>Sends it in the smallest form that the browser reads.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (headers, asked) = (httpContext.Response.Headers, httpContext.Request.GetTypedHeaders().AcceptEncoding.Where(form => form.Quality is not 0).Select(form => form.Value.Value).ToArray());
        var (content, encoding) = isCompressed ? (plain, null) : asked.Contains("br") ? (brotli.Value, "br") : asked.Contains("gzip") ? (gzip.Value, "gzip") : (plain, (string?)null);
        httpContext.Response.ContentType = Type;
        httpContext.Response.ContentLength = content.Length;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        await httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted);
    }

    private byte[] Packed(Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var packing = pack(packed))
            packing.Write(plain);
        return packed.ToArray();
    }
}
