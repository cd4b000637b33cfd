using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Findings;

/// <summary>Matches installed apps to the register and keeps the facts of each, so that an app on a thousand devices is looked up once.</summary>
internal sealed class JudgedApps(CheckQuestion question, RestrictedKinds restricted)
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
            judged[key] = app = Judge(installed);
        return app;
    }

    private JudgedApp Judge(in InstalledApp installed)
    {
        var resolved = installed.Id is { } id
            ? resolver.Resolve(id, installed.Name)
            : resolver.Resolve(installed.Name, installed.Publisher, installed.Platform);
        var unknown = AppFacts.Unknown(installed.Id, installed.Name);
        var facts = resolved.App is { } app ? AppFacts.Of(app, installed.Id, question.Register, question.Day, question.UsedIn) : unknown;
        return new JudgedApp
        {
            Installed = new FleetApp(installed.Id, installed.Name, resolved.App?.Slug, resolved.Match),
            Facts = facts,
            AsUnknown = unknown,
            IsNamed = question.Names(facts),
            IsRestricted = restricted.Contains(facts) || (resolved.Match is Match.Probable && restricted.Contains(unknown)),
        };
    }
}

/// <summary>An installed app with its facts.</summary>
internal sealed class JudgedApp
{
    /// <summary>The app as it is installed.</summary>
    public required FleetApp Installed { get; init; }

    /// <summary>What it is, or probably is.</summary>
    public required AppFacts Facts { get; init; }

    /// <summary>What it is when a probable match is not accepted.</summary>
    public required AppFacts AsUnknown { get; init; }

    /// <summary>Whether a rule or an exemption in force names it; only then may it be shown with a device on which private use is allowed.</summary>
    public required bool IsNamed { get; init; }

    /// <summary>Whether some device of the fleet may not simply have it; the others need not be remembered.</summary>
    public required bool IsRestricted { get; init; }

    /// <summary>Its number in the fleet, once a device has it that counts.</summary>
    public int Number { get; set; } = -1;
}
