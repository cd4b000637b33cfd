using System.Diagnostics;
using System.Text.Json;

namespace Appwacht.Cli.Tests.Commands;

/// <summary>Runs the built program as a user does: a process of its own, with arguments, an exit code and two streams.</summary>
internal sealed record Ended(int ExitCode, string Output, string Problems)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>The program.</summary>
internal static class Program
{
    /// <summary>Runs it in an empty folder that is removed afterwards, so that nothing it writes stays.</summary>
    public static Ended Run(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        return RunIn(folder.Path, arguments);
    }

    public static Ended RunIn(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "appwacht.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var problems = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ended(process.ExitCode, output, problems.Result);
    }
}

/// <summary>A folder that is removed with all that is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("appwacht-").FullName;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
