using System.Buffers;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Processing;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Server.Access;
using Microsoft.AspNetCore.Http.Features;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/inventarissen</c>: single inventories, answered when they are stored.</summary>
internal static class InventarisEndpoints
{
    /// <summary>Who sends one inventory can send it again; better soon refused than long waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Map(RouteGroupBuilder organisation) =>
        organisation.MapPost("/inventarissen", Post).WithName("postInventaris").WithSummary("De inventaris van een toestel brengen").WithTags("Inventarissen").Needs(Right.Import, asksRegister: false)
            .Accepts<object>("application/json").Produces<InventarisOntvangst>(StatusCodes.Status201Created).Produces<InventarisOntvangst>();

    /// <summary>It could not be taken now, because too much waits.</summary>
    public static IResult Busy(HttpResponse response)
    {
        response.Headers.RetryAfter = "2";
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, new("intake.busy", "Er wacht al te veel; probeer het zo weer.", "Too much is waiting; try again soon."));
    }

    private static async Task<IResult> Post(HttpContext context, Caller caller, ProcessingTrace trace)
    {
        if (!context.Request.HasJsonContentType())
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, new("request.content-type", "Stuur `application/json`.", "Send `application/json`.", "Content-Type"));
        // An inventory may be larger than what others send, so that one that is too large is told so.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = 2L * InventoryLimits.Default.MostBytes;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(context.Request.ContentLength + 1 ?? 16_384, 1, InventoryLimits.Default.MostBytes + 1));
        try
        {
            var length = 0;
            for (int read; (read = await context.Request.Body.ReadAsync(buffer.AsMemory(length), context.RequestAborted)) > 0;)
            {
                length += read;
                if (length > InventoryLimits.Default.MostBytes)
                    return Problems.Of(StatusCodes.Status413PayloadTooLarge, new("inventory.too-long", "De inventaris is te lang.", "The inventory is too long."));
                if (length == buffer.Length)
                    buffer = Larger(buffer);
            }

            // Not given up when the caller goes away: the bytes are in use until they are stored.
            return await caller.Workspace.Intake.Take([new FleetLine.OfInventory(buffer.AsMemory(0, length))], caller.Actor, null, Patience, trace) switch
            {
                IntakeAnswer.Taken { Lines: [var line] } => Answer(line),
                IntakeAnswer.NotReady { Why: var why } => Answers.Refused([why]),
                _ => Busy(context.Response),
            };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Larger(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static IResult Answer(TakenLine line) => line.State switch
    {
        LineState.Taken => TypedResults.Json(Received("taken", line.Why), WireJson.Default.InventarisOntvangst, statusCode: StatusCodes.Status201Created),
        LineState.NotNewer => TypedResults.Json(Received("not-newer", line.Why), WireJson.Default.InventarisOntvangst),
        _ => Problems.Refused(line.Why),
    };

    private static InventarisOntvangst Received(string outcome, IReadOnlyList<Refusal> why) =>
        new(outcome, [.. why.Select(refusal => new Fout(refusal.Code, refusal.Message.Nl, refusal.Field))]);
}
