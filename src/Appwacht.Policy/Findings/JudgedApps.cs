using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Findings;

/// <summary>Matches installed apps to the register and keeps the facts of each, so that an app on a thousand devices is looked up once.</summary>
internal sealed class JudgedApps(CheckQuestion question)
{
    private readonly NameResolver resolver = new(question.Register);
    private readonly Dictionary<(AppId? Id, string Name, string Publisher, Platform Platform), JudgedApp> judged = [];

    public JudgedApp Of(in InstalledApp installed)
    {
        // With an identifier the publisher has no say, and one app must not become many because stores spell it differently.
        var key = installed.Id is { } id
            ? (installed.Id, installed.Name, "", id.Platform)
            : (installed.Id, installed.Name, installed.Publisher, installed.Platform);
        if (!judged.TryGetValue(key, out var app))
            judged[key] = app = Judge(installed, judged.Count);
        return app;
    }

    private JudgedApp Judge(in InstalledApp installed, int number)
    {
        var resolved = installed.Id is { } id
            ? resolver.Resolve(id, installed.Name)
            : resolver.Resolve(installed.Name, installed.Publisher, installed.Platform);
        var unknown = AppFacts.Unknown(installed.Id, installed.Name);
        return resolved.App is { } app
            ? new(number, AppFacts.Of(app, installed.Id, question.Register, question.Day, question.UsedIn), unknown, resolved.Match, question)
            : new(number, unknown, unknown, Match.None, question);
    }
}

/// <summary>An installed app with its facts.</summary>
/// <param name="Number">A number for this combination of identifier, name, publisher and platform.</param>
/// <param name="Facts">What it is, or probably is.</param>
/// <param name="AsUnknown">What it is when the probable match is not accepted.</param>
/// <param name="Match">How sure the match is.</param>
/// <param name="question">What it is judged by.</param>
internal sealed class JudgedApp(int Number, AppFacts Facts, AppFacts AsUnknown, Match Match, CheckQuestion question)
{
    public int Number { get; } = Number;

    public AppFacts Facts { get; } = Facts;

    public AppFacts AsUnknown { get; } = AsUnknown;

    public Match Match { get; } = Match;

    /// <summary>Whether a rule or an exemption in force names the app; only then may it be shown with a device on which private use is allowed.</summary>
    public bool IsNamed { get; } = question.Names(Facts);
}
