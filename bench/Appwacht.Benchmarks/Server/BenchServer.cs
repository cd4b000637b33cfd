using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Appwacht.Benchmarks.Measuring;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Fleet.Start;
using Appwacht.Core.Organisations;
using Appwacht.Core.Policies;
using Appwacht.Policy.Enforcement;
using Appwacht.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Appwacht.Benchmarks.Server;

/// <summary>The server as it is used: a process of its own, a database in files, a provider that signs tokens.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private const string Provider = "bench";
    private readonly TokenIssuer issuer;
    private Process? process;

    private BenchServer(string folder, TokenIssuer issuer) => (Folder, this.issuer) = (folder, issuer);

    public static OrganisationId Id { get; } = OrganisationId.Parse("bench");

    public static string Organisation => $"/v1/organisaties/{Id}";

    public string Folder { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string Token => issuer.Token("bench", [Role.Service.Name(), Role.DeviceAdministrator.Name()]);

    /// <summary>A token of somebody with a role.</summary>
    public string TokenOf(Role role, string? person = null) => issuer.Token("bench-" + role.Name(), [role.Name()], person);

    /// <summary>Processor time of the server so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            Running.Refresh();
            return Running.TotalProcessorTime;
        }
    }

    /// <summary>The server as <c>./run</c> starts it: compiled for the machine beforehand where that can be done.</summary>
    private static string Program => ((string[])["linux-x64", "linux-arm64"])
        .Select(runtime => Repository.PathOf("artifacts", "publish", "Appwacht.Server", $"release_{runtime}", "appwacht-server.dll"))
        .FirstOrDefault(File.Exists) ?? Repository.PathOf("artifacts", "bin", "Appwacht.Server", "release", "appwacht-server.dll");

    private Process Running => process ?? throw new InvalidOperationException("The server was not started.");

    public static async Task<BenchServer> Make()
    {
        var made = new BenchServer(Directory.CreateTempSubdirectory("appwacht-bench-").FullName, await TokenIssuer.Start());
        var databases = new SqliteDatabases(made.Folder);
        await databases.Prepare(CancellationToken.None);
        await databases.Create(Id, null, CancellationToken.None);
        await using (var directory = databases.OpenDirectory())
        {
            directory.Add(new Organisation { Id = Id, Name = "Bench", CreatedAt = DateTimeOffset.UnixEpoch });
            directory.AddRange(Enum.GetValues<Role>().Select(role => new RoleGrant { Organisation = Id, Provider = Provider, Group = role.Name(), Role = role }));
            await directory.SaveChangesAsync();
        }

        await using (var db = databases.Open(Id))
        {
            var policy = new PolicyVersion { Number = 1, Text = BenchInventories.Policy, ProposedBy = "member:1", ProposedAt = DateTimeOffset.UnixEpoch };
            policy.Decide(PolicyState.Adopted, "member:2", DateTimeOffset.UnixEpoch, "");
            var campaign = new Campaign { Policy = 1, Ladder = "none", Decided = new(2026, 1, 1), Steps = [.. CampaignDates.After(new(2026, 1, 1)).Select(step => new CampaignStep { Kind = step.Kind, Day = step.Day })] };
            db.AddRange(policy, new PublicPage { IsOn = true }, campaign);
            var confirm = new ConfirmStart(db, new AuditTrail(db, Actor.Operator, TimeProvider.System), Actor.Operator, TimeProvider.System);
            foreach (var kind in StartKind.All)
                await confirm.Handle(new(kind, "Bench", new DateOnly(2026, 1, 1), "B-1"), CancellationToken.None);
            await db.SaveChangesAsync();
        }

        SqliteConnection.ClearAllPools();
        return made;
    }

    /// <summary>Starts it; gives how long it took from nothing until the first question about the fleet was answered.</summary>
    /// <param name="isDemo">With the fictional municipality too.</param>
    public async Task<TimeSpan> Start(bool isDemo = false)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Program, "serve", "--data", Folder, "--urls", Address.ToString(), .. isDemo ? (string[])["--demo"] : []]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[$"Appwacht__Providers__{Provider}__Authority"] = issuer.Authority;
        // People do not sign in here, but a provider is set up for both.
        start.Environment[$"Appwacht__Providers__{Provider}__ClientId"] = start.Environment[$"Appwacht__Providers__{Provider}__ClientSecret"] = "bench";
        // One client asks more in a minute than anybody.
        start.Environment["Appwacht__Limits__PerMinute"] = "1000000";
        var token = Token;
        var began = Stopwatch.GetTimestamp();
        process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        _ = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var client = Client(token);
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException(await errors);
            try
            {
                (await client.GetStringAsync(Organisation + "/toestellen?aantal=1")).ToString();
                return Stopwatch.GetElapsedTime(began);
            }
            catch (HttpRequestException refused) when (refused.StatusCode is null && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>A client of it.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token);
        return client;
    }

    /// <summary>Memory that the system gave it, in bytes.</summary>
    public long Memory()
    {
        Running.Refresh();
        return Running.WorkingSet64;
    }

    public void Stop()
    {
        process?.Kill();
        process?.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        await issuer.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
