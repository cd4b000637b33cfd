using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Findings;

/// <summary>
/// Checks a fleet. Installed apps are added one by one, in any order and of any number; of those that no device may be refused nothing
/// is remembered, the others are judged all at once by the fleet engine. It is also the one place that decides what may be kept of a
/// device, from its ownership.
/// </summary>
public sealed class FleetCheck
{
    private readonly CheckQuestion question;
    private readonly Device[] devices;
    private readonly Person?[] people;
    private readonly Dictionary<string, int> numberOf;
    private readonly FleetBuilder fleet = new();
    private readonly JudgedApps apps;
    private readonly List<JudgedApp> inFleet = [];
    private readonly Dictionary<(int Device, int App), string> versions = [];
    private readonly Dictionary<(int Profile, AppFacts App), Verdict> verdicts = [];
    private readonly Dictionary<(string Device, string App), Finding> findings = [];
    private readonly Dictionary<(string Device, string App), Finding> exempted = [];
    private readonly Dictionary<string, (Verdict Verdict, HashSet<string> Apps)> unnamed = [];
    private readonly HashSet<string> withApps = [];
    private long notRead;

    /// <summary>Prepares a check of these devices and their users.</summary>
    public FleetCheck(CheckQuestion question, IReadOnlyDictionary<string, Device> devices, IReadOnlyDictionary<string, Person> people)
    {
        this.question = question;
        this.devices = [.. devices.Values];
        this.people = Array.ConvertAll(this.devices, device => device.PersonId is { } id ? people.GetValueOrDefault(id) : null);
        var facts = this.devices.Zip(this.people, DeviceFacts.Of).ToArray();
        for (var device = 0; device < facts.Length; device++)
            fleet.AddDevice(this.devices[device].Id, facts[device], -1);
        numberOf = new(this.devices.Index().Select(pair => KeyValuePair.Create(pair.Item.Id, pair.Index)), StringComparer.OrdinalIgnoreCase);
        apps = new JudgedApps(question, new RestrictedKinds(question, facts));
    }

    /// <summary>Takes one installed app into account; the same app on the same device counts once.</summary>
    /// <param name="installed">The app; its device must be one of the devices given, others are not looked at.</param>
    public void Add(in InstalledApp installed)
    {
        if (!numberOf.TryGetValue(installed.DeviceId, out var number))
            return;
        var device = devices[number];
        withApps.Add(device.Id);
        if (device.Ownership is Ownership.Byod or Ownership.Private && installed.Profile is not Profile.Work)
        {
            notRead++;
            return;
        }

        var app = apps.Of(installed);
        if (!app.IsRestricted)
            return;
        if (app.Number < 0)
        {
            app.Number = fleet.AddApp(app.Installed);
            inFleet.Add(app);
        }

        fleet.AddInstall(number, app.Number);
        versions[(number, app.Number)] = installed.Version;
    }

    /// <summary>The answer for everything added so far.</summary>
    public FleetAnswer Answer()
    {
        Judge();
        Finding[] found = [.. findings.Values.OrderBy(finding => finding.Device.Id, StringComparer.Ordinal).ThenBy(finding => finding.App.Key, StringComparer.Ordinal)];
        UnnamedFinding[] counted =
        [
            .. from pair in unnamed
               orderby pair.Key
               let number = numberOf[pair.Key]
               select new UnnamedFinding(devices[number], people[number], pair.Value.Verdict, pair.Value.Apps.Count),
        ];
        return new(
            question, Coverage.Of(devices, withApps, question.Day, question.StaleAfterDays), AppAnswers(found), found, counted,
            RuleAnswers(found, counted), [.. exempted.Values.OrderBy(finding => finding.Device.Id, StringComparer.Ordinal)], notRead)
        {
            MobileByUnit = devices.Zip(people).Where(pair => pair.First.IsMobile).CountBy(pair => pair.Second?.Unit ?? "").ToDictionary(),
            MobileByOwnership = devices.Where(device => device.IsMobile).CountBy(device => device.Ownership).ToDictionary(),
        };
    }

    /// <summary>Judges the fleet, and looks up the grounds of the verdicts that are not "allow".</summary>
    private void Judge()
    {
        var snapshot = fleet.Build(out var numberOf);
        var policy = CompiledPolicy.Of(question.Stack, FleetFacts.Of(FleetView.Of(snapshot), question.Register, question.Day, question.UsedIn), new FleetProfiles(snapshot.Devices.Profiles));
        // The commonest first, as they are numbered.
        foreach (var app in inFleet.OrderBy(app => numberOf[app.Number]))
        {
            var number = numberOf[app.Number];
            foreach (var device in snapshot.WithApp.Of(number))
            {
                var profile = snapshot.Devices.ProfileOf[device];
                // A probable app is judged twice, as itself and as a stranger, so what the table says of it is not the last word.
                if (policy.EffectOf(profile, number) is not Effect.Allow || app.Installed.Match is Match.Probable)
                    Judge(device, profile, app, snapshot.Devices.Profiles[profile]);
            }
        }
    }

    private void Judge(int number, int profile, JudgedApp app, DeviceFacts facts)
    {
        var device = devices[number];
        var (judged, match) = (app.Facts, app.Installed.Match);
        var verdict = VerdictOn(judged);
        // An app that only calls itself like another must not get off more lightly than one that nobody knows.
        if (match is Match.Probable && VerdictOn(app.AsUnknown) is var stranger && stranger.Effect > verdict.Effect)
            (verdict, judged, match) = (stranger, app.AsUnknown, Match.None);
        if (verdict is { Effect: Effect.Allow, Exemption: null })
            return;
        if (device.Ownership is Ownership.Managed || (app.IsNamed && ReferenceEquals(judged, app.Facts)))
            Keep(new Finding(device, people[number], judged, verdict, match, versions.GetValueOrDefault((number, app.Number), "")));
        else if (verdict.Effect is not Effect.Allow)
            Count(device, judged, verdict);

        Verdict VerdictOn(AppFacts asked)
        {
            if (!verdicts.TryGetValue((profile, asked), out var known))
                verdicts[(profile, asked)] = known = question.Stack.Judge(facts, asked, question.Day);
            return PolicyStack.Lift(known, device, people[number], asked, question.Day, question.Exemptions);
        }
    }

    private void Keep(Finding finding)
    {
        var kept = finding.Verdict.Exemption is null ? findings : exempted;
        var key = (finding.Device.Id, finding.App.Key);
        if (!kept.TryGetValue(key, out var known) || Outranks(finding, known))
            kept[key] = finding;
    }

    /// <summary>Of two variants of one app on one device, the certain one counts, then the one judged more strictly.</summary>
    private static bool Outranks(Finding finding, Finding known) =>
        (finding.Match, finding.Verdict.Effect).CompareTo((known.Match, known.Verdict.Effect)) > 0;

    private void Count(Device device, AppFacts app, Verdict verdict)
    {
        var counted = unnamed.TryGetValue(device.Id, out var known) ? known : (verdict, []);
        counted.Item2.Add(app.Key);
        unnamed[device.Id] = (verdict.Effect > counted.Item1.Effect ? verdict : counted.Item1, counted.Item2);
    }

    private AppAnswer[] AppAnswers(IReadOnlyList<Finding> found) =>
    [
        .. from app in found.GroupBy(finding => finding.App.Key)
           let facts = app.First().App
           let rules = app.SelectMany(finding => finding.Verdict.Matches).OrderByDescending(match => match.Effect).DistinctBy(match => match.Rule)
               .OrderByDescending(match => match.Effect).ThenByDescending(match => match.Rule.Depth).ToArray()
           let answer = new AppAnswer(
               facts, app.Max(finding => finding.Verdict.Effect),
               app.Where(finding => finding.Match is not Match.Probable).CountBy(finding => finding.Verdict.Effect).OrderByDescending(pair => pair.Key).ToDictionary(),
               [.. app.Where(finding => finding.Match is not Match.Probable).Select(finding => finding.Device)],
               [.. app.Where(finding => finding.Match is Match.Probable).Select(finding => finding.Device)],
               [.. rules.Select(match => match.Rule)], PathsBehind(facts, rules))
           orderby answer.Effect descending, answer.Devices.Count descending, answer.Probable.Count descending, facts.Key
           select answer,
    ];

    private ControlPath[] PathsBehind(AppFacts app, IReadOnlyList<RuleMatch> matches)
    {
        var countries = matches.SelectMany(match => match.Grounds).Select(ground => ground.Country).OfType<Country>().ToHashSet();
        return app.Slug is { } slug && countries.Count > 0 && question.Register.Find(slug) is { } known
            ? [.. ControlChain.Of(known, question.Register, question.Day, question.UsedIn).Countries.Where(path => countries.Contains(path.Country))]
            : [];
    }

    private RuleAnswer[] RuleAnswers(IReadOnlyList<Finding> found, IReadOnlyList<UnnamedFinding> counted)
    {
        var says = found.Where(finding => finding.Match is not Match.Probable).SelectMany(finding => finding.Verdict.Matches.Select(match => (finding.Device, match)))
            .Concat(counted.SelectMany(count => count.Verdict.Matches.Select(match => (count.Device, match))))
            .Where(pair => pair.Device.IsOfTheOrganisation)
            .ToLookup(pair => pair.match.Rule);
        return
        [
            .. from rule in question.Stack.Rules
               let matched = says[rule].Where(pair => pair.match.Outcome is not Outcome.Undetermined).Select(pair => pair.Device.Id).ToHashSet()
               let undetermined = says[rule].Where(pair => pair.match.Outcome is Outcome.Undetermined).Select(pair => pair.Device.Id).ToHashSet()
               let notKnown = says[rule].Where(pair => pair.match.Outcome is Outcome.Undetermined).SelectMany(pair => pair.match.Grounds)
                   .Where(ground => ground.Truth is Truth.Unknown).Select(ground => ground.Key).Distinct().Order(StringComparer.Ordinal)
               select new RuleAnswer(rule, matched.Count, undetermined.Except(matched).Count(), [.. notKnown]),
        ];
    }
}
