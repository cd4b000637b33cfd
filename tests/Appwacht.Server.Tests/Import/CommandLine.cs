using System.Diagnostics;

namespace Appwacht.Server.Tests.Import;

/// <summary>How the command line ended.</summary>
internal sealed record CommandLineEnded(int ExitCode, string Output, string Problems);

/// <summary>The built command line as a process of its own, as a user runs it against a server.</summary>
internal static class CommandLine
{
    /// <summary>Runs it in a folder.</summary>
    public static async Task<CommandLineEnded> Run(string folder, string token, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Appwacht.Cli", "release", "appwacht.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["APPWACHT_TOKEN"] = token;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The command line did not start.");
        var (output, problems) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await problems);
    }
}
