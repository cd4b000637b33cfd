using System.CommandLine;
using System.Diagnostics;
using Appwacht.Benchmarks.Measuring;
using Appwacht.Benchmarks.Server;
using Appwacht.Core;
using Appwacht.Policy.Fleet.Generated;
using Appwacht.Server.Demo;

namespace Appwacht.Benchmarks.Pages;

/// <summary><c>console</c>: how long the server takes for every page.</summary>
internal static class ConsoleBenchCommand
{
    private const int WarmUp = 20;

    /// <summary>While inventories come in, each page is asked fewer times: all of them together take minutes.</summary>
    private const int FewTimes = 7;

    public static Command Create()
    {
        var devices = new Option<int>("--devices") { Description = "How many devices the large organisation has", DefaultValueFactory = _ => 100_000 };
        var times = new Option<int>("--times") { Description = "How often each page is asked", DefaultValueFactory = _ => 31 };
        var output = new ResultOptions("console");
        var command = new Command("console", "Server time of every page, of the fictional municipality and of a large organisation") { devices, times };
        output.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var results = new Results(Machine.Now(TimeProvider.System), "The pages of the console");
            await Run(given.GetRequiredValue(devices), given.GetRequiredValue(times), results, cancel);
            output.Write(given, results, _ => 0);
        });
        return command;
    }

    private static async Task Run(int devices, int times, Results results, CancellationToken cancel)
    {
        var inventories = new BenchInventories(new GeneratedFleet(new FleetPlan()), devices, Math.Min(devices, 20_000));
        await using var server = await BenchServer.Make();
        await server.Start(isDemo: true);
        // The first organisation is small: what the large one leaves in memory is not in its figures.
        HttpClient People(Role role) => SignedIn(server.Address, role);
        await Measure("The fictional municipality", await Visit.To(DemoOrganisation.Id, People, cancel), 0, new Target(50, "< 50 ms"), (WarmUp, times), results, cancel);
        await Filling.Fill(server, inventories, devices);
        var isFull = devices >= 100_000;
        var large = await Visit.To(BenchServer.Id, Programs, cancel);
        await Measure("A large organisation", large, devices, isFull ? new Target(150, "< 150 ms") : null, (WarmUp, times), results, cancel);
        using var measured = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var import = Task.Run(() => Import(server, inventories, devices, measured.Token), CancellationToken.None);
        await Measure("A large organisation, while inventories stream in", large, devices, isFull ? new Target(500, "< 500 ms") : null, (1, FewTimes), results, cancel);
        await measured.CancelAsync();
        results.Say(devices, $"While inventories streamed in, {await import:#,0} were stored a second, with the pages beside them.");

        HttpClient Programs(Role role) => server.Client(server.TokenOf(role, role is Role.Employee ? inventories.FirstPerson : null));
    }

    /// <summary>Brings newer inventories without a pause until it may stop; gives how many a second.</summary>
    private static async Task<double> Import(BenchServer server, BenchInventories inventories, int place, CancellationToken until)
    {
        var import = await Filling.Begin(server, "newer");
        var (began, line, sent) = (Stopwatch.GetTimestamp(), 1L, 0);
        for (; !until.IsCancellationRequested; sent += Filling.BulkLines)
            line = await Filling.Send(server, import, line, Filling.Lines(inventories, place += Filling.BulkLines));
        return sent / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task Measure(string group, Visit visit, int devices, Target? target, (int WarmUp, int Counted) times, Results results, CancellationToken cancel)
    {
        foreach (var page in ConsolePage.All)
        {
            using var client = visit.SignIn(page.SeesMost);
            client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            var address = page.Address(visit.Organisation.Value, visit.Values);
            var (taken, bytes) = (new List<double>(), 0);
            for (var time = -times.WarmUp; time < times.Counted; time++)
            {
                var began = Stopwatch.GetTimestamp();
                bytes = (await client.GetByteArrayAsync(address, cancel)).Length;
                if (time >= 0)
                    taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            results.Add(new Figure(group, page.Template, devices, [.. taken.Order()], $"{bytes / 1000.0:0} kB") { Target = target });
        }
    }

    /// <summary>A client of one of the fictional people, who signed in as people do.</summary>
    private static HttpClient SignedIn(Uri server, Role role)
    {
        var client = new HttpClient { BaseAddress = server };
        client.DefaultRequestHeaders.Add("X-Requested-With", "bench");
        var page = client.GetStringAsync("/aanmelden").GetAwaiter().GetResult();
        const string Before = "name=\"__RequestVerificationToken\" value=\"";
        var at = page.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", page[at..page.IndexOf('"', at)]), new("rol", role.Name())]);
        using var answer = client.PostAsync("/aanmelden/voorbeeld", form).GetAwaiter().GetResult();
        answer.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Where it is looked: in which organisation, as whom, and at which things. What is looked at is made once.</summary>
    private sealed record Visit(OrganisationId Organisation, Func<Role, HttpClient> SignIn, IReadOnlyDictionary<string, string> Values)
    {
        public static async Task<Visit> To(OrganisationId organisation, Func<Role, HttpClient> signIn, CancellationToken cancel) => new(organisation, signIn, await PageValues.Of(signIn, organisation, cancel));
    }
}
