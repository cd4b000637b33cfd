using Appwacht.Core.Organisations;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Hosting;

/// <summary>What a load balancer or a watcher asks: whether the server lives, and whether it can take work.</summary>
internal static class Health
{
    /// <summary>Where it is asked.</summary>
    public const string Root = "/gezondheid";

    /// <summary>The version of the program.</summary>
    public static string Version { get; } = typeof(Health).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup(Root).DisableRateLimiting().WithMetadata(new DisableRequestTimeoutAttribute()).ExcludeFromDescription();
        health.MapGet("/leeft", () => Results.Json(new { status = "leeft", versie = Version }));
        health.MapGet("/gereed", Ready);
    }

    private static async Task<IResult> Ready(RunningRequests requests, IDatabases databases, CancellationToken cancel)
    {
        var why = !requests.TakesMore ? "stopt" : await Answers(databases, cancel) ? null : "database";
        return why is null
            ? Results.Json(new { status = "gereed", versie = Version })
            : Results.Json(new { status = "niet-gereed", oorzaak = why, versie = Version }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> Answers(IDatabases databases, CancellationToken cancel)
    {
        try
        {
            await using var directory = databases.OpenDirectory();
            await directory.Organisations.Select(organisation => organisation.Id).FirstOrDefaultAsync(cancel);
            return true;
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or IOException or TimeoutException or InvalidOperationException)
        {
            return false;
        }
    }
}
