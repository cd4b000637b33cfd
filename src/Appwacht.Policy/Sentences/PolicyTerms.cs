using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Policy.Sentences;

/// <summary>The words of the policy language as people read them; what has no other word stays as it is written.</summary>
public sealed class PolicyTerms(Reading reading)
{
    /// <summary>What a key asks for.</summary>
    public string Key(string key) => key switch
    {
        "list" => reading.Say("lijst", "list"),
        "category" => reading.Say("soort app", "kind of app"),
        "publisher" => reading.Say("uitgever", "publisher"),
        "party" => reading.Say("partij erachter", "party behind it"),
        "controlled-from" => reading.Say("in beheer vanuit", "controlled from"),
        "listed-by" => reading.Say("staat op", "listed by"),
        "uses" => reading.Say("gebruikt", "uses"),
        "contains" => reading.Say("bevat", "contains"),
        "signed-by" => reading.Say("ondertekend met", "signed by"),
        "ownership" => reading.Say("soort gebruik", "ownership"),
        "platform" => "platform",
        "kind" => reading.Say("soort toestel", "kind of device"),
        "os" => reading.Say("versie van het systeem", "system version"),
        "tier" => reading.Say("risiconiveau van de gebruiker", "risk tier of the user"),
        "unit" => reading.Say("eenheid van de gebruiker", "unit of the user"),
        "role" => reading.Say("rol van de gebruiker", "role of the user"),
        "group" => reading.Say("groep van de gebruiker", "group of the user"),
        "deployment" => reading.Say("inzet van de gebruiker", "deployment of the user"),
        _ => key,
    };

    /// <summary>A value of a key.</summary>
    public string Value(string key, string value) => key switch
    {
        "app" => reading.Register.Find(value)?.Name ?? (AppId.TryParse(value, out var id) ? reading.Register.Find(id)?.App.Name : null) ?? value,
        "publisher" or "party" => reading.Register.FindParty(value)?.Name ?? value,
        "listed-by" => reading.Register.Lists.TryGetValue(value, out var list) ? list.Name : value,
        "controlled-from" => Countries(value),
        "ownership" => reading.Ownership(DeviceWords.ParseOwnership(value)),
        "category" or "uses" or "kind" or "tier" => InDutch(value) is { } dutch ? reading.Say(dutch, value) : value,
        _ => value,
    };

    /// <summary>One of several values.</summary>
    public string Either(IEnumerable<string> values)
    {
        var all = values.ToArray();
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + reading.Say(" of ", " or ") + all[^1];
    }

    /// <summary>What must not hold.</summary>
    public string Not(string what) => reading.Say($"niet bij ({what})", $"not with ({what})");

    /// <summary>A country by its name; the list that the ministries use by what it says; another list by its own name.</summary>
    private string Countries(string value) => value is "offensive-cyber-programme"
        ? reading.Say("een land met een offensief cyberprogramma", "a country with an offensive cyber programme")
        : Country.TryParse(value, out var country) && reading.Register.Countries.ContainsKey(country) ? reading.Name(country)
        : reading.Say($"een land op de lijst ‘{value}’", $"a country on the list ‘{value}’");

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
