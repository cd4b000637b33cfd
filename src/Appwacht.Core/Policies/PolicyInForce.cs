using Appwacht.Core.Catalogue;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Policies;

/// <summary>The policy that holds for an organisation: the latest text that was adopted, and the layers above it.</summary>
/// <param name="Version">Its version; 0 when nothing was adopted yet.</param>
/// <param name="Stack">The layers; none when nothing was adopted yet: then everything is allowed, and every answer says why.</param>
public sealed record PolicyInForce(int Version, PolicyStack Stack)
{
    /// <summary>State, umbrella, organisation, unit, deployment: nobody has more.</summary>
    private const int MostLayers = 8;

    /// <summary>The version in force, to see whether another came into force.</summary>
    public static async Task<int> CurrentVersion(OrganisationDb db, CancellationToken cancel) =>
        await db.Set<PolicyVersion>().Where(policy => policy.State == PolicyState.Adopted).MaxAsync(policy => (int?)policy.Number, cancel) ?? 0;

    /// <summary>Loads the policy in force.</summary>
    /// <exception cref="InvalidDataException">A text that was adopted cannot be read any more.</exception>
    public static async Task<PolicyInForce> Load(OrganisationDb db, AppCatalogue catalogue, CancellationToken cancel)
    {
        var version = await CurrentVersion(db, cancel);
        if (version == 0)
            return new(0, PolicyStack.Of([], catalogue.Register).Stack ?? throw new InvalidOperationException("No layers cannot be wrong."));
        var text = await db.Set<PolicyVersion>().Where(policy => policy.Number == version).Select(policy => policy.Text).SingleAsync(cancel);
        var (stack, diagnostics) = Read(text, catalogue);
        return stack is not null ? new(version, stack)
            : throw new InvalidDataException($"Version {version} of the policy of {db.Organisation} was adopted and cannot be read: {string.Join(' ', diagnostics.Select(fault => fault.Code))}.");
    }

    /// <summary>Reads a text together with the layers above it.</summary>
    /// <returns>The stack, or null; and everything that is to be said of the text.</returns>
    public static (PolicyStack? Stack, IReadOnlyList<PolicyDiagnostic> Diagnostics) Read(string text, AppCatalogue catalogue)
    {
        var parsed = PolicyParser.Parse(text);
        if (parsed.Document is not { } document)
            return (null, parsed.Diagnostics);
        IReadOnlyList<PolicyDiagnostic> diagnostics = [.. parsed.Diagnostics, .. PolicyLint.Check(document, catalogue.Register, parsed.Places)];
        if (diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error))
            return (null, diagnostics);
        var layers = new List<Layer> { new(document, "beleid.yaml") };
        while (layers[0].Document.Adopts is { } adopts && layers.Count < MostLayers)
        {
            var candidates = catalogue.Baselines.Where(layer => layer.Document.Id == adopts.Policy).ToArray();
            if ((candidates.FirstOrDefault(layer => layer.Document.Version == adopts.Version) ?? candidates.FirstOrDefault()) is not { } above)
                break; // The stack says that it is missing.
            layers.Insert(0, above);
        }

        var (stack, faults) = PolicyStack.Of(layers, catalogue.Register);
        return (stack, [.. diagnostics, .. faults.Select(fault => fault.Diagnostic)]);
    }
}
