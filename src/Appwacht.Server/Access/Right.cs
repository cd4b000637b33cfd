using Appwacht.Core;

namespace Appwacht.Server.Access;

/// <summary>What somebody may do in an organisation.</summary>
public enum Right
{
    /// <summary>See that the organisation is there, and its name.</summary>
    SeeOrganisation,
    /// <summary>See counts: of devices, findings, coverage. Small ones are suppressed.</summary>
    SeeCounts,
    /// <summary>See the register, country lists and the policy in force.</summary>
    SeePolicy,
    /// <summary>Propose another policy, or a change of a list.</summary>
    ProposePolicy,
    /// <summary>Approve what somebody else proposed.</summary>
    ApproveProposals,
    /// <summary>Begin, pause and stop campaigns, and move their days.</summary>
    RunCampaigns,
    /// <summary>See devices and findings with the people they belong to.</summary>
    SeeDevices,
    /// <summary>See and answer what employees report; who may not see devices gets the urgent reports only.</summary>
    HandleReports,
    /// <summary>Bring inventories, devices and people.</summary>
    Import,
    /// <summary>See what is known of one's own devices.</summary>
    SeeOwnDevices,
    /// <summary>Ask for an exemption.</summary>
    RequestExemption,
    /// <summary>Advise on an exemption.</summary>
    AdviseExemption,
    /// <summary>See the register of exemptions.</summary>
    SeeExemptions,
    /// <summary>Ask for exemptions in the compartment, see all of those, and decide on those of others.</summary>
    HandleCompartment,
    /// <summary>See the trail, export it and its checkpoints.</summary>
    SeeTrail,
    /// <summary>See which data of people was read or written, and set how long things are kept.</summary>
    WatchPrivacy,
    /// <summary>Say who gets which role, what the organisation is called and how its pages look.</summary>
    GrantRoles,
    /// <summary>Write the texts of messages.</summary>
    EditMessages,
    /// <summary>Warn those on whose device an app is.</summary>
    SendAdvisories,
    /// <summary>Say when steps are taken, and whether at all.</summary>
    SetEnforcement,
    /// <summary>Say how the gate before the environment works, and make the keys with which it is asked.</summary>
    SetGate,
    /// <summary>Let a device through the gate for some hours, whatever is found on it.</summary>
    LetThrough,
    /// <summary>Confirm that what must be in order before devices are read is so.</summary>
    ConfirmStart,
    /// <summary>See papers for the board, the council and the CISO.</summary>
    SeePapers,
    /// <summary>Make papers, edit them and make them final.</summary>
    WritePapers,
    /// <summary>Make evidence for an auditor, see what was made and download it.</summary>
    MakeEvidence,
    /// <summary>See the versions of the loan agreement, and in counts how many signed.</summary>
    SeeAgreements,
    /// <summary>Write the loan agreement, put it in force, and say how it is signed.</summary>
    WriteAgreements,
    /// <summary>See who signed the loan agreement and who must, and register paper and returned devices.</summary>
    HandleAgreements,
}

/// <summary>The table of rights: who may do what. One table for every door; a test walks all endpoints against it.</summary>
internal static class Rights
{
    private static readonly Dictionary<Right, Role[]> Table = new()
    {
        [Right.SeeOrganisation] = Enum.GetValues<Role>(),
        [Right.SeeCounts] = [Role.Ciso, Role.PolicyMaker, Role.DeviceAdministrator, Role.Approver, Role.PrivacyOfficer, Role.Auditor],
        [Right.SeePolicy] = Enum.GetValues<Role>(),
        [Right.ProposePolicy] = [Role.PolicyMaker, Role.Ciso],
        [Right.ApproveProposals] = [Role.Approver, Role.Ciso],
        [Right.RunCampaigns] = [Role.Ciso, Role.PolicyMaker],
        [Right.SeeDevices] = [Role.DeviceAdministrator],
        [Right.HandleReports] = [Role.DeviceAdministrator, Role.Ciso],
        [Right.Import] = [Role.DeviceAdministrator, Role.Service],
        [Right.SeeOwnDevices] = [Role.Employee],
        [Right.RequestExemption] = [Role.Employee, Role.DeviceAdministrator, Role.PolicyMaker],
        [Right.AdviseExemption] = [Role.Ciso, Role.PolicyMaker, Role.PrivacyOfficer],
        [Right.SeeExemptions] = [Role.Ciso, Role.PolicyMaker, Role.Approver, Role.PrivacyOfficer, Role.Auditor],
        [Right.HandleCompartment] = [Role.Compartment],
        [Right.SeeTrail] = [Role.Ciso, Role.PrivacyOfficer, Role.Auditor],
        [Right.WatchPrivacy] = [Role.PrivacyOfficer],
        [Right.GrantRoles] = [Role.Ciso],
        [Right.EditMessages] = [Role.PolicyMaker],
        [Right.SendAdvisories] = [Role.Ciso, Role.DeviceAdministrator],
        [Right.SetEnforcement] = [Role.Ciso],
        [Right.SetGate] = [Role.Ciso],
        [Right.LetThrough] = [Role.DeviceAdministrator],
        [Right.ConfirmStart] = [Role.Ciso],
        [Right.SeePapers] = [Role.Ciso, Role.PolicyMaker, Role.Auditor],
        [Right.WritePapers] = [Role.Ciso, Role.PolicyMaker],
        [Right.MakeEvidence] = [Role.Ciso, Role.Auditor],
        [Right.SeeAgreements] = [Role.Ciso, Role.PolicyMaker, Role.DeviceAdministrator, Role.PrivacyOfficer, Role.Auditor],
        [Right.WriteAgreements] = [Role.Ciso, Role.PolicyMaker],
        [Right.HandleAgreements] = [Role.DeviceAdministrator],
    };

    /// <summary>Whether one of the roles gives the right.</summary>
    public static bool Allow(Right right, IEnumerable<Role> roles) => roles.Any(Table[right].Contains);

    /// <summary>The roles that give the right.</summary>
    public static IReadOnlyList<Role> Of(Right right) => Table[right];
}
