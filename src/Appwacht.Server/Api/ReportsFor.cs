using Appwacht.Core.Fleet.Reports;
using Appwacht.Server.Access;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary>The reports that somebody may see: all of them for who runs the devices, the urgent ones for who else must act on those.</summary>
internal static class ReportsFor
{
    /// <summary>Those of a caller who may handle reports.</summary>
    public static IQueryable<Report> Of(Caller caller) => caller.May(Right.SeeDevices) ? caller.Db.Set<Report>().AsNoTracking()
        : caller.Db.Set<Report>().AsNoTracking().Where(report => report.Kind != ReportKind.NotRight);
}
