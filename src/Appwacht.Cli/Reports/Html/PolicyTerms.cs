using Appwacht.Register;

namespace Appwacht.Cli.Reports.Html;

/// <summary>The words of the policy language as people read them; what has no other word stays as it is written.</summary>
internal sealed class PolicyTerms(BoardReport board)
{
    /// <summary>What a key asks for.</summary>
    public string Key(string key) => key switch
    {
        "list" => board.Say("lijst", "list"),
        "category" => board.Say("soort app", "kind of app"),
        "publisher" => board.Say("uitgever", "publisher"),
        "party" => board.Say("partij erachter", "party behind it"),
        "controlled-from" => board.Say("in beheer vanuit", "controlled from"),
        "listed-by" => board.Say("staat op", "listed by"),
        "uses" => board.Say("gebruikt", "uses"),
        "contains" => board.Say("bevat", "contains"),
        "signed-by" => board.Say("ondertekend met", "signed by"),
        "ownership" => board.Say("soort gebruik", "ownership"),
        "platform" => "platform",
        "kind" => board.Say("soort toestel", "kind of device"),
        "os" => board.Say("versie van het systeem", "system version"),
        "tier" => board.Say("risiconiveau van de gebruiker", "risk tier of the user"),
        "unit" => board.Say("eenheid van de gebruiker", "unit of the user"),
        "role" => board.Say("rol van de gebruiker", "role of the user"),
        "group" => board.Say("groep van de gebruiker", "group of the user"),
        "deployment" => board.Say("inzet van de gebruiker", "deployment of the user"),
        _ => key,
    };

    /// <summary>A value of a key.</summary>
    public string Value(string key, string value) => key switch
    {
        "app" => board.Register.Find(value)?.Name ?? (AppId.TryParse(value, out var id) ? board.Register.Find(id)?.App.Name : null) ?? value,
        "publisher" or "party" => board.Register.FindParty(value)?.Name ?? value,
        "listed-by" => board.Register.Lists.TryGetValue(value, out var list) ? list.Name : value,
        "controlled-from" => Countries(value),
        "ownership" => board.Words.Ownership(Appwacht.Policy.Devices.DeviceWords.ParseOwnership(value)),
        "category" or "uses" or "kind" or "tier" => InDutch(value) is { } dutch ? board.Say(dutch, value) : value,
        _ => value,
    };

    /// <summary>One of several values.</summary>
    public string Either(IEnumerable<string> values)
    {
        var all = values.ToArray();
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + board.Say(" of ", " or ") + all[^1];
    }

    /// <summary>What must not hold.</summary>
    public string Not(string what) => board.Say($"niet bij ({what})", $"not with ({what})");

    /// <summary>A country by its name; the list that the ministries use by what it says; another list by its own name.</summary>
    private string Countries(string value) => value is "offensive-cyber-programme"
        ? board.Say("een land met een offensief cyberprogramma", "a country with an offensive cyber programme")
        : Country.TryParse(value, out var country) && board.Register.Countries.ContainsKey(country) ? board.Name(country)
        : board.Say($"een land op de lijst ‘{value}’", $"a country on the list ‘{value}’");

    private static string? InDutch(string value) => value switch
    {
        "bank" => "bankieren",
        "browser" => "browser",
        "business" => "zakelijk",
        "cleaner" => "opschonen",
        "fitness" => "sport",
        "game" => "spel",
        "government" => "overheid",
        "iot" => "slimme apparaten",
        "map" => "kaarten",
        "messaging" => "berichten",
        "music" => "muziek",
        "news" => "nieuws",
        "shopping" => "winkelen",
        "social" => "sociale media",
        "other" => "overig",
        "location" => "locatie",
        "contacts" => "contacten",
        "health" => "gezondheid",
        "microphone" => "microfoon",
        "phone" => "telefoon",
        "standard" => "gewoon",
        "elevated" => "verhoogd",
        "high" => "hoog",
        _ => null,
    };
}
