using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Appwacht.Core;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api.Conventions;

/// <summary>
/// Lets a caller try again without doing something twice: a request with an <c>Idempotency-Key</c> runs in one transaction with the
/// record of its answer. What was refused changed nothing and is not recorded, so that it can be tried again.
/// </summary>
/// <remarks>
/// The transaction is the organisation's turn to write, so a duplicate that comes at the same time waits for the first and gets its answer.
/// An endpoint that begins a turn of its own, or that changes what is held in memory, cannot be marked with <see cref="OnceOnlyExtensions.OnceOnly"/>.
/// </remarks>
internal sealed class OnceOnly(RequestDelegate next, TimeProvider clock)
{
    /// <summary>The header with the key.</summary>
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 128;

    private static readonly string[] KeptHeaders = ["Content-Type", "Location", "ETag", "Content-Language"];

    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OnceOnlyMark>() is null || !context.Request.Headers.TryGetValue(Header, out var keys))
            await next(context);
        else if (keys is not [{ Length: > 0 and <= LongestKey } key] || !key.All(character => character is > ' ' and < '\x7f'))
            await Problems.Of(StatusCodes.Status400BadRequest, new(
                "request.key", $"`{Header}` is 1 tot {LongestKey} leesbare tekens zonder spaties.", $"`{Header}` is 1 to {LongestKey} printable characters without spaces.", Header)).ExecuteAsync(context);
        else
            await Run(context, caller, key);
    }

    private async Task Run(HttpContext context, Caller caller, string key)
    {
        var (db, cancel) = (caller.Db, context.RequestAborted);
        var request = await HashOfBody(context);
        var name = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Actor.Id}\n{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n{key}"));
        await using var turn = await db.BeginTurn(cancel);
        await KeptAnswer.Purge(db, clock.GetUtcNow(), cancel);
        if (await db.Set<KeptAnswer>().AsNoTracking().SingleOrDefaultAsync(answer => answer.Key == name, cancel) is { } earlier)
        {
            if (!earlier.Request.AsSpan().SequenceEqual(request))
            {
                await OtherRequest().ExecuteAsync(context);
                return;
            }

            // What is given again is seen again: that is on record before it is given.
            if (earlier.Processing.Length > 0)
                await context.RequestServices.GetRequiredService<ProcessingLog>().RecordAgain([.. earlier.Processing.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))], cancel);
            await turn.Commit(cancel);
            await new Again(earlier).ExecuteAsync(context);
            return;
        }

        var body = context.Response.Body;
        using var written = new MemoryStream();
        context.Response.Body = written;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.Response.StatusCode is >= 200 and < 300)
        {
            db.Add(new KeptAnswer
            {
                Key = name,
                Request = request,
                At = clock.GetUtcNow(),
                Status = context.Response.StatusCode,
                Headers = string.Join('\n', KeptHeaders.Where(context.Response.Headers.ContainsKey).Select(header => $"{header}: {context.Response.Headers[header]}")),
                Body = written.ToArray(),
                Processing = string.Join(' ', ProcessingLog.StoredWith(db)),
            });
            await db.SaveChangesAsync(cancel);
            await turn.Commit(cancel);
        }

        written.Position = 0;
        await written.CopyToAsync(body, cancel);
    }

    /// <summary>Reads the body to its end and puts it back for the endpoint.</summary>
    private static async Task<byte[]> HashOfBody(HttpContext context)
    {
        context.Request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted);
        context.Request.Body.Position = 0;
        return hash;
    }

    private static IResult OtherRequest() => Problems.Of(StatusCodes.Status422UnprocessableEntity, new(
        "request.key-used", "Deze sleutel hoort bij een ander verzoek; gebruik voor elk verzoek een nieuwe.", "This key belongs to another request; use a new one for each request.", Header));

    /// <summary>Gives an answer that was given before.</summary>
    private sealed record Again(KeptAnswer Answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = Answer.Status;
            foreach (var header in Answer.Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                httpContext.Response.Headers[header[..header.IndexOf(':', StringComparison.Ordinal)]] = header[(header.IndexOf(':', StringComparison.Ordinal) + 2)..];
            await httpContext.Response.Body.WriteAsync(Answer.Body, httpContext.RequestAborted);
        }
    }
}

/// <summary>Says that an endpoint takes keys.</summary>
internal sealed record OnceOnlyMark;

/// <summary>How an endpoint says so.</summary>
internal static class OnceOnlyExtensions
{
    /// <summary>Takes an <c>Idempotency-Key</c>. The endpoint stores with the caller's database and begins no turn of its own.</summary>
    public static TBuilder OnceOnly<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OnceOnlyMark());
}
