using System.Text.Json;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Signals;

namespace Appwacht.Server.Gate.Signals;

/// <summary>
/// The endpoints for subjects (SSF 1.0). A stream tells of all devices; a receiver can leave one out and take it up again. Whether a device is known here is
/// not told.
/// </summary>
internal static class SubjectEndpoints
{
    public static void Map(RouteGroupBuilder transmitter)
    {
        transmitter.MapPost("/subjects/add", SignalCaller.Only((context, caller) => Change(context, caller, isLeftOut: false)));
        transmitter.MapPost("/subjects/remove", SignalCaller.Only((context, caller) => Change(context, caller, isLeftOut: true)));
    }

    private static async Task<IResult> Change(HttpContext context, SignalCaller caller, bool isLeftOut)
    {
        if (await SignalCaller.Read(context, SignalWire.Default.SubjectRequest) is not { StreamId: { } id, Subject: { ValueKind: JsonValueKind.Object } subject } || Text(subject, "format") is not { } format)
            return SignalCaller.Unreadable();
        if (await caller.Find(id, context.RequestAborted) is not { } stream)
            return SignalCaller.Refused([ChangeStreams.NotFound]);
        // Our subjects are complex ones, of a device and a tenant; what says neither of the two otherwise matches.
        if (format is "complex" && IsOurTenant(subject, caller.Organisation))
        {
            if (!subject.TryGetProperty("device", out var device))
            {
                if (isLeftOut)
                    return SignalCaller.Refused([new("signal.subject", "Alle toestellen weglaten kan niet. Zet de stroom stil, of verwijder hem.", "Not all devices can be left out. Pause the stream, or delete it.", "subject")]);
                await caller.Streams.TakeUpAll(caller.Key, id, context.RequestAborted);
            }
            else if (device.ValueKind is JsonValueKind.Object && Text(device, "format") is "iss_sub" && Text(device, "iss") == stream.Issuer)
            {
                await caller.Streams.LeaveOut(caller.Key, id, Text(device, "sub"), isLeftOut, context.RequestAborted);
            }
        }

        return isLeftOut ? Results.NoContent() : Results.Ok();
    }

    private static bool IsOurTenant(JsonElement subject, OrganisationId organisation) =>
        !subject.TryGetProperty("tenant", out var tenant) || (tenant.ValueKind is JsonValueKind.Object && Text(tenant, "format") is "opaque" && Text(tenant, "id") == organisation.Value);

    private static string? Text(JsonElement from, string name)
    {
        if (!from.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.String)
            return null;
        try
        {
            return value.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a letter
        }
    }
}
