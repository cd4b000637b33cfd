using System.CommandLine;
using System.Diagnostics;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Commands;

namespace Appwacht.Server.Tests.Commands;

/// <summary>How a command ended.</summary>
internal sealed record Ended(int Code, string Output, string Problems);

/// <summary>Commands as an administrator types them.</summary>
internal static class Typed
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Does one at a place.</summary>
    public static Task<Ended> At(TestDatabases place, params string[] words) => Do([.. words, .. Where(place)]);

    /// <summary>Does one at a folder.</summary>
    public static Task<Ended> At(string folder, params string[] words) => Do([.. words, "--data", folder]);

    private static async Task<Ended> Do(string[] words)
    {
        var (output, problems) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { OrganisationCommand.Create(new PlaceOptions(), TimeProvider.System) };
        var code = await root.Parse(["organisation", .. words]).InvokeAsync(new InvocationConfiguration { Output = output, Error = problems }, Cancel);
        return new(code, output.ToString(), problems.ToString());
    }

    /// <summary>The program as a process of its own.</summary>
    public static async Task<Ended> InProcess(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "appwacht-server.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var problems = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return new(process.ExitCode, output, await problems);
    }

    /// <summary>The options that say where.</summary>
    public static string[] Where(TestDatabases place) => place.Connection is { } connection ? ["--database", connection] : ["--data", place.Folder];
}
