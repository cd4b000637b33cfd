using System.IO.Pipelines;
using Appwacht.Core.Audit;

namespace Appwacht.Core.Organisations;

/// <summary>
/// Moves an organisation to another place, of either kind. Nobody can write to it meanwhile; whoever tries waits, and then fails, so that
/// nothing is acknowledged that stays behind. It is removed here only after everything was found to be the same there.
/// </summary>
public sealed class MoveOrganisation(IDatabases from, IDatabases to, TimeProvider clock)
{
    /// <summary>Moves it.</summary>
    public async Task<Outcome<BackupSummary>> Handle(OrganisationId id, CancellationToken cancel)
    {
        if (await BackUpOrganisation.Head(id, from, clock.GetUtcNow(), cancel) is not { } head)
            return Vacancy.Unknown(id);
        var moved = await CarryAndRetire(id, head, cancel);
        if (moved is Outcome<BackupSummary>.Done)
            await new DeleteOrganisation(from).Remove(id, CancellationToken.None);
        return moved;
    }

    private async Task<Outcome<BackupSummary>> CarryAndRetire(OrganisationId id, BackupHead head, CancellationToken cancel)
    {
        await using var db = from.Open(id);
        await using var turn = await db.BeginTurn(cancel);
        new AuditTrail(db, Actor.Operator, clock).Record("organisation.moved", $"organisation:{id}", new { from = from.Kind, to = to.Kind });
        await db.SaveChangesAsync(cancel);
        var made = await Carry(head, db, cancel);
        if (made is Outcome<BackupSummary>.Refused)
            return made;
        // From here on it is there and nowhere else.
        await db.Retire(CancellationToken.None);
        await turn.Commit(CancellationToken.None);
        return made;
    }

    private async Task<Outcome<BackupSummary>> Carry(BackupHead head, OrganisationDb db, CancellationToken cancel)
    {
        // What is kept of people is not put in a file on the way.
        var pipe = new Pipe();
        var writing = Task.Run(
            async () =>
            {
                await using var into = pipe.Writer.AsStream();
                await BackupWriter.Write(into, head, db, cancel);
            },
            cancel);
        Outcome<BackupSummary> made;
        await using (var outOf = pipe.Reader.AsStream())
            made = await new RestoreOrganisation(to, clock).Make(outOf, recorded: false, cancel);
        await writing;
        return made;
    }
}
