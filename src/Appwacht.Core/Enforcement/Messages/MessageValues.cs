using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Fleet.Reports;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>What comes in the places of templates, in one language.</summary>
/// <param name="organisation">The name of the organisation.</param>
/// <param name="language"><c>nl</c> or <c>en</c>.</param>
public sealed class MessageValues(string organisation, string language)
{
    private readonly ItemText words = new(language);

    /// <summary>Of a message to one person.</summary>
    public IReadOnlyDictionary<string, string> Of(IReadOnlyList<MessageItem> items)
    {
        var day = items.Where(item => item.Next.Kind is not StepKind.None).Select(item => item.Next.Day).DefaultIfEmpty(0).Min();
        return With((Placeholder.Items, words.Of(items)), (Placeholder.Until, day == 0 ? "" : DateOnly.FromDayNumber(day).Written(language)), (Placeholder.Further, Further));
    }

    /// <summary>Of the announcement of a campaign.</summary>
    /// <param name="policy">The policy with the decision.</param>
    /// <param name="apps">The apps that may be named to everybody.</param>
    /// <param name="steps">The steps of the campaign.</param>
    public IReadOnlyDictionary<string, string> Of(PolicyDocument policy, IReadOnlyList<string> apps, IEnumerable<(StepKind Kind, DateOnly Day)> steps) => With(
        (Placeholder.Decision, Line(policy.Title.In(language))), (Placeholder.DecidedBy, Line(policy.Decision.By)), (Placeholder.DecidedOn, policy.Decision.Date.Written(language)),
        (Placeholder.Apps, apps.Count > 0 ? List(apps.Select(ItemText.Name)) : Say(new("Welke apps dat zijn, staat in het beleid.", "Which apps these are, is in the policy."))),
        (Placeholder.Planning, List(steps.Where(step => step.Kind is not StepKind.Announce).OrderBy(step => step.Day).Select(step => $"{step.Day.Written(language)}: {Does(step.Kind)}"))));

    /// <summary>Of the closing figures of a campaign. They are for everybody, so that small numbers are not in them, also not when somebody subtracts.</summary>
    public IReadOnlyDictionary<string, string> Of(PolicyDocument policy, CampaignFigures figures) => With(
        (Placeholder.Decision, Line(policy.Title.In(language))), (Placeholder.DecidedBy, Line(policy.Decision.By)), (Placeholder.DecidedOn, policy.Decision.Date.Written(language)),
        (Placeholder.Figures, List(
        [
            Say(new($"Gevonden: {Number(figures.Found)} keer een app die er niet op mocht.", $"Found: {Number(figures.Found)} times an app that may not be there.")),
            Say(new($"Daarvan nu nog over: {Number(figures.Open)}.", $"Of these left now: {Number(figures.Open)}.")),
        ])));

    /// <summary>Of an advisory.</summary>
    public IReadOnlyDictionary<string, string> Of(string subject, string text, string app, IEnumerable<MessageDevice> devices) => With(
        (Placeholder.Subject, Line(subject)), (Placeholder.Advice, text), (Placeholder.App, ItemText.Name(app)), (Placeholder.Devices, List(devices.Select(words.Of))), (Placeholder.Further, Further));

    /// <summary>Of the end of an exemption.</summary>
    /// <param name="app">The name of the app.</param>
    /// <param name="task">What it is needed for.</param>
    /// <param name="last">The last day on which it holds.</param>
    public IReadOnlyDictionary<string, string> OfEnding(string app, string task, DateOnly last) => With(
        (Placeholder.App, ItemText.Name(app)), (Placeholder.Task, Line(task)), (Placeholder.LastDay, last.Written(language)),
        (Placeholder.Further, AskAnew));

    /// <summary>Of the agreement that somebody must sign.</summary>
    /// <param name="title">The title of the agreement.</param>
    /// <param name="from">The day from which it holds.</param>
    /// <param name="isAgain">Whether they signed an older version.</param>
    public IReadOnlyDictionary<string, string> OfAgreement(string title, DateOnly from, bool isAgain) => With(
        (Placeholder.AgreementTitle, Line(title)), (Placeholder.From, from.Written(language)),
        (Placeholder.Reason, isAgain
            ? Say(new("U ondertekende een eerdere versie, en de tekst is gewijzigd. U ziet wat er anders is.", "You signed an earlier version, and the text was changed. You see what is different."))
            : Say(new("U hebt een toestel van ons en hebt nog niet ondertekend.", "You have a device of ours and have not signed yet."))),
        (Placeholder.Further, HowToSign));

    private string HowToSign => Say(new(
        """
        # Zo ondertekent u

        Open Mijn overeenkomst in Appwacht, zoals u Appwacht altijd opent. Lees de tekst, zet het vinkje en kies Ondertekenen. Daarna kunt u een kopie bewaren.

        # Lukt het niet, of bent u het er niet mee eens?

        Vraag uw toestelbeheerder om hulp. U kunt ook op papier ondertekenen. Hebt u het toestel niet meer, meld dat dan.

        # Is deze mail echt?

        In deze mail staat geen link, en wij vragen nooit om een wachtwoord. De overeenkomst staat in Appwacht.
        """,
        """
        # How to sign

        Open My agreement in Appwacht, as you always open Appwacht. Read the text, tick the box and choose Sign. After that you can keep a copy.

        # Does it not work, or do you not agree?

        Ask your device administrator for help. You can also sign on paper. If you do not have the device any more, tell them.

        # Is this mail real?

        There is no link in this mail, and we never ask for a password. The agreement is in Appwacht.
        """));

    private string AskAnew => Say(new(
        """
        # Hebt u de app daarna nog nodig?

        Vraag dan nu een nieuwe uitzondering aan in Appwacht. Open Appwacht zoals u dat altijd doet. Iemand anders besluit erover, en dat kost tijd.

        # Hebt u de app niet meer nodig?

        Haal de app dan weg. Na die dag geldt het beleid weer.

        # Is deze mail echt?

        In deze mail staat geen link, en wij vragen nooit om een wachtwoord. Wat hier staat, ziet u ook in Appwacht.
        """,
        """
        # Do you still need the app after that?

        Then ask for a new exemption in Appwacht now. Open Appwacht as you always do. Somebody else decides on it, and that takes time.

        # Do you not need the app any more?

        Then remove the app. After that day the policy holds again.

        # Is this mail real?

        There is no link in this mail, and we never ask for a password. What is said here, you also see in Appwacht.
        """));

    /// <summary>Of an urgent report. Who it is about and where they are, is read in Appwacht and nowhere else.</summary>
    public IReadOnlyDictionary<string, string> Of(int report, ReportKind kind, DateOnly since) => With((Placeholder.Loss, List(
    [
        kind is ReportKind.Stolen ? Say(new("Een toestel is gestolen.", "A device was stolen.")) : Say(new("Een toestel is kwijt.", "A device is lost.")),
        Say(new($"Sinds {since.Written(language)}.", $"Since {since.Written(language)}.")),
        Say(new($"Melding {report}.", $"Report {report}.")),
    ])));

    private string Further => Say(new(
        """
        # Klopt dit niet?

        Open Mijn toestel in Appwacht, zoals u dat altijd doet, en kies ‘Dit klopt niet’. Uw toestelbeheerder leest het en antwoordt u.

        # Meer tijd nodig, of hebt u de app nodig voor uw werk?

        Ook dat vraagt u op Mijn toestel. Iemand anders besluit erover, en u leest het antwoord op dezelfde plek.

        # Is deze mail echt?

        In deze mail staat geen link, en wij vragen nooit om een wachtwoord. Wat hier staat, staat ook op Mijn toestel.
        """,
        """
        # Is this wrong?

        Open My device in Appwacht, as you always do, and choose ‘This is not right’. Your device administrator reads it and answers you.

        # Do you need more time, or do you need the app for your work?

        You ask for that on My device, too. Somebody else decides on it, and you read the answer in the same place.

        # Is this mail real?

        There is no link in this mail, and we never ask for a password. What is said here, you also find on My device.
        """));

    private string Does(StepKind kind) => Say(kind switch
    {
        StepKind.Ask => new("wie zo'n app heeft, krijgt bericht.", "who has such an app is told."),
        StepKind.Remind => new("wie de app nog heeft, krijgt een herinnering.", "who still has the app gets a reminder."),
        StepKind.Warn => new("wie de app dan nog heeft, krijgt het laatste bericht.", "who still has the app then gets the final notice."),
        StepKind.Remove => new("wij halen de app zelf van het toestel.", "we take the app off the device ourselves."),
        StepKind.Block => new("een toestel met de app heeft geen toegang meer tot onze systemen, tot de app weg is.", "a device with the app has no access to our systems any more, until the app is gone."),
        _ => new("wij vertellen hoe het ging.", "we tell how it went."),
    });

    /// <summary>A number as everybody may know it.</summary>
    private string Number(int count) => count == 0 ? Say(new("geen", "none"))
        : SmallGroups.Rounded(count) is { } rounded ? Say(new($"ten minste {rounded}", $"at least {rounded}"))
        : Say(new($"minder dan {SmallGroups.Least}", $"fewer than {SmallGroups.Least}"));

    private Dictionary<string, string> With(params (Placeholder Place, string Value)[] values) =>
        values.Append((Placeholder.Organisation, Line(organisation))).ToDictionary(value => value.Item1.Code, value => value.Item2);

    private static string List(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"- {line}"));

    private static string Line(string value) => MessageText.OneLine(value, 300);

    private string Say(LocalText text) => text.In(language);
}
