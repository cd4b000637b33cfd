using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Syntax;

/// <summary>What may stand in the three selectors of a rule: which apps, on which devices, for whom.</summary>
internal static class SelectorShapes
{
    private static readonly Shape Texts = Many(new TextShape(TextForm.Any));

    public static ObjectShape Apps { get; } = new("apps", new("een keuze van apps", "a selection of apps"),
    [
        Key("app", Many(new TextShape(TextForm.App)), "apps bij naam, of bij id als `platform:id`",
            "apps by name, or by id as `platform:id`"),
        Key("list", Many(new TextShape(TextForm.Slug)), "een lijst met apps uit dit beleid of een laag erboven",
            "a list of apps of this policy or of a layer above it"),
        Key("category", Texts, "een categorie van het register, zoals `fitness`", "a category of the register, such as `fitness`"),
        Key("publisher", Texts, "wie de winkel als uitgever noemt", "the party that stores name as publisher"),
        Key("party", Texts, "een partij ergens boven de app", "a party anywhere above the app"),
        Key("controlled-from", Many(new TextShape(TextForm.Any)), "een land, of een landenlijst bij naam",
            "a country, or a list of countries by name"),
        Key("confidence", new ChoiceShape(Confidences.Names), "hoe zeker de keten minstens moet zijn; zonder deze sleutel `reported`",
            "how well established the chain must be at least; `reported` when not given"),
        Key("listed-by", Texts, "een gepubliceerde lijst van het register", "a published list of the register"),
        Key("uses", Texts, "wat de app gebruikt, zoals `location`", "what the app uses, such as `location`"),
        Key("contains", Texts, "wat in de app is ingebouwd, of wie dat maakt", "what is built into the app, or who makes that"),
        Key("signed-by", Many(new TextShape(TextForm.Digest)), "de SHA-256 van het certificaat waarmee de app is getekend",
            "the SHA-256 of the certificate the app is signed with"),
        Key("known", new FlagShape(), "of het register de app kent", "whether the register knows the app"),
        Key("not", new AgainShape(), "wat niet mag gelden", "what must not hold"),
    ])
    { MustSelect = true, Needs = ("confidence", ["controlled-from", "publisher", "party"]) };

    public static ObjectShape Devices { get; } = new("devices", new("een keuze van toestellen", "a selection of devices"),
    [
        Key("ownership", Many(new ChoiceShape(DeviceWords.Ownerships)), "van wie het toestel is en waarvoor het gebruikt mag worden",
            "whose the device is and what it may be used for"),
        Key("platform", Many(new ChoiceShape(Platforms.Names)), "het besturingssysteem", "the operating system"),
        Key("kind", Many(new ChoiceShape(DeviceWords.Kinds)), "het soort toestel", "the kind of device"),
        Key("os", Many(new TextShape(TextForm.Os)), "de versie van het besturingssysteem: `\"<26\"`, `\">=18.7\"`, of `26` voor 26 en wat daarbinnen volgt",
            "the version of the operating system: `\"<26\"`, `\">=18.7\"`, or `26` for 26 and what follows within it"),
        Key("not", new AgainShape(), "wat niet mag gelden", "what must not hold"),
    ])
    { MustSelect = true };

    public static ObjectShape Audience { get; } = new("audience", new("een doelgroep", "an audience"),
    [
        Key("tier", Many(new ChoiceShape(DeviceWords.Tiers)), "de risicoklasse van de persoon", "the risk tier of the person"),
        Key("unit", Texts, "het onderdeel van de organisatie", "the unit of the organisation"),
        Key("role", Texts, "de rol", "the role"),
        Key("group", Texts, "een groep waar de persoon in zit", "a group the person is in"),
        Key("deployment", Texts, "een inzet waar de persoon aan meedoet", "a deployment the person takes part in"),
        Key("not", new AgainShape(), "wat niet mag gelden", "what must not hold"),
    ])
    { MustSelect = true };

    private static ListShape Many(Shape item) => new(item, MayBeSingle: true, MayBeEmpty: false);

    private static ShapeKey Key(string name, Shape shape, string nl, string en) => new(name, shape, Required: false, new LocalText(nl, en));
}
