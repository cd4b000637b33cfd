using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Policy.Sentences;

/// <summary>How a policy is read aloud: with which register, in which language, and how days are written there.</summary>
/// <param name="Register">Where the names of apps, parties and countries are.</param>
/// <param name="IsEnglish">English, or else Dutch.</param>
/// <param name="Day">How a day is written.</param>
public sealed record Reading(AppRegister Register, bool IsEnglish, Func<DateOnly, string> Day)
{
    /// <summary>The text in the language.</summary>
    public string Say(string nl, string en) => IsEnglish ? en : nl;

    /// <summary>The name of a country.</summary>
    public string Name(Country country) => Register.Countries.TryGetValue(country, out var name) ? Say(name.Dutch, name.English) : country.Code;

    /// <summary>How sure something is.</summary>
    public string Confidence(Confidence confidence) => confidence switch
    {
        Appwacht.Register.Confidence.Decided => Say("besloten", "decided"),
        Appwacht.Register.Confidence.Confirmed => Say("bevestigd", "confirmed"),
        Appwacht.Register.Confidence.Reported => Say("gemeld", "reported"),
        _ => Say("vermoed", "presumed"),
    };

    /// <summary>Whose a device is and what it may be used for.</summary>
    public string Ownership(Ownership ownership) => ownership switch
    {
        Devices.Ownership.Managed => Say("alleen werk", "work only"),
        Devices.Ownership.PrivateUseAllowed => Say("werk met privégebruik", "work with private use"),
        Devices.Ownership.Byod => Say("eigen toestel voor werk", "own device used for work"),
        Devices.Ownership.Private => Say("privétoestel", "private device"),
        _ => Say("niet bekend", "not known"),
    };
}
