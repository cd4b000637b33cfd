using Appwacht.Core;
using Appwacht.Core.Agreements;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Daily;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Organisations;
using Appwacht.Server.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Demo;

/// <summary>What happened while time went by.</summary>
/// <param name="Messages">Messages that went out to people.</param>
/// <param name="Gone">Findings of which the app is gone.</param>
internal readonly record struct PlayedTime(int Messages, int Gone);

/// <summary>Lets time go by in the fictional municipality: its devices report, its people read their mail, and what is due is done.</summary>
internal sealed class DemoPlay(IDatabases databases, Workspaces workspaces, DemoManagement management, EnforcementRounds rounds, DemoClock clock) : IDisposable
{
    /// <summary>Three looks a day, of which at least one is in the hours in which people are reached.</summary>
    private const int HoursBetweenLooks = 8;

    private readonly SemaphoreSlim playing = new(1, 1);

    /// <summary>Lets time go by.</summary>
    /// <param name="time">How much; a multiple of the time between looks.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<PlayedTime> Play(TimeSpan time, CancellationToken cancel)
    {
        await playing.WaitAsync(cancel);
        try
        {
            var from = clock.GetUtcNow();
            for (var hours = 0; hours < time.TotalHours; hours += HoursBetweenLooks)
            {
                clock.Advance(HoursBetweenLooks);
                await Look(cancel);
                clock.Keep();
            }

            await using var after = databases.Open(DemoOrganisation.Id);
            return new(
                await after.Set<OutboxRow>().CountAsync(row => row.Kind == OutgoingKind.Message && row.SentAt > from, cancel),
                await after.Set<FindingRow>().CountAsync(finding => finding.Ending == FindingEnding.Gone && finding.ClosedAt > from, cancel));
        }
        finally
        {
            playing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => playing.Dispose();

    private async Task Look(CancellationToken cancel)
    {
        IReadOnlyList<FleetLine> lines = [];
        IReadOnlyList<(int Finding, StepState Answer)> answers = [];
        await management.With(fleet => (lines, answers) = fleet.LiveUntil(clock.GetUtcNow()), cancel);
        var workspace = await workspaces.Of(DemoOrganisation.Id, cancel);
        if (lines.Count > 0)
            await workspace.Intake.Take(lines, Actor.System, null, TimeSpan.FromMinutes(1), null);
        await using var db = databases.Open(DemoOrganisation.Id);
        foreach (var (finding, answer) in answers)
            await new TakeAnswer(db, clock).Handle(finding, answer, cancel);
        await using (var directory = databases.OpenDirectory())
            await rounds.Once(await directory.Organisations.AsNoTracking().SingleAsync(organisation => organisation.Id == DemoOrganisation.Id, cancel), cancel);
        await new RecordDailyFigure(workspace, db).Handle(cancel);
        await new RecordAgreementFigure(db, clock).Handle(cancel);
    }
}
