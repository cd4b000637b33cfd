using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Appwacht.Benchmarks.Measuring;
using Appwacht.Register;
using Microsoft.Data.Sqlite;

namespace Appwacht.Benchmarks.Searching;

/// <summary><c>search</c>: finding apps by what people type, in a register much larger than ours.</summary>
internal static class SearchBenchCommand
{
    private static readonly string[] Syllables = ["ba", "chat", "do", "el", "fi", "go", "home", "in", "ja", "ka", "link", "mo", "net", "on", "pa", "qui", "ro", "sa", "tik", "tok", "um", "vi", "we", "xi", "yo", "zen"];

    /// <summary>One letter, a name, one with a typing mistake, two words, a maker, a part of an identifier, and nothing that is there.</summary>
    private static readonly string[] Typed = ["t", "tiktok", "tikotkka", "chatgohome link", "maker 4711", "comvizenpa", "niets van dit alles"];

    public static Command Create()
    {
        var apps = new Option<int>("--apps") { Description = "How many apps the register has", DefaultValueFactory = _ => 50_000 };
        var times = new Option<int>("--times") { Description = "How often each is asked", DefaultValueFactory = _ => 25 };
        var output = new ResultOptions("search");
        var command = new Command("search", "Finding apps by what people type") { apps, times };
        output.AddTo(command);
        command.SetAction(given =>
        {
            var results = new Results(Machine.Now(TimeProvider.System), "Searching the register");
            Run(given.GetRequiredValue(apps), given.GetRequiredValue(times), results);
            output.Write(given, results, _ => 0);
        });
        return command;
    }

    private static void Run(int apps, int times, Results results)
    {
        var names = Names(apps);
        var register = RegisterReader.Read(Files(names)).Register ?? throw new InvalidOperationException("The register that was made up cannot be read.");
        AppSearch? search = null;
        results.Add(new Figure("The index", "made", 0, Times(5, () => search = new AppSearch(register)), $"{apps:#,0} apps"));
        using var peer = Trigrams(names);
        foreach (var typed in Typed)
        {
            var found = search!.Find(typed).Apps.Count;
            results.Add(new Figure($"`{typed}`", "ours, forgiving typing mistakes", 0, Times(times, () => search.Find(typed)), $"{found:#,0} apps") { Target = new Target(50, "< 50 ms") });
            results.Add(new Figure($"`{typed}`", "SQLite trigrams, as typed", 0, Times(times, () => Ask(peer, typed))));
            results.Add(new Figure($"`{typed}`", "floor: is it in a name", 0, Times(times, () => names.Count(name => name.Contains(typed, StringComparison.OrdinalIgnoreCase)))));
        }
    }

    private static double[] Times<T>(int times, Func<T> what)
    {
        what();
        return [.. Enumerable.Range(0, times).Select(_ =>
        {
            var began = Stopwatch.GetTimestamp();
            what();
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }).Order()];
    }

    private static string[] Names(int apps)
    {
        var random = new Random(4);
        string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return [.. Enumerable.Range(0, apps).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Word())))];
    }

    private static Func<string, Stream?> Files(string[] names)
    {
        var files = new Dictionary<string, string>
        {
            ["apps.csv"] = "app,name,category,status,aliases,publishers,alternatives,note\n" + Lines(names.Length, at => $"app{at},{names[at]},video,active,,Maker {at / 10},,"),
            ["app-ids.csv"] = "app,platform,identifier,confidence,borrowed_by,note\n" + Lines(names.Length, at => $"app{at},android,com.{names[at].Replace(' ', '.')}.a{at},confirmed,,"),
            ["parties.csv"] = "party,name,kind,country,lei,note\n" + Lines((names.Length + 9) / 10, at => $"maker{at},Maker {at},company,CN,,"),
            ["edges.csv"] = "child,parent,kind,share,region,from,until,confidence,decision,source_title,source_url,source_date,note\n" + Lines(names.Length, at => $"app:app{at},maker{at / 10},published-by,,*,,,confirmed,,bron,,,"),
            ["lists.csv"] = "list,name,by,published,source_title,source_url\n",
            ["listings.csv"] = "list,app,from,until,note\n",
            ["capabilities.csv"] = "app,uses,how,from,confidence,source_title,source_url,note\n",
            ["decisions.csv"] = "decision,by,date,reference,why\n",
            ["country-lists.csv"] = "list,country,from,until,source_title,source_url\n",
            ["countries.csv"] = "country,nl,en\nCN,China,China\n",
        };
        return name => files.TryGetValue(name, out var text) ? new MemoryStream(Encoding.UTF8.GetBytes(text)) : null;
    }

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(at => line(at) + "\n"));

    private static SqliteConnection Trigrams(string[] names)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE VIRTUAL TABLE apps USING fts5(name, tokenize='trigram')";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO apps (name) VALUES ($name)";
        var parameter = command.Parameters.Add("$name", SqliteType.Text);
        foreach (var name in names)
        {
            parameter.Value = name;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return connection;
    }

    private static int Ask(SqliteConnection connection, string typed)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM apps WHERE apps MATCH $typed";
        command.Parameters.AddWithValue("$typed", $"\"{typed}\"");
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
