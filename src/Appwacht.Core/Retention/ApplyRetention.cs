using Appwacht.Core.Agreements;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Advisories;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Reports;
using Appwacht.Core.People;
using Appwacht.Core.Policies;
using Appwacht.Core.Processing;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Retention;

/// <summary>
/// The round that deletes what is past its period, once a day. The trail says how much of what was deleted, never which; the lines that
/// refer to something that is gone stay, and mean nobody any more.
/// </summary>
public sealed class ApplyRetention(Workspace workspace, OrganisationDb db, ProcessingLog processing, TimeProvider clock)
{
    /// <summary>How many numbers a database takes in one question.</summary>
    private const int AtOnce = 500;

    /// <summary>Deletes it, when that was not done today.</summary>
    /// <returns>How much of each kind, or null when it was done already.</returns>
    public async Task<IReadOnlyDictionary<string, int>?> Handle(CancellationToken cancel)
    {
        if (await IsDone(cancel))
            return null;
        await workspace.Writing.WaitAsync(cancel);
        try
        {
            Dictionary<string, int> deleted;
            await using (var turn = await db.BeginTurn(cancel))
            {
                if (await IsDone(cancel))
                    return null; // another server was first
                deleted = await Delete(cancel);
                await KeptAnswer.Purge(db, clock.GetUtcNow(), cancel); // copies for a moment, of which the trail need not tell
                db.Add(new RetentionRound { Day = clock.Today(), At = clock.GetUtcNow(), Deleted = deleted.Values.Sum() });
                if (deleted.Values.Any(count => count > 0))
                    new AuditTrail(db, Actor.System, clock).Record("retention.applied", "retention", deleted);
                await db.SaveChangesAsync(cancel);
                await turn.Commit(cancel);
            }

            if (deleted[RetentionKind.Devices.Code] > 0)
                await workspace.Load(CancellationToken.None);
            return deleted;
        }
        finally
        {
            workspace.Writing.Release();
        }
    }

    private Task<bool> IsDone(CancellationToken cancel)
    {
        var today = clock.Today();
        return db.Set<RetentionRound>().AnyAsync(round => round.Day == today, cancel);
    }

    private async Task<Dictionary<string, int>> Delete(CancellationToken cancel)
    {
        var periods = await SetRetention.Periods(db, cancel);
        DateTimeOffset Before(RetentionKind kind) => clock.GetUtcNow().AddDays(-periods[kind]);
        var (devices, members, records) = (Before(RetentionKind.Devices), Before(RetentionKind.Members), Before(RetentionKind.Processing));
        var (week, day) = (Time.DayOf(Before(RetentionKind.CountedApps)), Time.DayOf(Before(RetentionKind.Exemptions)));
        var (decided, answered) = (Before(RetentionKind.RefusedPolicies), Before(RetentionKind.Reports));
        var deleted = new Dictionary<string, int>
        {
            [RetentionKind.Exemptions.Code] = await Compartment.Register(db, isShielded: false).Where(exemption => exemption.Until < day).ExecuteDeleteAsync(cancel),
            ["afgeschermd"] = await Compartment.Register(db, isShielded: true).Where(exemption => exemption.Until < day).ExecuteDeleteAsync(cancel),
            [RetentionKind.Processing.Code] = await db.Set<ProcessingRow>().Where(row => row.End < records).ExecuteDeleteAsync(cancel),
            [RetentionKind.CountedApps.Code] = await db.Set<CountedApp>().Where(counted => counted.Week < week).ExecuteDeleteAsync(cancel),
            [RetentionKind.RefusedPolicies.Code] = await db.Set<PolicyVersion>().Where(policy => policy.State == PolicyState.Refused && policy.DecidedAt < decided).ExecuteDeleteAsync(cancel),
            [RetentionKind.Reports.Code] = await db.Set<Report>().Where(report => report.AnsweredAt < answered).ExecuteDeleteAsync(cancel),
            [RetentionKind.Findings.Code] = await DeleteFindings(Before(RetentionKind.Findings), cancel),
            [RetentionKind.Members.Code] = await ForgetMembers(members, cancel),
            [RetentionKind.Signals.Code] = await ForgetSignals.Handle(db, Before(RetentionKind.Signals), clock.GetUtcNow(), cancel),
        };
        // Before the devices, so that whose last agreement goes is forgotten with their last device.
        var signers = await ForgetAgreements.Handle(db, Time.DayOf(Before(RetentionKind.Agreements)), Time.DayOf(devices), clock.Today(), cancel);
        deleted[RetentionKind.Agreements.Code] = signers.Count;
        (deleted[RetentionKind.Devices.Code], deleted["gebruikers"]) = await DeleteDevices(devices, signers, cancel);
        return deleted;
    }

    /// <summary>
    /// With a finding go its steps, and the more time that was asked for it. Whose device is shut out by it must be let in first. Of what went out
    /// the last that a key was used for is past, so that it cannot come again.
    /// </summary>
    private async Task<int> DeleteFindings(DateTimeOffset before, CancellationToken cancel)
    {
        await db.Set<OutboxRow>().Where(row => row.SentAt < before || row.GivenUpAt < before).ExecuteDeleteAsync(cancel);
        await db.Set<Advisory>().Where(advisory => advisory.SentAt < before && !db.Set<OutboxRow>().Any(row => row.Kind == OutgoingKind.Advisory && row.CreatedAt == advisory.SentAt)).ExecuteDeleteAsync(cancel);
        await db.Set<GatePass>().Where(pass => pass.Until < before).ExecuteDeleteAsync(cancel);
        return await db.Set<FindingRow>().IgnoreQueryFilters().Where(finding => finding.ClosedAt < before && !finding.IsBlocked).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The number stays, for the trail refers to it; who it was goes.</summary>
    private Task<int> ForgetMembers(DateTimeOffset before, CancellationToken cancel) =>
        db.Set<Member>().Where(member => member.LastSeenAt < before && !(member.Provider == "" && member.Name == null && member.PersonKey == null))
            .ExecuteUpdateAsync(
                member => member.SetProperty(one => one.Name, (string?)null).SetProperty(one => one.PersonKey, (string?)null)
                    .SetProperty(one => one.Subject, one => one.Number.ToString()).SetProperty(one => one.Provider, ""),
                cancel);

    private async Task<(int Devices, int People)> DeleteDevices(DateTimeOffset before, IReadOnlyList<int> signers, CancellationToken cancel)
    {
        var users = await db.Set<DeviceRow>().Where(device => device.InventoryAt < before && device.Person != null).Select(device => device.Person).Distinct().ToListAsync(cancel);
        var devices = await db.Set<DeviceRow>().Where(device => device.InventoryAt < before).ExecuteDeleteAsync(cancel);
        processing.Add(ProcessingActivity.Delete, users);
        var people = 0;
        foreach (var some in users.OfType<int>().Concat(signers).Distinct().Chunk(AtOnce))
        {
            // Somebody who has no device left, and no exemption or agreement that may still be asked about, is none of our business any more.
            people += await db.Set<PersonRow>()
                .Where(person => some.Contains(person.Number) && !db.Set<DeviceRow>().Any(device => device.Person == person.Number)
                    && !db.Set<Acceptance>().Any(one => one.Person == person.Number)
                    && !Compartment.WithShielded(db).Any(exemption => exemption.Scope == ExemptionScope.Person && exemption.Subject == person.Key))
                .ExecuteDeleteAsync(cancel);
        }

        return (devices, people);
    }
}
