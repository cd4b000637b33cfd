using Appwacht.Policy.Language;

namespace Appwacht.Core.Fleet.Start;

/// <summary>What must be in order before anything is read of devices.</summary>
/// <param name="Code">Permanent, as in addresses.</param>
/// <param name="What">What it is.</param>
public sealed record StartKind(string Code, LocalText What)
{
    /// <summary>The works council agreed: reading devices is a way to follow staff.</summary>
    public static StartKind WorksCouncil { get; } = new("ondernemingsraad", new("Instemming van de ondernemingsraad", "Consent of the works council"));

    /// <summary>The risks for the people concerned were weighed.</summary>
    public static StartKind Dpia { get; } = new("dpia", new("Beoordeling van de risico’s voor medewerkers (DPIA)", "Data protection impact assessment (DPIA)"));

    /// <summary>All that are needed.</summary>
    public static IReadOnlyList<StartKind> All { get; } = [WorksCouncil, Dpia];

    /// <summary>The kind with this code, or null.</summary>
    public static StartKind? Find(string code) => All.FirstOrDefault(kind => kind.Code == code);
}
