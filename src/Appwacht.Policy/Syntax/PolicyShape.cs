using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax;

/// <summary>The whole policy language in one table: every key, what may stand there, and what it means.</summary>
public static class PolicyShape
{
    /// <summary>What a ladder can do, mildest first in time, not in force.</summary>
    public static IReadOnlyList<string> LadderActions { get; } = ["announce", "ask", "remind", "warn", "remove", "block", "lift", "report"];

    /// <summary>Written forms of <see cref="LadderAnchor"/>.</summary>
    public static IReadOnlyList<string> LadderAnchors { get; } = ["decision", "finding"];

    /// <summary>What <c>mode</c> can be.</summary>
    public static IReadOnlyList<string> Modes { get; } = ["allowlist"];

    /// <summary>What a rule's sentence may leave to be filled in.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = ["{app}", "{country}", "{party}", "{list}"];

    private static readonly TextShape Text = new(TextForm.Any);
    private static readonly TextShape Slug = new(TextForm.Slug);
    private static readonly TextShape Day = new(TextForm.Date);

    private static readonly EitherShape InTwoLanguages = new(Text, new ObjectShape("text", new("een tekst in twee talen",
        "a text in two languages"),
    [
        Must("nl", Text, "de tekst in het Nederlands", "the text in Dutch"),
        Must("en", Text, "de tekst in het Engels", "the text in English"),
    ]));

    private static readonly ObjectShape DecisionShape = new("decision", new("het besluit", "the decision"),
    [
        Must("by", Text, "wie het besluit nam", "who took the decision"),
        Must("date", Day, "de dag van het besluit", "the day of the decision"),
        May("reference", Text, "waar het besluit te vinden is", "where the decision is on record"),
        May("basis", Many(Text), "waar het besluit op rust", "what the decision rests on"),
    ]);

    private static readonly ObjectShape Adopts = new("adopts", new("`adopts`", "`adopts`"),
    [
        Must("policy", Slug, "de naam van het beleid erboven", "the name of the policy above"),
        Must("version", new NumberShape(1), "de versie die is overgenomen", "the version that was adopted"),
    ]);

    private static readonly ObjectShape ListedCountryShape = new("listed-country", new("een land op een lijst", "a country on a list"),
    [
        Must("country", new TextShape(TextForm.Country), "de code van het land", "the code of the country"),
        Must("from", Day, "de eerste dag op de lijst", "the first day on the list"),
        May("until", Day, "de eerste dag niet meer op de lijst", "the first day no longer on the list"),
        Must("source", Text, "waar dat uit blijkt", "what shows it"),
    ]);

    private static readonly ObjectShape Lists = new("lists", new("`lists`", "`lists`"),
    [
        May("countries", new NamedShape(List(ListedCountryShape)), "landenlijsten bij naam", "lists of countries by name"),
        May("apps", new NamedShape(Many(new TextShape(TextForm.App))), "lijsten met apps bij naam", "lists of apps by name"),
    ]);

    /// <summary>One rule.</summary>
    public static ObjectShape Rule { get; } = new("rule", new("een regel", "a rule"),
    [
        Must("id", Slug, "een naam voor de regel, uniek in dit beleid", "a name for the rule, unique in this policy"),
        May("effect", new ChoiceShape(Effects.Names), "wat de regel over de apps zegt", "what the rule says of the apps"),
        May("mode", new ChoiceShape(Modes), "`allowlist`: keurt de genoemde apps goed en weert voor deze doelgroep de rest",
            "`allowlist`: approves the apps it names and denies the rest for this audience"),
        Must("apps", SelectorShapes.Apps, "over welke apps het gaat", "which apps it is about"),
        May("devices", SelectorShapes.Devices, "op welke toestellen; zonder deze sleutel op alle",
            "on which devices; on all when not given"),
        May("audience", new EitherShape(Slug, SelectorShapes.Audience), "voor wie, bij naam of hier omschreven; zonder deze sleutel voor iedereen",
            "for whom, by name or described here; for everybody when not given"),
        May("from", Day, "de eerste dag waarop de regel geldt", "the first day on which the rule holds"),
        May("until", Day, "de eerste dag waarop de regel niet meer geldt", "the first day on which the rule no longer holds"),
        May("ladder", Slug, "de ladder voor wie de regel niet volgt", "the ladder for whoever does not follow the rule"),
        May("basis", Many(Text), "waar de regel op rust", "what the rule rests on"),
        May("why", InTwoLanguages, "de zin die iemand te lezen krijgt; mag `{app}`, `{country}`, `{party}` en `{list}` bevatten",
            "the sentence a person reads; may hold `{app}`, `{country}`, `{party}` and `{list}`"),
    ])
    { ExactlyOne = ("effect", "mode") };

    private static readonly ObjectShape StepShape = new("step", new("een stap", "a step"),
    [
        Must("after", new TextShape(TextForm.Duration), "hoe lang na het begin: `14d` of `2w`", "how long after the start: `14d` or `2w`"),
        Must("do", new ChoiceShape(LadderActions), "wat er dan gebeurt", "what happens then"),
    ]);

    private static readonly ObjectShape LadderShape = new("ladder", new("een ladder", "a ladder"),
    [
        Must("anchor", new ChoiceShape(LadderAnchors), "vanaf wanneer geteld wordt: het besluit of de bevinding",
            "from when days are counted: the decision or the finding"),
        Must("steps", List(StepShape), "de stappen, in de volgorde van de tijd", "the steps, in the order of time"),
    ]);

    /// <summary>A policy file.</summary>
    public static ObjectShape Document { get; } = new("policy", new("een beleid", "a policy"),
    [
        Must("appwacht", new LanguageShape(), "de versie van de beleidstaal", "the version of the policy language"),
        Must("policy", Slug, "de blijvende naam van dit beleid", "the permanent name of this policy"),
        May("version", new NumberShape(1), "de versie die anderen kunnen overnemen", "the version that others can adopt"),
        Must("title", InTwoLanguages, "de titel", "the title"),
        Must("decision", DecisionShape, "wie dit besloot, wanneer en waarop", "who decided this, when and on what basis"),
        May("adopts", Adopts, "het beleid erboven, dat hiermee alleen strenger kan worden",
            "the policy above, which this one can only strengthen"),
        May("lists", Lists, "lijsten die regels bij naam gebruiken", "lists that rules use by name"),
        May("audiences", new NamedShape(SelectorShapes.Audience), "doelgroepen die regels bij naam gebruiken",
            "audiences that rules use by name"),
        Must("rules", new ListShape(Rule, MayBeSingle: false, MayBeEmpty: true), "de regels; de volgorde maakt niet uit",
            "the rules; their order has no meaning"),
        May("ladders", new NamedShape(LadderShape), "ladders die regels bij naam gebruiken", "ladders that rules use by name"),
        May("cases", new EitherShape(Text, new ListShape(Text, MayBeSingle: false, MayBeEmpty: true)), "de eigen proeven van het beleid: `toestel | app | dag => effect`",
            "the policy's own tests: `device | app | day => effect`"),
    ]);

    private static ListShape Many(Shape item) => new(item, MayBeSingle: true, MayBeEmpty: false);

    private static ListShape List(Shape item) => new(item, MayBeSingle: false, MayBeEmpty: false);

    private static ShapeKey Must(string name, Shape shape, string nl, string en) => new(name, shape, Required: true, new LocalText(nl, en));

    private static ShapeKey May(string name, Shape shape, string nl, string en) => new(name, shape, Required: false, new LocalText(nl, en));
}
