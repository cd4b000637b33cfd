namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>
/// Every kind of mistake there is, by code. The documentation and the tests go through it, so that none goes without a page or a sample.
/// </summary>
public static class DiagnosticCatalog
{
    /// <summary>What can be wrong in one file, in the order of the codes.</summary>
    public static IReadOnlyList<DiagnosticKind> All { get; } =
    [
        .. YamlFaults.All, .. ShapeFaults.All, .. FormFaults.All, .. RuleFaults.All, .. CaseFaults.All, .. RegisterFaults.All, .. Doubts.All,
    ];
}
