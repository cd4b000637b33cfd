using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Findings;

/// <summary>
/// Judges installed apps one by one, in any order and of any number: what it holds grows with devices and findings, not with rows.
/// It is also the one place that decides what may be kept of a device, from its ownership.
/// </summary>
public sealed class FleetCheck
{
    private readonly CheckQuestion question;
    private readonly IReadOnlyDictionary<string, Device> devices;
    private readonly IReadOnlyDictionary<string, Person> people;
    private readonly JudgedApps apps;
    private readonly Dictionary<string, int> profiles = [];
    private readonly Dictionary<string, (int Profile, DeviceFacts Facts)> profileOf = [];
    private readonly Dictionary<(int Profile, int App, bool AsUnknown), Verdict> verdicts = [];
    private readonly Dictionary<(string Device, string App), Finding> findings = [];
    private readonly Dictionary<(string Device, string App), Finding> exempted = [];
    private readonly Dictionary<string, (Verdict Verdict, HashSet<string> Apps)> unnamed = [];
    private readonly HashSet<string> withApps = [];
    private long notRead;

    /// <summary>Prepares a check of these devices and their users.</summary>
    public FleetCheck(CheckQuestion question, IReadOnlyDictionary<string, Device> devices, IReadOnlyDictionary<string, Person> people)
    {
        (this.question, this.devices, this.people) = (question, devices, people);
        apps = new JudgedApps(question);
    }

    /// <summary>Takes one installed app into account; the same app on the same device counts once.</summary>
    /// <param name="installed">The app; its device must be one of the devices given, others are not looked at.</param>
    public void Add(in InstalledApp installed)
    {
        if (!devices.TryGetValue(installed.DeviceId, out var device))
            return;
        withApps.Add(device.Id);
        if (device.Ownership is Ownership.Byod or Ownership.Private && installed.Profile is not Profile.Work)
        {
            notRead++;
            return;
        }

        var person = device.PersonId is { } id ? people.GetValueOrDefault(id) : null;
        var app = apps.Of(installed);
        var verdict = Judge(device, person, app, asUnknown: false);
        var facts = app.Facts;
        var match = app.Match;
        // An app that only calls itself like another must not get off more lightly than one that nobody knows.
        if (match is Match.Probable && Judge(device, person, app, asUnknown: true) is { } stranger && stranger.Effect > verdict.Effect)
            (verdict, facts, match) = (stranger, app.AsUnknown, Match.None);

        if (verdict.Matches.Count == 0 || verdict is { Effect: Effect.Allow, Exemption: null })
            return;
        if (device.Ownership is Ownership.Managed || (app.IsNamed && ReferenceEquals(facts, app.Facts)))
            Keep(new Finding(device, person, facts, verdict, match, installed.Version));
        else if (verdict.Effect is not Effect.Allow)
            Count(device, facts, verdict);
    }

    /// <summary>The answer for everything added so far.</summary>
    public FleetAnswer Answer()
    {
        Finding[] found = [.. findings.Values.OrderBy(finding => finding.Device.Id, StringComparer.Ordinal).ThenBy(finding => finding.App.Key, StringComparer.Ordinal)];
        UnnamedFinding[] counted =
        [
            .. from pair in unnamed
               let device = devices[pair.Key]
               orderby pair.Key
               select new UnnamedFinding(device, device.PersonId is { } id ? people.GetValueOrDefault(id) : null, pair.Value.Verdict, pair.Value.Apps.Count),
        ];
        return new(
            question, Coverage.Of([.. devices.Values], withApps, question.Day, question.StaleAfterDays), AppAnswers(found), found, counted,
            RuleAnswers(found, counted), [.. exempted.Values.OrderBy(finding => finding.Device.Id, StringComparer.Ordinal)], notRead);
    }

    private Verdict Judge(Device device, Person? person, JudgedApp app, bool asUnknown)
    {
        if (!profileOf.TryGetValue(device.Id, out var profile))
        {
            var facts = DeviceFacts.Of(device, person);
            if (!profiles.TryGetValue(facts.Key, out var number))
                profiles[facts.Key] = number = profiles.Count;
            profileOf[device.Id] = profile = (number, facts);
        }

        var judged = asUnknown ? app.AsUnknown : app.Facts;
        if (!verdicts.TryGetValue((profile.Profile, app.Number, asUnknown), out var verdict))
            verdicts[(profile.Profile, app.Number, asUnknown)] = verdict = question.Stack.Judge(profile.Facts, judged, question.Day);
        return PolicyStack.Lift(verdict, device, person, judged, question.Day, question.Exemptions);
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
