using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Appwacht.Benchmarks.Server;

/// <summary>
/// <c>bare</c>: what is left of a server when everything is taken away but the framework: no organisations, no access, no trail, no rules,
/// no fleet. It reads inventories into records, numbers their apps, and for <c>/commit</c> stores them many at a time.
/// </summary>
internal static class BareServer
{
    public static Command Create()
    {
        var url = new Option<string>("--urls") { Description = "Where to listen", Required = true };
        var file = new Option<string>("--file") { Description = "The database", Required = true };
        var command = new Command("bare", "The bare framework that the server is compared with") { url, file };
        command.Hidden = true;
        command.SetAction((given, cancel) => Run(given.GetRequiredValue(url), given.GetRequiredValue(file), cancel));
        return command;
    }

    private static async Task Run(string url, string file, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var numbers = new BareNumbers();
        using var store = new BareStore(file);
        app.MapGet("/", () => "");
        app.MapPost("/parse", async (HttpContext context) =>
        {
            var inventory = await JsonSerializer.DeserializeAsync(context.Request.Body, BareJson.Default.BareInventory);
            numbers.Encode(inventory!); // The benchmark sends no null.
            context.Response.StatusCode = StatusCodes.Status201Created;
        });
        app.MapPost("/commit", async (HttpContext context) =>
        {
            var inventory = await JsonSerializer.DeserializeAsync(context.Request.Body, BareJson.Default.BareInventory);
            await store.Add(inventory!.Device, numbers.Encode(inventory)); // The benchmark sends no null.
            context.Response.StatusCode = StatusCodes.Status201Created;
        });
        app.MapPost("/lines", async (HttpContext context) =>
        {
            await foreach (var inventory in JsonSerializer.DeserializeAsyncEnumerable(context.Request.Body, BareJson.Default.BareInventory, topLevelValues: true))
                numbers.Encode(inventory!); // The benchmark sends no null.
        });
        await app.StartAsync(cancel);
        await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

internal sealed record BareInventory(string Device, DateTimeOffset At, List<BareApp> Apps);

internal sealed record BareApp(string Id, string Version, string? Profile);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BareInventory))]
internal sealed partial class BareJson : JsonSerializerContext;

/// <summary>Numbers for apps, and an inventory as gaps between them.</summary>
internal sealed class BareNumbers
{
    private readonly Lock writing = new();
    private readonly Dictionary<string, int> numbers = [];

    public byte[] Encode(BareInventory inventory)
    {
        var apps = new int[inventory.Apps.Count];
        lock (writing)
            for (var i = 0; i < apps.Length; i++)
                apps[i] = numbers.TryGetValue(inventory.Apps[i].Id, out var known) ? known : numbers[inventory.Apps[i].Id] = numbers.Count;
        Array.Sort(apps);
        var blob = new byte[apps.Length * 5];
        var (at, last) = (0, 0);
        foreach (var app in apps)
        {
            var gap = (uint)(app - last);
            for (; gap >= 128; gap >>= 7)
                blob[at++] = (byte)(gap | 128);
            blob[at++] = (byte)gap;
            last = app;
        }

        return blob[..at];
    }
}

/// <summary>Stores blobs, as many at a time as wait.</summary>
internal sealed class BareStore : IDisposable
{
    private readonly Channel<(string Device, byte[] Blob, TaskCompletionSource Done)> waiting = Channel.CreateUnbounded<(string, byte[], TaskCompletionSource)>();
    private readonly SqliteConnection connection;

    public BareStore(string file)
    {
        connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Do("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS devices (id TEXT PRIMARY KEY, inventory BLOB)");
        _ = Task.Run(Write);
    }

    public Task Add(string device, byte[] blob)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Writer.TryWrite((device, blob, done));
        return done.Task;
    }

    public void Dispose() => connection.Dispose();

    private void Do(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task Write()
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO devices VALUES ($id, $inventory) ON CONFLICT (id) DO UPDATE SET inventory = excluded.inventory";
        var (id, inventory) = (insert.Parameters.Add("$id", SqliteType.Text), insert.Parameters.Add("$inventory", SqliteType.Blob));
        var stored = new List<TaskCompletionSource>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            stored.Clear();
            using (var transaction = connection.BeginTransaction())
            {
                insert.Transaction = transaction;
                while (stored.Count < 1000 && waiting.Reader.TryRead(out var next))
                {
                    (id.Value, inventory.Value) = (next.Device, next.Blob);
                    insert.ExecuteNonQuery();
                    stored.Add(next.Done);
                }

                transaction.Commit();
            }

            stored.ForEach(done => done.SetResult());
        }
    }
}
