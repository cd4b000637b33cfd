using System.Globalization;
using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;

namespace Appwacht.Benchmarks.Measuring;

/// <summary>On what and with what was measured.</summary>
/// <param name="Lines">What and its value, in order.</param>
internal sealed record Machine(IReadOnlyList<(string What, string Value)> Lines)
{
    public static Machine Now(TimeProvider clock) => new(
    [
        ("Date", clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
        ("Processor", $"{Field("/proc/cpuinfo", "model name")}, {Environment.ProcessorCount} usable"),
        ("Memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB"),
        ("System", $"{RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture})"),
        (".NET", RuntimeInformation.FrameworkDescription),
        ("Load at the start", Load()),
        ("Garbage collector", $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {(GCSettings.LatencyMode is GCLatencyMode.Batch ? "not concurrent" : "concurrent")}"),
        ("Compilation", $"tiered: {Setting("System.Runtime.TieredCompilation", "on")}, profile-guided: {Setting("System.Runtime.TieredPGO", "on")}"),
        ("Packages", string.Join(", ", ((string[])["DuckDB.NET.Data", "Microsoft.Data.Sqlite", "RulesEngine", "YamlDotNet"]).Select(Version))),
    ]);

    private static string Setting(string name, string otherwise) => AppContext.TryGetSwitch(name, out var on) ? on ? "on" : "off" : otherwise;

    private static string Version(string assembly)
    {
        var version = Assembly.Load(assembly).GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return $"{assembly} {version?.Split('+')[0]}";
    }

    private static string Field(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "not known"
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "not known";
}
