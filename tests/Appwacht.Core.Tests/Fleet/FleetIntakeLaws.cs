using System.Globalization;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;
using static Appwacht.Core.Tests.Fleet.OneOrganisation;

namespace Appwacht.Core.Tests.Fleet;

/// <summary>Whatever comes in, in whatever turns, and however often everything is made anew: the fleet, the database and common sense agree.</summary>
public class FleetIntakeLaws
{
    private static readonly string[] Devices = ["d0", "d1", "d2", "d3"];

    private static readonly Gen<string[]> Apps = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 2], (app, version, profile) =>
        $"{(app == 0 ? Named : $"android:app{app}")} {version} {new[] { "work", "personal", "unknown" }[profile]}").Array[0, 5];

    private static readonly Gen<Step> Steps = Gen.Frequency<Step>(
        (4, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], (device, ownership) => (Step)new Bring(Device(Devices[device], (Ownership)ownership), Devices[device], (Ownership)ownership, 0, []))),
        (12, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 30], Apps, (device, at, apps) => (Step)new Bring(
            Inventory(Devices[device], DateTimeOffset.UnixEpoch.AddHours(at).ToString("O", CultureInfo.InvariantCulture), apps), Devices[device], null, at, apps))),
        (1, Gen.Const((Step)new Bring(new FleetLine.OfInventory("{"u8.ToArray()), "", null, 0, []))),
        (5, Gen.Const((Step)new EndOfTurn())),
        (1, Gen.Const((Step)new Restarts())),
        (1, Gen.Const((Step)new Fails())),
        (1, Gen.Const((Step)new Compacts())),
        (1, Gen.Const((Step)new Rests())));

    [Fact]
    public Task Fleet_database_and_a_slow_model_agree_after_any_sequence() => Steps.Array[1, 30].SampleAsync(
        async steps =>
        {
            await using var organisation = await Make();
            var model = new Model();
            var turn = new List<Bring>();
            foreach (var step in steps.Append(new EndOfTurn()))
            {
                if (step is Bring line)
                {
                    turn.Add(line);
                    continue;
                }

                if (step is Fails && turn.Count > 0)
                    await Fail(organisation, turn);
                else if (turn.Count > 0)
                {
                    var taken = await organisation.Take([.. turn.Select(one => one.Line)]);
                    Assert.Equal(turn.Select(model.Take), taken.Select(one => one.State));
                }

                turn.Clear();
                if (step is Restarts)
                    await organisation.Restart();
                if (step is Rests)
                    organisation.Workspace.Rest(evenIfUsed: true);
                if (step is Compacts)
                    organisation.Workspace.Fleet.Compact();
                Assert.Equal(model.Kept(), organisation.InFleet());
                Assert.Equal(model.Kept(), await organisation.InDatabase());
            }
        }, iter: 40, threads: 1, print: steps => string.Join("; ", steps.AsEnumerable()));

    [Fact]
    public Task Lines_in_one_turn_end_as_lines_one_by_one() => Steps.Array[1, 25].SampleAsync(
        async steps =>
        {
            FleetLine[] lines = [.. steps.OfType<Bring>().Select(step => step.Line)];
            await using var together = await Make();
            await using var apart = await Make();
            var one = (await together.Take(lines)).Select(line => line.State).ToArray();
            var other = new List<LineState>();
            foreach (var line in lines)
                other.Add((await apart.Take(line))[0].State);
            Assert.Equal(other, one);
            Assert.Equal(apart.InFleet(), together.InFleet());
            Assert.Equal(await apart.InDatabase(), await together.InDatabase());
        }, iter: 25, threads: 1, print: steps => string.Join("; ", steps.AsEnumerable()));

    private static async Task Fail(OneOrganisation organisation, List<Bring> turn)
    {
        await using var db = organisation.Open();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE audit RENAME TO elsewhere");
        await Assert.ThrowsAnyAsync<Exception>(() => organisation.Take([.. turn.Select(one => one.Line)]));
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE elsewhere RENAME TO audit");
    }

    private abstract record Step;

    private sealed record Bring(FleetLine Line, string Device, Ownership? Ownership, int At, string[] Apps) : Step
    {
        public override string ToString() => $"{Device} {(Ownership is { } of ? $"becomes {of}" : $"at {At}: {string.Join(", ", Apps)}")}";
    }

    private sealed record EndOfTurn : Step;

    private sealed record Restarts : Step;

    private sealed record Fails : Step;

    private sealed record Compacts : Step;

    private sealed record Rests : Step;

    /// <summary>What should be kept, line by line, without numbers, blobs or indexes.</summary>
    private sealed class Model
    {
        private readonly Dictionary<string, (Ownership Ownership, int? At, string[] Apps)> devices = [];

        public LineState Take(Bring line)
        {
            if (line.Line is FleetLine.OfDevice)
            {
                var isKept = devices.TryGetValue(line.Device, out var before) && (before.Ownership == line.Ownership || line.Ownership is Policy.Devices.Ownership.Managed);
                devices[line.Device] = isKept ? (line.Ownership ?? default, before.At, before.Apps) : (line.Ownership ?? default, null, []);
                return LineState.Taken;
            }

            if (line.Device.Length == 0)
                return LineState.Refused;
            if (!devices.TryGetValue(line.Device, out var known))
                return LineState.UnknownDevice;
            if (known.At >= line.At)
                return LineState.NotNewer;
            devices[line.Device] = (known.Ownership, line.At, [.. line.Apps.Select(app => app.Split(' ')).Where(app => known.Ownership switch
            {
                Policy.Devices.Ownership.Managed => true,
                Policy.Devices.Ownership.Byod or Policy.Devices.Ownership.Private => app[2] == "work",
                _ => app[0] == Named,
            }).Select(app => app[0]).Distinct()]);
            return LineState.Taken;
        }

        public SortedDictionary<string, string> Kept() =>
            new(devices.ToDictionary(device => device.Key, device => string.Join(' ', device.Value.Apps.Order(StringComparer.Ordinal))), StringComparer.Ordinal);
    }
}
