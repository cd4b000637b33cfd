using Appwacht.Core.Exemptions;

namespace Appwacht.Server.Console.Pages.Exemptions;

/// <summary>How an exemption stands on a day, in the words of the texts.</summary>
internal static class ExemptionWords
{
    /// <summary>The last part of the key: <c>exemption.state.…</c>.</summary>
    public static string WordOn(this ExemptionCase exemption, DateOnly today) => exemption.State switch
    {
        ExemptionState.Requested => "requested",
        ExemptionState.Advised => "advised",
        ExemptionState.Refused => "refused",
        ExemptionState.Revoked => "revoked",
        _ when today < exemption.From => "later",
        _ when today >= exemption.Until => "over",
        _ => exemption.Until <= today.AddDays(EndingExemptions.NoticeDays) ? "ending" : "active",
    };
}
