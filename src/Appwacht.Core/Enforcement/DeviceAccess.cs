using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>Whether a device is let in.</summary>
public enum DeviceAccess
{
    /// <summary>It is.</summary>
    Open,
    /// <summary>It is, and its user was warned.</summary>
    Warned,
    /// <summary>It is not.</summary>
    Blocked,
}

/// <summary>What gates ask.</summary>
public static class Accesses
{
    /// <summary>Whether a device is let in, from what is known this very moment: an inventory that shows it clean opens it before the round that tells others so.</summary>
    public static async Task<DeviceAccess> Of(OrganisationDb db, int device, CancellationToken cancel)
    {
        var open = await db.Set<FindingRow>().Where(finding => finding.Device == device && finding.ClosedAt == null && finding.State == FindingState.Open)
            .Select(finding => new { finding.IsBlocked, finding.Last }).ToListAsync(cancel);
        return open.Exists(finding => finding.IsBlocked) ? DeviceAccess.Blocked : open.Exists(finding => finding.Last >= StepKind.Warn) ? DeviceAccess.Warned : DeviceAccess.Open;
    }
}
