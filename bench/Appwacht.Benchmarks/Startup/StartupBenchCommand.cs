using System.CommandLine;
using System.Diagnostics;
using Appwacht.Benchmarks.Measuring;

namespace Appwacht.Benchmarks.Startup;

/// <summary><c>check</c>: what a user waits for who types a command, from the first process to the last line.</summary>
internal static class StartupBenchCommand
{
    public static Command Create()
    {
        var program = new Option<string>("--program")
        {
            Description = "The program to start",
            DefaultValueFactory = _ => Repository.PathOf("artifacts", "bin", "Appwacht.Cli", "release", "appwacht.dll"),
        };
        var times = new Option<int>("--times") { Description = "How often", DefaultValueFactory = _ => 15 };
        var output = new ResultOptions("check");
        var command = new Command("check", "Wall time of whole processes: the sample check, and the help") { program, times };
        output.AddTo(command);
        command.SetAction(given =>
        {
            var results = new Results(Machine.Now(TimeProvider.System), "How long a command takes");
            var path = given.GetRequiredValue(program);
            var rejects = Path.Combine(Directory.CreateTempSubdirectory("appwacht-bench-").FullName, "rejects.csv");
            foreach (var arguments in (string[][])[["--help"], ["check", "samples/gemeente-voorbeeld", "--on", "2026-11-20"]])
            {
                string[] quiet = arguments is ["check", ..] ? [.. arguments, "--rejects", rejects] : arguments;
                results.Add(Repeat.Of("Whole process", $"appwacht {string.Join(' ', arguments)}", 0, () => Run(path, quiet), given.GetRequiredValue(times)));
            }

            output.Write(given, results, _ => 0);
        });
        return command;
    }

    private static int Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = Repository.PathOf(), RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("dotnet did not start.");
        var problems = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // 1 says that something was found, as it should be in the sample.
        return process.ExitCode is 0 or 1 ? process.ExitCode : throw new InvalidOperationException(problems.Result);
    }
}
