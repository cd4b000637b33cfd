using System.Text;
using Appwacht.Server.Tests.Hosting;
using Microsoft.AspNetCore.Http.Metadata;

namespace Appwacht.Server.Tests.Fuzz;

/// <summary>Makes requests as somebody would who wants to break the server: always the same for the same seed.</summary>
internal sealed class Hostile(int seed)
{
    private static readonly string[] Words =
    [
        "", "0", "-1", "1", "2147483648", "-9223372036854775809", "1e999", "NaN", "null", "true", "..", "%2e%2e", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%00", "%0d%0aX: y", "%ff%fe", "%c0%ae", "%E2%80%AE", "%F0%9F%98%80", "%D0%B0pp",
        "a%2Fb", "%5c..%5c", "';--", "%7B%7D", "$%7Bjndi%3Ax%7D", "gemeente-voorbeeld", "andere-gemeente", "GEMEENTE-VOORBEELD", "2026-02-30", "9999-12-31T23:59:59.9999999%2B14:00", "0001-01-01T00:00:00-14:00", "00000000-0000-0000-0000-000000000000",
        new('a', 3000), "%F0%9F%98%80%CC%81%CC%81", "_zoek", "*", "~", "%25", "%2525",
    ];

    private static readonly string[] Forms =
        ["application/json", "application/json; charset=utf-7", "application/json; charset=onzin", "text/plain", "application/x-ndjson", "text/csv", "multipart/form-data; boundary=x", "multipart/form-data", "application/xml", "onzin", "application/*", "*/*", "application/x-www-form-urlencoded"];

    private static readonly string[] Headers =
        ["Accept", "Accept-Language", "Accept-Encoding", "If-Match", "If-None-Match", "If-Modified-Since", "Idempotency-Key", "Range", "Origin", "X-Forwarded-For", "X-HTTP-Method-Override", "Content-Encoding", "traceparent", "tracestate", "Cookie", "Expect", "X-Original-URL", "Authorization"];

    private static readonly string[] HeaderValues =
        ["", "*", "\"a\"", "W/\"a\"", "\"", ",,,;;;q=", "nl;q=9", "gzip, br;q=0.1", "bytes=0-,-1", "bytes=9-1", "null", "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff", "appwacht=x", "Bearer", "Bearer a.b.c", "Basic eDp5", "Thu, 99 Foo 2026", "127.0.0.1, ::1, x", new('q', 4000), "100-continue", "application/json, application/json, application/json"];

    /// <summary>Without this the client makes a tidy address of it.</summary>
    private static readonly UriCreationOptions AsGiven = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly Random random = new(seed);

    /// <summary>A request to an endpoint with up to a few things wrong.</summary>
    public HttpRequestMessage Request(Endpoints endpoint, Uri server)
    {
        var address = endpoint.Address(_ => random.Next(3) == 0 ? "1" : Pick(Words));
        if (random.Next(6) == 0)
            address = address.Replace("gemeente-voorbeeld", Pick(Words), StringComparison.Ordinal);
        if (random.Next(12) == 0)
            address += Pick(["/", "//", "/..", "/%2e%2e/", ";a=b", "/.", "?", "#", "%00", "/" + Pick(Words)]);
        var method = random.Next(10) == 0 ? Pick(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "ONZIN"]) : endpoint.Method;
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.GetLeftPart(UriPartial.Authority) + address + Query(endpoint), AsGiven));
        if (method is not ("GET" or "HEAD" or "TRACE" or "OPTIONS") || random.Next(10) == 0)
            request.Content = Body();
        for (var count = random.Next(3); count > 0; count--)
            request.Headers.TryAddWithoutValidation(Pick(Headers), Pick(HeaderValues));
        return request;
    }

    private string Query(Endpoints endpoint)
    {
        var names = endpoint.Route.Metadata.OfType<IParameterBindingMetadata>().Select(parameter => parameter.Name).Concat(["na", "aantal", "zoek", "sinds", "op", "%00", "a[]"]).ToArray();
        return random.Next(2) == 0 ? "" : "?" + string.Join('&', Enumerable.Range(0, random.Next(1, 6)).Select(_ => $"{Pick(names)}{Pick(["=", "", "=="])}{Pick(Words)}"));
    }

    private ByteArrayContent Body()
    {
        var content = new ByteArrayContent(random.Next(8) switch
        {
            0 => Bytes(random.Next(2000)),
            1 => Encoding.UTF8.GetBytes(Nested(random.Next(1, 20_000))),
            2 => Encoding.UTF8.GetBytes(Json(0) + Json(0)),
            3 => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, random.Next(40)).Select(_ => Json(0)))),
            4 when random.Next(10) == 0 => new byte[(1 << 20) + 10],
            5 => Cut(Encoding.UTF8.GetBytes(Json(0))),
            6 => Encoding.UTF8.GetBytes($"device,app\n{Pick(Words)},{Pick(Words)}\n\"{Pick(Words)}\n"),
            _ => Encoding.UTF8.GetBytes(Json(0)),
        });
        content.Headers.TryAddWithoutValidation("Content-Type", random.Next(3) == 0 ? Pick(Forms) : "application/json");
        return content;
    }

    private string Json(int depth) => random.Next(depth > 4 ? 6 : 9) switch
    {
        0 => "null",
        1 => Pick(["0", "-1", "1e400", "12345678901234567890123", "1.5", "-0", "01", "0x1"]),
        2 => Pick(["true", "false"]),
        3 or 4 or 5 => $"\"{Pick(["", "x", "\\u0000", "\\ud800", "2026-13-01", "android:a", "\\\"", "\u202e", "👩‍👩‍👧", new string('z', 5000), "gemeente-voorbeeld", "<script>", "=1+1"])}\"",
        6 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Json(depth + 1)))}]",
        _ => $"{{{string.Join(',', Enumerable.Range(0, random.Next(6)).Select(_ => $"\"{Pick(Names)}\":{Json(depth + 1)}"))}}}",
    };

    private static readonly string[] Names =
        ["naam", "id", "nummer", "tekst", "van", "tot", "app", "device", "at", "apps", "name", "publisher", "version", "rol", "groep", "toestel", "persoon", "reden", "motivering", "aantal", "op", "soort", "platform", "eigendom", "beleid", "", "__proto__", "$ref", "$type"];

    private string Nested(int depth) => random.Next(2) == 0 ? new string('[', depth) : string.Concat(Enumerable.Repeat("{\"a\":", depth));

    private byte[] Cut(byte[] bytes) => bytes[..random.Next(bytes.Length + 1)];

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
