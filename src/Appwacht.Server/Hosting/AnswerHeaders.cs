using Appwacht.Server.Api.Conventions;

namespace Appwacht.Server.Hosting;

/// <summary>The headers of every answer: which version of the API gave it, and what a browser must not do with it.</summary>
internal sealed class AnswerHeaders(RequestDelegate next)
{
    private const string ForPages =
        "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:";

    private const string ForData = "default-src 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => Set((HttpContext)state), context);
        return next(context);
    }

    private static Task Set(HttpContext context)
    {
        var (headers, isForApi) = (context.Response.Headers, ApiVersion.IsFor(context.Request));
        if (isForApi)
            headers[ApiVersion.Header] = ApiVersion.Full;
        var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;
        headers.ContentSecurityPolicy = context.Features.Get<OwnStyle>() is { } own ? $"{ForData}; style-src '{own.Hash}'; img-src data:; base-uri 'none'; form-action 'none'" : isPage ? ForPages : ForData;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (headers.CacheControl.Count == 0 || isForApi)
            headers.CacheControl = "no-store";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return Task.CompletedTask;
    }
}
