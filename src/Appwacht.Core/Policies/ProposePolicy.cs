using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Policies;

/// <summary>
/// Proposes a text as the next policy. A text that cannot be read, or does not fit the layers above it, is refused as a whole with
/// everything that is wrong with it. That it weakens what is adopted from above is impossible: the strongest layer wins.
/// </summary>
public sealed class ProposePolicy(OrganisationDb db, AppCatalogue catalogue, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>The longest text that is taken, in characters.</summary>
    public const int Longest = 1_000_000;

    /// <summary>Proposes it.</summary>
    public Task<Outcome<PolicyVersion>> Handle(string text, CancellationToken cancel) => db.InTurn<Outcome<PolicyVersion>>(async () =>
    {
        if (WhyNot(text, catalogue) is { Length: > 0 } why)
            return why;
        var last = await db.Set<PolicyVersion>().MaxAsync(policy => (int?)policy.Number, cancel) ?? 0;
        var proposal = new PolicyVersion { Number = last + 1, Text = text, ProposedBy = actor.Id, ProposedAt = clock.GetUtcNow() };
        db.Add(proposal);
        audit.Record("policy.proposed", $"policy:{proposal.Number}");
        await db.SaveChangesAsync(cancel);
        return proposal;
    }, cancel);

    /// <summary>Everything for which a text is refused.</summary>
    public static Refusal[] WhyNot(string text, AppCatalogue catalogue) =>
        string.IsNullOrWhiteSpace(text) ? [new("policy.empty", "Er staat geen beleid in `tekst`.", "There is no policy in `tekst`.", "tekst")]
        : text.Length > Longest ? [new("policy.too-long", $"De tekst is langer dan {Longest} tekens.", $"The text is longer than {Longest} characters.", "tekst")]
        : [.. PolicyInForce.Read(text, catalogue).Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error).Select(Said)];

    /// <summary>What is said of a text, with the place in it and what to do about it.</summary>
    public static Refusal Said(PolicyDiagnostic diagnostic) => new(
        diagnostic.Code, $"{diagnostic.Span}: {With(diagnostic.Message.Nl, diagnostic.Hint?.Nl)}", $"{diagnostic.Span}: {With(diagnostic.Message.En, diagnostic.Hint?.En)}",
        $"tekst:{diagnostic.Span}");

    private static string With(string message, string? hint) => hint is null ? message : $"{message}; {hint}";
}
