using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Conventions;
using Appwacht.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Appwacht.Server.Tests.Hosting;

public class StopTests
{
    [Fact]
    public async Task Told_to_stop_it_finishes_what_runs_refuses_what_is_new_and_says_so_to_who_watches()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signal.");
        var folder = Directory.CreateTempSubdirectory("appwacht-test-").FullName;
        await using var issuer = await TokenIssuer.Start();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "appwacht-server.dll"), "serve", "--demo", "--urls", "http://127.0.0.1:0", "--data", folder])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["Appwacht__Providers__test__Authority"] = issuer.Authority,
                ["Appwacht__Providers__test__ClientId"] = "appwacht",
                ["Appwacht__Providers__test__ClientSecret"] = "test",
                ["Appwacht__Limits__StopPauseSeconds"] = "1",
            },
        };
        using var process = Process.Start(start)!;
        try
        {
            using var client = new HttpClient { BaseAddress = await Address(process) };
            await using (var directory = new SqliteDatabases(folder).OpenDirectory())
            {
                directory.Add(new RoleGrant { Organisation = DemoOrganisation.Id, Provider = "test", Group = "ciso", Role = Role.Ciso });
                await directory.SaveChangesAsync(Asked.Cancel);
            }

            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Token("iemand", ["ciso"]));
            // A first visit is written down, and waits while somebody else writes.
            await using var other = new SqliteConnection($"Data Source={Path.Combine(folder, "organisations", "gemeente-voorbeeld.db")}");
            await other.OpenAsync(Asked.Cancel);
            var writing = await other.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, Asked.Cancel);
            var running = client.Ask(HttpMethod.Get, RunningServer.Municipality);
            await Task.Delay(1500, Asked.Cancel);
            Assert.False(running.IsCompleted);

            using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
                await kill.WaitForExitAsync(Asked.Cancel);
            await Until(async () => (await client.Ask(HttpMethod.Get, "/gezondheid/gereed")).StatusCode is HttpStatusCode.ServiceUnavailable);
            using var lives = await client.Ask(HttpMethod.Get, "/gezondheid/leeft");
            Assert.Equal(HttpStatusCode.OK, lives.StatusCode);
            using var refused = await client.Ask(HttpMethod.Get, "/v1/openapi.json");
            await refused.IsProblem(HttpStatusCode.ServiceUnavailable);
            Assert.False(running.IsCompleted);

            await writing.CommitAsync(Asked.Cancel);
            using var finished = await running;
            Assert.Equal(HttpStatusCode.OK, finished.StatusCode);
            await process.WaitForExitAsync(Asked.Cancel).WaitAsync(TimeSpan.FromSeconds(20), Asked.Cancel);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task With_wrong_settings_it_does_not_start_and_says_all_that_is_wrong()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "appwacht-server.dll"), "serve", "--urls", "zomaar"])
        {
            RedirectStandardError = true,
            Environment = { ["Appwacht__Limits__AtOnce"] = "0", ["Appwacht__Onbekend"] = "1" },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(Asked.Cancel);
        await process.WaitForExitAsync(Asked.Cancel);
        Assert.Equal(2, process.ExitCode);
        Assert.All(["`--urls`", "`Appwacht:Limits:AtOnce`", "`Appwacht:Onbekend`"], name => Assert.Contains(name, said, StringComparison.Ordinal));
    }

    private static async Task<Uri> Address(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(Asked.Cancel) is { } line)
            if (Regex.Match(line, @"listens on (http://\S+?)\.?$") is { Success: true } found)
                return new Uri(found.Groups[1].Value);
        throw new InvalidOperationException("The server did not start.");
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(10), "It did not come to be.");
            await Task.Delay(20, Asked.Cancel);
        }
    }
}
