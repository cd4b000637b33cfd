namespace Appwacht.Core.Enforcement.Signals;

/// <summary>The names of the events, as the specifications have them.</summary>
public static class SignalEvents
{
    /// <summary>A device is shut out or let in again (CAEP 1.0).</summary>
    public const string ComplianceChange = "https://schemas.openid.net/secevent/caep/event-type/device-compliance-change";

    /// <summary>The sign of life that a receiver asked for (SSF 1.0).</summary>
    public const string Verification = "https://schemas.openid.net/secevent/ssf/event-type/verification";

    /// <summary>We changed the status of a stream ourselves (SSF 1.0).</summary>
    public const string StreamUpdated = "https://schemas.openid.net/secevent/ssf/event-type/stream-updated";
}
