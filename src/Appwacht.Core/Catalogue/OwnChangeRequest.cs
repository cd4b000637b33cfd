using Appwacht.Register;

namespace Appwacht.Core.Catalogue;

/// <summary>A change of the register as it is asked.</summary>
/// <param name="Kind">In what way; null when that could not be read.</param>
/// <param name="About">The country list, or the party that is controlled.</param>
/// <param name="Other">The code of the country, or the party above.</param>
/// <param name="Day">From when; null when that could not be read.</param>
/// <param name="Confidence">How well control is established; asked of control alone.</param>
/// <param name="Title">What the source is called.</param>
/// <param name="Address">Its address, when it has one.</param>
/// <param name="Reason">Why.</param>
public sealed record OwnChangeRequest(RegisterChangeKind? Kind, string About, string Other, DateOnly? Day, string Confidence, string Title, string Address, string Reason)
{
    /// <summary>The longest name of a list or a party, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>The longest title of a source, in characters.</summary>
    public const int LongestTitle = 300;

    /// <summary>The longest address of a source, in characters.</summary>
    public const int LongestAddress = 1000;

    /// <summary>Nobody plans longer ahead; what is later is a mistake.</summary>
    public const int MostYearsAhead = 5;

    private static readonly DateOnly Earliest = new(1900, 1, 1);

    private bool IsAboutList => Kind is RegisterChangeKind.ListCountry or RegisterChangeKind.UnlistCountry;

    /// <summary>The change, when nothing is to be said against it.</summary>
    public RegisterChange ToChange() => new(
        Kind ?? default, About, IsAboutList ? Other.ToUpperInvariant() : Other, Day ?? default, Confidences.TryParse(Confidence, out var confidence) ? confidence : Register.Confidence.Reported,
        new Source(Title.Trim(), Address.Trim(), ""));

    /// <summary>Everything for which it is refused.</summary>
    public IEnumerable<Refusal> WhyNot(OwnRegister own, DateOnly today)
    {
        if (Kind is null)
        {
            yield return new("register-change.kind", "Kies wat er anders is.", "Choose what is different.", "soort");
            yield break;
        }

        var named = new List<Refusal>(Unknown(own.Catalogue.Register));
        if (Day is not { } day || day < Earliest || day > today.AddYears(MostYearsAhead))
            named.Add(new("register-change.day", $"Geef de dag, ten hoogste {MostYearsAhead} jaar vooruit.", $"Give the day, at most {MostYearsAhead} years ahead.", "dag"));
        if (Kind is RegisterChangeKind.Control && !(Confidences.TryParse(Confidence, out var confidence) && confidence is not Register.Confidence.Decided))
            named.Add(new("register-change.confidence", "Kies hoe zeker het is: presumed, reported of confirmed.", "Choose how sure it is: presumed, reported or confirmed.", "zekerheid"));
        foreach (var refusal in named)
            yield return refusal;
        if (string.IsNullOrWhiteSpace(Title) || Title.Length > LongestTitle)
            yield return new("register-change.source", $"Noem de bron, met ten hoogste {LongestTitle} tekens.", $"Name the source, with at most {LongestTitle} characters.", "bron");
        if (Address.Trim() is { Length: > 0 } address && (address.Length > LongestAddress || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")))
            yield return new("register-change.address", "Dit is geen adres van een webpagina; het begint met https://.", "This is no address of a web page; it begins with https://.", "adres");
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > DecideOwnChange.LongestReason)
            yield return new("register-change.reason", $"Geef de reden, in ten hoogste {DecideOwnChange.LongestReason} tekens.", $"Give the reason, in at most {DecideOwnChange.LongestReason} characters.", "reden");
        if (named.Count == 0 && WhyNot(own, ToChange()) is { } why)
            yield return why;
    }

    /// <summary>Why a change makes no sense over the register as it holds now; null when it does.</summary>
    internal static Refusal? WhyNot(OwnRegister own, RegisterChange change) => own.With(change).Standing switch
    {
        ChangeStanding.Superfluous => new(
            "register-change.superfluous", "Dit staat al zo in het register vanaf die dag.", "The register says so already from that day on.", "dag"),
        ChangeStanding.Contradicted => new(
            "register-change.contradicts", "Het register noemt een latere dag waarop dit begint of eindigt. Kies die dag of een latere.",
            "The register gives a later day on which this begins or ends. Choose that day or a later one.", "dag"),
        ChangeStanding.Impossible => new(
            "register-change.impossible", "Zo kan het niet: iets staat niet in het register, of de partijen zouden in een kring de baas over elkaar zijn.",
            "It cannot be so: something is not in the register, or parties would control each other in a circle.", change.IsAboutList ? "land" : "boven"),
        _ => null,
    };

    private IEnumerable<Refusal> Unknown(AppRegister register)
    {
        var isCountry = Country.TryParse(Other, out var country) && register.Countries.ContainsKey(country);
        if (IsAboutList)
        {
            if (!register.ListedCountries.Contains(About))
                yield return new("register-change.list", "Deze landenlijst is er niet.", "There is no such country list.", "lijst");
            if (!isCountry)
                yield return new("register-change.country", "Er is geen land met deze code; gebruik twee letters, zoals NL.", "There is no country with this code; use two letters, such as NL.", "land");
            yield break;
        }

        if (register.FindParty(About) is null)
            yield return new("register-change.party", "Deze partij staat niet in het register.", "This party is not in the register.", "partij");
        if (register.FindParty(Other) is null && !(isCountry && country.Code == Other))
            yield return new(
                "register-change.above", "Dit is geen partij in het register en geen land; een land is een code van twee hoofdletters, zoals NL.",
                "This is no party in the register and no country; a country is a code of two capitals, such as NL.", "boven");
    }
}
