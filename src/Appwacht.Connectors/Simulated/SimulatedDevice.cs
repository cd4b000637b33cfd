using Appwacht.Policy.Devices;

namespace Appwacht.Connectors.Simulated;

/// <summary>A device that is not there: what is on it, and what it and its user will do.</summary>
internal sealed class SimulatedDevice(string id, IEnumerable<InstalledApp> apps, ulong seed, DateTimeOffset begin, Func<InstalledApp, string> keyOf)
{
    /// <summary>Most do as they are asked, sooner or later; of twelve one lets it come to a removal, and one installs the app again.</summary>
    private static readonly Temper[] Tempers =
    [
        Temper.Willing, Temper.Willing, Temper.Willing, Temper.Willing, Temper.Willing, Temper.Slow, Temper.Slow, Temper.Slow, Temper.Late, Temper.Late, Temper.Ignoring, Temper.Returning,
    ];

    private readonly List<InstalledApp> apps = [.. apps];
    private readonly List<InstalledApp> removed = [];
    private readonly List<(DateTimeOffset At, string App, bool Installs)> plans = [];
    private readonly List<(string App, int Command)> removals = [];
    private readonly Dictionary<int, int> tried = [];
    private readonly int hoursBetween = 6 + Draw.Below(66, seed, id, "pace");
    private readonly int awayFrom = Draw.Below(40, seed, id, "away") == 0 ? 5 + Draw.Below(12, seed, id, "away from") : int.MaxValue;
    private DateTimeOffset next = begin.AddMinutes(Draw.Below(24 * 60, seed, id, "first"));
    private int syncs;
    private bool isBack;

    public string Id => id;

    public Temper Temper { get; set; } = Tempers[Draw.Below(Tempers.Length, seed, id, "temper")];

    public RemovalLuck Luck { get; set; } = (RemovalLuck)Math.Max(0, Draw.Below(6, seed, id, "luck") - 3);

    /// <summary>The user reads a message, and does something about it within three days or not at all.</summary>
    public void Read(string step, IEnumerable<string> about, DateTimeOffset at)
    {
        var acts = (Temper, step) switch
        {
            (Temper.Willing or Temper.Returning, "ask") or (Temper.Slow, "remind") or (Temper.Late, "warn") => true,
            // Who missed the first message reads the next.
            (Temper.Willing, _) or (Temper.Slow, "warn") => true,
            _ => false,
        };
        if (!acts)
            return;
        foreach (var app in about)
        {
            var when = at.AddHours(2 + Draw.Below(70, seed, id, app));
            plans.Add((when, app, false));
            if (Temper is Temper.Returning && !isBack)
                plans.Add((when.AddDays(10), app, true));
        }

        isBack = true;
    }

    /// <summary>It is told to remove an app, and looks for what it has to do within a day.</summary>
    public void Remove(string app, int command, DateTimeOffset at)
    {
        removals.Add((app, command));
        Hurry(at);
    }

    /// <summary>Its user cannot work, and gives in after five days.</summary>
    public void ShutOut(DateTimeOffset at)
    {
        foreach (var app in apps.Select(keyOf).Distinct().Where(app => removals.Exists(removal => removal.App == app)))
            plans.Add((at.AddDays(5), app, false));
    }

    /// <summary>It is asked to report.</summary>
    public void Hurry(DateTimeOffset at)
    {
        var soon = at.AddHours(6 + Draw.Below(18, seed, id, "hurry", syncs));
        if (soon < next)
            next = soon;
    }

    /// <summary>Lives until a moment, and reports what is on it on the way.</summary>
    public void LiveUntil(DateTimeOffset now, List<SimulatedSync> reports, List<(int Command, SimulatedAnswer Answer)> answers)
    {
        while (next <= now)
        {
            Act(next);
            if ((next - begin).TotalDays is var day && (day < awayFrom || day > awayFrom + 20))
            {
                TryRemovals(answers);
                reports.Add(new(id, next, [.. apps]));
            }

            syncs++;
            next = next.AddHours(removals.Count > 0 ? 6 + Draw.Below(18, seed, id, "hurry", syncs) : hoursBetween);
        }
    }

    private void Act(DateTimeOffset at)
    {
        foreach (var (_, app, installs) in plans.Where(plan => plan.At <= at).OrderBy(plan => plan.At).ToArray())
        {
            var (from, to) = installs ? (removed, apps) : (apps, removed);
            to.AddRange(from.Where(one => keyOf(one) == app));
            from.RemoveAll(one => keyOf(one) == app);
        }

        plans.RemoveAll(plan => plan.At <= at);
    }

    private void TryRemovals(List<(int Command, SimulatedAnswer Answer)> answers)
    {
        foreach (var removal in removals.ToArray())
        {
            var times = tried[removal.Command] = tried.GetValueOrDefault(removal.Command) + 1;
            SimulatedAnswer? answer = (Temper, Luck) switch
            {
                (Temper.Refusing, _) => SimulatedAnswer.Refused,
                (_, RemovalLuck.Hides) => SimulatedAnswer.Hidden,
                (_, RemovalLuck.FailsOnce) when times == 1 => SimulatedAnswer.Failed,
                (_, RemovalLuck.NotNowTwice) when times <= 2 => SimulatedAnswer.NotNow,
                _ => null,
            };
            if (answer is { } said && times <= 3)
                answers.Add((removal.Command, said));
            if (answer is null)
            {
                apps.RemoveAll(app => keyOf(app) == removal.App);
                removals.Remove(removal);
            }
            else if (answer is SimulatedAnswer.Hidden)
            {
                removals.Remove(removal);
            }
        }

        // What is not there any more need not be removed.
        removals.RemoveAll(removal => apps.TrueForAll(app => keyOf(app) != removal.App));
    }
}
