using System.CommandLine;
using System.Globalization;

namespace Appwacht.Benchmarks.Measuring;

/// <summary>Where the figures of a run go: always to the screen, to files when asked for.</summary>
internal sealed class ResultOptions(string name)
{
    private readonly Option<string?> json = new("--json") { Description = "Write all figures to this file" };
    private readonly Option<bool> save = new("--save") { Description = "Write the table and the figures to bench/results, under today's date" };

    public void AddTo(Command command)
    {
        command.Options.Add(json);
        command.Options.Add(save);
    }

    public void Write(ParseResult given, Results results, Func<int, double> floor)
    {
        var table = results.Markdown(floor);
        Console.WriteLine(table);
        if (given.GetValue(json) is { } file)
            File.WriteAllText(file, results.Json());
        if (!given.GetValue(save))
            return;
        var path = Repository.PathOf("bench", "results", $"{name}-{TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        Directory.CreateDirectory(Repository.PathOf("bench", "results"));
        File.WriteAllText($"{path}.md", table);
        File.WriteAllText($"{path}.json", results.Json() + "\n");
    }
}
