namespace Appwacht.Policy.Fleet.Generated;

/// <summary>A policy for generated fleets, with a rule of each kind that policies of governments have.</summary>
public static class GeneratedPolicy
{
    /// <summary>The country list that the policy and the generated register share.</summary>
    internal const string CountryList = "offensive-cyber-programme";

    /// <summary>The one deployment that people of generated fleets are on.</summary>
    internal const string Deployment = "missie";

    /// <summary>The policy as somebody would write it.</summary>
    /// <param name="plan">The fleet it is for: the list of approved apps is as long as its register asks.</param>
    public static string Text(FleetPlan plan) => $$"""
        appwacht: 1
        policy: gegenereerd
        title: Beleid voor een gegenereerde vloot
        decision: { by: Directie, date: {{plan.Day.AddDays(-90):yyyy-MM-dd}} }

        lists:
          apps:
            goedgekeurd: [ {{string.Join(", ", Approved(plan))}} ]

        audiences:
          hoog: { tier: high }
          verhoogd: { tier: [ elevated, high ] }
          uitgezonden: { deployment: {{Deployment}} }

        rules:
          - id: landen
            effect: deny
            apps: { controlled-from: {{CountryList}} }
          - id: sport-en-dating
            effect: deny
            audience: verhoogd
            apps: { category: [ fitness, dating ] }
          - id: vpn-op-missie
            effect: deny
            audience: uitgezonden
            apps: { category: vpn }
          - id: alleen-goedgekeurd
            mode: allowlist
            audience: hoog
            devices: { ownership: [ managed, private-use-allowed ] }
            apps: { list: goedgekeurd }
          - id: onbekend
            effect: needs-vetting
            apps: { known: false }
        """;

    private static IEnumerable<string> Approved(FleetPlan plan) =>
        Enumerable.Range(0, plan.Products).TakeWhile(rank => GeneratedProduct.IsApproved(rank, plan)).Select(rank => GeneratedProduct.Of(rank, plan).Slug);
}
