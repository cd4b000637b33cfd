using System.Security.Claims;
using System.Text.Json;
using Appwacht.Core;
using Appwacht.Core.Agreements;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Access;

/// <summary>Reads what a provider says of somebody, each in its own words, and keeps nothing else of it.</summary>
internal static class ProviderClaims
{
    private static readonly Refusal NoSubject = new("access.no-subject", "De aanmeldvoorziening zegt niet wie dit is.", "The provider does not say who this is.");

    private static readonly Refusal TooManyGroups = new(
        "access.too-many-groups",
        "U zit in zoveel groepen dat de aanmeldvoorziening ze niet meestuurt. Vraag de beheerder om alleen groepen mee te sturen die aan de toepassing zijn toegewezen.",
        "You are in so many groups that the provider does not send them. Ask its administrator to send only the groups that are assigned to the application.");

    /// <summary>Reads the token that came of a person signing in.</summary>
    public static Outcome<Login> OfPerson(ClaimsPrincipal theirs, string provider, ProviderSettings settings)
    {
        if (HasGroupsElsewhere(theirs, settings.GroupsClaim))
            return TooManyGroups;
        return theirs.Say("sub") is { Length: > 0 } subject
            ? new Login(provider, subject, theirs.Say("name"), theirs.Say(settings.PersonClaim), false, [.. Values(theirs, settings.GroupsClaim)]) { Strength = StrengthIn(theirs) }
            : NoSubject;
    }

    /// <summary>Reads a token for the API, of a person or of a program.</summary>
    public static Outcome<Login> OfToken(ClaimsPrincipal theirs, string provider, ProviderSettings settings) =>
        ProgramIn(theirs) is { } program ? new Login(provider, theirs.Say("sub") ?? program, program, null, true, [program]) : OfPerson(theirs, provider, settings);

    /// <summary>How strongly somebody signed in. What is too long, or no plain word, is as if it was not told: it must fit a line of a statement.</summary>
    private static SignInStrength StrengthIn(ClaimsPrincipal theirs)
    {
        var means = string.Join(' ', theirs.FindAll("amr").Select(claim => claim.Value).Where(IsPlain));
        return new(theirs.Say("acr") is { } acr && IsPlain(acr) ? acr : null, means.Length <= SignInStrength.Longest ? means : "", Login.TimeOf(theirs.Say("auth_time")));
    }

    private static bool IsPlain(string text) => text.Length is > 0 and <= SignInStrength.Longest && text.All(letter => letter is > ' ' and <= '~');

    /// <summary>
    /// The id of the program that asked for a token on its own behalf, or null when it did so for a person. Each provider has its own way
    /// to say so: the subject is the program itself (RFC 9068), <c>idtyp</c> or a subject that is the object (Entra ID), or a user that
    /// belongs to the program (Keycloak).
    /// </summary>
    private static string? ProgramIn(ClaimsPrincipal theirs)
    {
        var (subject, user) = (theirs.Say("sub"), theirs.Say("preferred_username"));
        if ((theirs.Say("client_id") ?? theirs.Say("azp") ?? theirs.Say("appid")) is not { Length: > 0 } program)
            return null;
        var isProgram = subject == program
            || theirs.Say("idtyp") is "app"
            || (subject is not null && subject == theirs.Say("oid") && theirs.Say("scp") is null)
            || user == "service-account-" + program;
        return isProgram ? program : null;
    }

    /// <summary>Above a number of groups Entra ID sends an address to ask for them instead: then nobody may be taken to have none.</summary>
    private static bool HasGroupsElsewhere(ClaimsPrincipal theirs, string claim) =>
        theirs.Say("hasgroups") is "true" || (theirs.Say("_claim_names") is { } names && Object(names)?.TryGetProperty(claim, out _) is true);

    private static IEnumerable<string> Values(ClaimsPrincipal theirs, string claim)
    {
        var plain = theirs.FindAll(claim).Select(found => found.Value).ToArray();
        if (plain.Length > 0 || !claim.Contains('.', StringComparison.Ordinal))
            return plain;
        var steps = claim.Split('.');
        var at = theirs.Say(steps[0]) is { } outer ? Object(outer) : null;
        foreach (var step in steps.Skip(1))
            at = at is { ValueKind: JsonValueKind.Object } inside && inside.TryGetProperty(step, out var next) ? next : null;
        return at switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString() ?? ""),
            { ValueKind: JsonValueKind.String } one => [one.GetString() ?? ""],
            _ => [],
        };
    }

    private static JsonElement? Object(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text) is { ValueKind: JsonValueKind.Object } read ? read : null;
        }
        catch (JsonException)
        {
            // What is no JSON has nothing inside it.
            return null;
        }
    }
}
