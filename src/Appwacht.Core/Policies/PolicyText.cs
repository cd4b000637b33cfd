using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Policies;

/// <summary>The text to begin with when somebody writes another policy.</summary>
public static class PolicyText
{
    /// <summary>The text in force, or a first one without rules when nothing was adopted yet.</summary>
    public static async Task<string> ToBeginWith(OrganisationDb db, string organisation, int inForce, DateOnly day, CancellationToken cancel) =>
        await db.Set<PolicyVersion>().Where(policy => policy.Number == inForce).Select(policy => policy.Text).SingleOrDefaultAsync(cancel) ?? PolicyPrinter.Print(new PolicyDocument
        {
            Id = db.Organisation.Value,
            Title = new($"Apps op werktoestellen van {organisation}", $"Apps on work devices of {organisation}"),
            Decision = new(organisation, day, "", Values.None),
            Rules = [],
        });

    /// <summary>A text without one of its own rules, as in <c>gemeente-voorbeeld/landen</c>; null when the rule is not in it.</summary>
    public static string? Without(string text, string rule) =>
        PolicyParser.Parse(text).Document is { } document && document.Rules.FirstOrDefault(own => $"{document.Id}/{own.Id}" == rule) is { } found ? PolicyTextEdit.Without(text, document, found.Id) : null;
}
