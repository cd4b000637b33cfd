using Microsoft.AspNetCore.Http.Metadata;

namespace Appwacht.Server.Api.Conventions;

/// <summary>What the framework would let pass and the API design rules do not: an address that ends in a slash, JSON that is not UTF-8, and an answer in a form that the caller cannot read.</summary>
internal sealed class AddressRules(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!ApiVersion.IsFor(context.Request))
            return next(context);
        if (context.Request.Path.Value is ['/', .., '/'])
            return Problems.NotFound().ExecuteAsync(context);
        if (!IsReadable(context.Request))
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, StatusRefusals.Of(StatusCodes.Status415UnsupportedMediaType)).ExecuteAsync(context);
        if (context.GetEndpoint() is { } endpoint && !IsAcceptable(endpoint, context.Request))
            return Problems.Of(StatusCodes.Status406NotAcceptable, StatusRefusals.Of(StatusCodes.Status406NotAcceptable)).ExecuteAsync(context);
        return next(context);
    }

    /// <summary>JSON is UTF-8; the framework takes a charset that it does not know for a fault of ours.</summary>
    private static bool IsReadable(HttpRequest request) =>
        request.GetTypedHeaders().ContentType is not { } form || !form.MatchesMediaType("application/json") && !form.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
        || !form.Charset.HasValue || form.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static bool IsAcceptable(Endpoint endpoint, HttpRequest request)
    {
        var asked = request.GetTypedHeaders().Accept;
        if (asked.Count == 0)
            return true;
        var wanted = asked.Where(form => form.Quality is not 0).ToArray();
        var given = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().SelectMany(produced => produced.ContentTypes).DefaultIfEmpty("application/json");
        return given.Any(form => wanted.Any(range => new Microsoft.Net.Http.Headers.MediaTypeHeaderValue(form).IsSubsetOf(range) || form.StartsWith(range.MediaType.Value ?? "", StringComparison.OrdinalIgnoreCase)));
    }
}
