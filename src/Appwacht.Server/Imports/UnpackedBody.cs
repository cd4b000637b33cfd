using System.IO.Compression;

namespace Appwacht.Server.Imports;

/// <summary>The body of a request, unpacked when it is packed.</summary>
internal static class UnpackedBody
{
    /// <summary>The body; null when it is packed in another way than <c>gzip</c>.</summary>
    public static Stream? Of(HttpRequest request)
    {
        switch (request.Headers.ContentEncoding.ToString())
        {
            case "" or "identity":
                return request.Body;
            case "gzip":
                var sent = new CountedStream(request.Body, static _ => true);
                return new CountedStream(new GZipStream(sent, CompressionMode.Decompress), given => IsInProportion(sent.Position, given));
            default:
                return null;
        }
    }

    /// <summary>
    /// A few bytes must not keep the server busy for hours. Inventories pack to a tenth; a fleet on which everything is the same, to a hundredth.
    /// </summary>
    private static bool IsInProportion(long sent, long given) => given <= 64 << 20 || given <= sent * 400;
}
