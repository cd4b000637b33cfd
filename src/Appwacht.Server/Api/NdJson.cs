using Microsoft.Net.Http.Headers;

namespace Appwacht.Server.Api;

/// <summary>Answers with one JSON object on each line, written while they are read.</summary>
internal static class NdJson
{
    /// <summary>Says what comes.</summary>
    public static void Begin(HttpResponse response, string fileName)
    {
        response.ContentType = "application/x-ndjson";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
    }
}
