using System.CommandLine;
using Appwacht.Benchmarks.Fleet;
using Appwacht.Benchmarks.Gate;
using Appwacht.Benchmarks.Ladders;
using Appwacht.Benchmarks.Pages;
using Appwacht.Benchmarks.Searching;
using Appwacht.Benchmarks.Server;
using Appwacht.Benchmarks.Startup;

var root = new RootCommand("Measures Appwacht. Nothing here is a test: figures depend on the machine and on what else it does.")
{
    FleetBenchCommand.Create(), StartupBenchCommand.Create(), ServerBenchCommand.Create(), ConsoleBenchCommand.Create(), SearchBenchCommand.Create(), LadderBenchCommand.Create(), GateBenchCommand.Create(),
    BareServer.Create(),
};
return root.Parse(args).Invoke();
