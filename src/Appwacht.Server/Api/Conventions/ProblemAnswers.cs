using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Appwacht.Core;
using Appwacht.Server.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api.Conventions;

/// <summary>
/// Sees to it that whoever gets no answer hears why: a status without a body, a request that cannot be read and a fault of ours become a
/// problem in the language of the caller. Nothing of the inside is told.
/// </summary>
internal sealed partial class ProblemAnswers(RequestDelegate next, ILogger<ProblemAnswers> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // the caller has gone
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await Of(context, fault).ExecuteAsync(context);
            return;
        }

        // A page that refuses a form by itself has said what kind of text would come, and then sends none.
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 })
            await Bare(context).ExecuteAsync(context);
    }

    /// <summary>The router refuses some parameters by itself, with nothing but the number 400.</summary>
    private static IResult Bare(HttpContext context) =>
        context.Response.StatusCode is StatusCodes.Status400BadRequest && Mistakes.All(context) is { Count: > 0 } mistakes
            ? Problems.Refused(mistakes, StatusCodes.Status400BadRequest) : Problems.Of(context.Response.StatusCode, StatusRefusals.Of(context.Response.StatusCode));

    private IResult Of(HttpContext context, Exception fault)
    {
        switch (fault)
        {
            case BadHttpRequestException { InnerException: JsonException json }:
                return Problems.Of(StatusCodes.Status400BadRequest, Malformed(json));
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } when Mistakes.All(context) is { Count: > 0 } mistakes:
                return Problems.Refused(mistakes, StatusCodes.Status400BadRequest);
            case BadHttpRequestException bad:
                return Problems.Of(bad.StatusCode, StatusRefusals.Of(bad.StatusCode));
            case DbUpdateConcurrencyException:
                return Problems.Of(StatusCodes.Status412PreconditionFailed, StatusRefusals.Of(StatusCodes.Status412PreconditionFailed));
            case DbException { IsTransient: true }:
                log.DatabaseAway(fault.GetType().Name);
                context.Response.Headers.RetryAfter = "5";
                return Problems.Of(StatusCodes.Status503ServiceUnavailable, StatusRefusals.Of(StatusCodes.Status503ServiceUnavailable));
            default:
                log.RequestFailed(Log.RouteOf(context), Log.WithoutData(fault));
                return Problems.Of(StatusCodes.Status500InternalServerError, StatusRefusals.Of(StatusCodes.Status500InternalServerError));
        }
    }

    private static Refusal Malformed(JsonException fault)
    {
        var (line, place) = (fault.LineNumber + 1, fault.BytePositionInLine + 1);
        return line is null
            ? new("request.json", "De JSON past niet bij wat hier gevraagd wordt.", "The JSON does not fit what is asked here.", Field(fault.Path))
            : new("request.json", $"De JSON kan niet worden gelezen op regel {line}, positie {place}.", $"The JSON cannot be read at line {line}, position {place}.", Field(fault.Path));
    }

    /// <summary>Where it is, unless the path holds something that a caller made up, such as the key of a dictionary.</summary>
    private static string? Field(string? path) => path is { Length: > 2 and <= 100 } && PlainPath().IsMatch(path) ? path[2..] : null;

    [GeneratedRegex(@"^\$\.[a-zA-Z]+(?:\[[0-9]+\]|\.[a-zA-Z]+)*$")]
    private static partial Regex PlainPath();
}
