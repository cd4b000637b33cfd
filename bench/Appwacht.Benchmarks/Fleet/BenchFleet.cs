using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Generated;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Appwacht.Register;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>What is measured: a generated fleet, its register, policy and exemptions, and the engine over them.</summary>
internal sealed class BenchFleet
{
    public BenchFleet(GeneratedFleet fleet, AppRegister register, int devices)
    {
        (Fleet, Register, Devices) = (fleet, register, devices);
        Exemptions = [.. fleet.Exemptions(devices)];
        Stack = Read(GeneratedPolicy.Text(fleet.Plan));

        var before = GC.GetTotalMemory(forceFullCollection: true);
        Snapshot = fleet.Snapshot(devices);
        View = FleetView.Of(Snapshot);
        SnapshotBytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Exempt = GeneratedExemptions.In(Snapshot, Exemptions);
        Facts = FleetFacts.Of(View, register, fleet.Plan.Day, Country.Netherlands);
        Policy = Compile(Stack);
        KindBytes = Facts.WithKind?.Bytes ?? 0;
        AllBytes = GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    public GeneratedFleet Fleet { get; }

    public AppRegister Register { get; }

    public int Devices { get; }

    public IReadOnlyList<Exemption> Exemptions { get; }

    public PolicyStack Stack { get; }

    public FleetSnapshot Snapshot { get; }

    public FleetView View { get; }

    public FleetFacts Facts { get; }

    public CompiledPolicy Policy { get; }

    public ExemptInstalls Exempt { get; }

    /// <summary>What the snapshot, with all its indexes, added to the heap.</summary>
    public long SnapshotBytes { get; }

    /// <summary>The same with the facts of the apps, the compiled policy and the exemptions.</summary>
    public long AllBytes { get; }

    /// <summary>Of that, the devices with each kind of app.</summary>
    public long KindBytes { get; }

    public CompiledPolicy Compile(PolicyStack stack) => CompiledPolicy.Of(stack, Facts, View.Profiles);

    /// <summary>The policy with one more rule: nothing from the country on any device.</summary>
    public PolicyStack DenyingAlso(string country) => Stack.With(new Layer(new PolicyDocument
    {
        Id = "what-if",
        Title = new("Wat als", "What if"),
        Decision = new Decision("", Fleet.Plan.Day, "", Values.None),
        Rules = [new Rule { Id = "deny-country", Effect = Effect.Deny, Apps = new AppSelector { ControlledFrom = new(country) } }],
    }, "what-if"), Register).Stack ?? throw new InvalidOperationException($"There is no country {country} in the generated register.");

    private PolicyStack Read(string text)
    {
        var document = PolicyParser.Parse(text).Document ?? throw new InvalidOperationException("The generated policy cannot be read.");
        return PolicyStack.Of([new Layer(document, "beleid.yaml")], Register).Stack ?? throw new InvalidOperationException("The generated policy names what is not there.");
    }
}
