namespace Appwacht.Connectors.Files;

/// <summary>Which files of a folder are read.</summary>
public enum FleetSource
{
    /// <summary>The generic files when they are there, else those of Intune.</summary>
    Auto,
    /// <summary><c>devices.csv</c> and <c>installed-apps.csv</c>, which carry store identifiers.</summary>
    Generic,
    /// <summary><c>intune-devices.csv</c> and <c>intune-discovered-apps.csv</c>, which carry names only.</summary>
    Intune,
}

/// <summary>What Intune's ownership <c>Corporate</c> is taken for; the export does not say whether private use is allowed.</summary>
public enum CorporateMeans
{
    /// <summary>Private use is allowed: the reading that shows least of a person.</summary>
    PrivateUseAllowed,
    /// <summary>For work only: to be chosen by an organisation that knows it to be so.</summary>
    Managed,
}
