using System.Data.Common;
using System.Text;

namespace Appwacht.Server.Telemetry;

/// <summary>Every line that this program logs. Numbers, kinds and routes; never what somebody sent, and nothing that leads to a person.</summary>
internal static partial class Log
{
    /// <summary>A fault of ours.</summary>
    [LoggerMessage(1001, LogLevel.Error, "A request of {Route} failed: {Fault}")]
    public static partial void RequestFailed(this ILogger logger, string route, string fault);

    /// <summary>The database does not answer.</summary>
    [LoggerMessage(1002, LogLevel.Warning, "The database does not answer ({Fault}).")]
    public static partial void DatabaseAway(this ILogger logger, string fault);

    /// <summary>Somebody asks too much.</summary>
    [LoggerMessage(1003, LogLevel.Warning, "Requests are refused: {Limit} is reached.")]
    public static partial void LimitReached(this ILogger logger, string limit);

    /// <summary>The server was told to stop.</summary>
    [LoggerMessage(1004, LogLevel.Information, "Stopping: {Running} requests are finished first.")]
    public static partial void Stopping(this ILogger logger, int running);

    /// <summary>Requests that did not finish in time.</summary>
    [LoggerMessage(1005, LogLevel.Warning, "Stopped with {Running} requests unfinished.")]
    public static partial void StoppedEarly(this ILogger logger, int running);

    /// <summary>The server answers.</summary>
    [LoggerMessage(1006, LogLevel.Information, "Appwacht {Version} listens on {Urls}.")]
    public static partial void Started(this ILogger logger, string version, string urls);

    /// <summary>An import that was handed over did not come to its end.</summary>
    [LoggerMessage(1007, LogLevel.Error, "An import failed: {Fault}")]
    public static partial void ImportFailed(this ILogger logger, string fault);

    /// <summary>The office program made no PDF.</summary>
    [LoggerMessage(1008, LogLevel.Warning, "The office program made no PDF of a paper: {Fault}.")]
    public static partial void OfficeFailed(this ILogger logger, string fault);

    /// <summary>The pattern that a request fits; its address may hold more than should be kept.</summary>
    public static string RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    /// <summary>
    /// What an exception is and where it was thrown. Its message is left out, because it may repeat what was in a request, save of faults of
    /// databases and disks, which do not and say what an administrator must know.
    /// </summary>
    public static string WithoutData(Exception fault)
    {
        var text = new StringBuilder();
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            text.Append(cause.GetType().FullName).Append(cause is DbException or IOException ? ": " + cause.Message : "").AppendLine().AppendLine(cause.StackTrace);
        return text.ToString();
    }
}
