using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Core.Policies;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Import;

/// <summary>The server as a process of its own on a folder or a database of its own, to be killed and started again.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Policy = """
        appwacht: 1
        policy: gemeente-test
        title: { nl: Test, en: Test }
        decision: { by: Test, date: 2026-01-01, reference: T-1 }
        rules:
          - id: denied
            effect: deny
            apps: { app: "android:denied" }
            why: { nl: Test, en: Test }
        """;

    private readonly TestDatabases place;
    private readonly TokenIssuer issuer;
    private readonly ConcurrentQueue<string> said = new();
    private Process? process;

    private readonly bool isDemo;
    private readonly IReadOnlyList<(string Name, string Value)> settings;
    private readonly string url = $"http://127.0.0.1:{FreePort()}";

    private ServerProcess(TestDatabases place, TokenIssuer issuer, bool isDemo, IReadOnlyList<(string, string)> settings) => (this.place, this.issuer, this.isDemo, this.settings) = (place, issuer, isDemo, settings);

    public static OrganisationId Id { get; } = OrganisationId.Parse("gemeente-test");

    public static string Organisation => $"/v1/organisaties/{Id}";

    /// <summary>What it wrote, to say when something is wrong.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>What it stored, read beside the process.</summary>
    public IDatabases Databases => place.Databases;

    /// <summary>A client of the process that runs now.</summary>
    public HttpClient Client { get; private set; } = new();

    /// <summary>Where its files are.</summary>
    public string Folder => place.Folder;

    /// <summary>One that has the fictional municipality, with devices, people and mail that are not there.</summary>
    public static async Task<ServerProcess> MakeDemo(string kind) => new(await TestDatabases.Prepared(kind), await TokenIssuer.Start(), isDemo: true, []);

    /// <summary>One with an organisation in which an app is denied.</summary>
    /// <param name="kind">On which kind of database.</param>
    /// <param name="settings">What is set besides, by its name under <c>Appwacht</c>.</param>
    public static async Task<ServerProcess> Make(string kind, params (string Name, string Value)[] settings)
    {
        var made = new ServerProcess(await TestDatabases.Prepared(kind), await TokenIssuer.Start(), isDemo: false, settings);
        var databases = made.Databases;
        await databases.Create(Id, null, CancellationToken.None);
        await using var directory = databases.OpenDirectory();
        directory.Add(new Organisation { Id = Id, Name = "Gemeente Test", CreatedAt = DateTimeOffset.UnixEpoch });
        directory.AddRange(((Role[])[Role.Service, Role.DeviceAdministrator]).Select(role => new RoleGrant { Organisation = Id, Provider = "test", Group = role.Name(), Role = role }));
        await directory.SaveChangesAsync(CancellationToken.None);
        await using var db = databases.Open(Id);
        var version = new PolicyVersion { Number = 1, Text = Policy, ProposedBy = "member:1", ProposedAt = DateTimeOffset.UnixEpoch };
        version.Decide(PolicyState.Adopted, "member:2", DateTimeOffset.UnixEpoch, "");
        db.Add(version);
        await db.SaveChangesAsync(CancellationToken.None);
        await db.MakeReady();
        return made;
    }

    /// <summary>Starts it where it was before, and waits until it answers.</summary>
    public async Task Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Appwacht.Server", "release", "appwacht-server.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--data", place.Folder, "--urls", url, .. isDemo ? (string[])["--demo"] : []]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (setting, value) in new[] { ("Authority", issuer.Authority), ("ClientId", "appwacht"), ("ClientSecret", "test") })
            start.Environment["Appwacht__Providers__test__" + setting] = value;
        foreach (var (setting, value) in settings)
            start.Environment["Appwacht__" + setting] = value;
        if (place.Connection is { } connection)
            start.Environment["Appwacht__Database"] = connection;
        process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync();
        Client = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(30) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Token("program", [Role.Service.Name(), Role.DeviceAdministrator.Name()]));
        for (var began = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            if (process.HasExited)
                throw new InvalidOperationException(await errors);
            try
            {
                using var answer = await Client.GetAsync(isDemo ? "/gezondheid/gereed" : Organisation);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return;
            }
            catch (HttpRequestException) when (began.Elapsed < TimeSpan.FromSeconds(60))
            {
                // Not yet.
            }
        }
    }

    /// <summary>Ends it without a word: it cannot finish anything.</summary>
    public void Kill()
    {
        process?.Kill();
        process?.WaitForExit();
        Client.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await issuer.DisposeAsync();
        await place.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
