using System.Data.Common;
using Appwacht.Core.Audit;
using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>Makes an organisation from a backup, in either kind of database. It comes whole or not at all.</summary>
public sealed class RestoreOrganisation(IDatabases databases, TimeProvider clock)
{
    /// <summary>Makes it, and writes on its trail that it was restored.</summary>
    /// <param name="from">The backup; read twice, because nothing is begun before it is known to be whole.</param>
    /// <param name="cancel">Gives up; then nothing of it is left.</param>
    public async Task<Outcome<BackupSummary>> Handle(Stream from, CancellationToken cancel)
    {
        await foreach (var part in BackupReader.Read(from, cancel))
        {
            if (part is BackupPart.Damaged damaged)
                return damaged.Why;
        }

        from.Position = 0;
        return await Make(from, recorded: true, cancel);
    }

    /// <summary>Makes it from what is read once.</summary>
    /// <param name="from">The backup.</param>
    /// <param name="recorded">Whether the trail tells of it.</param>
    /// <param name="cancel">Gives up; then nothing of it is left.</param>
    internal async Task<Outcome<BackupSummary>> Make(Stream from, bool recorded, CancellationToken cancel)
    {
        await using var parts = BackupReader.Read(from, cancel).GetAsyncEnumerator(cancel);
        if (!await parts.MoveNextAsync() || parts.Current is not BackupPart.Head { Of: var head })
            return parts.Current is BackupPart.Damaged damaged ? damaged.Why : throw new InvalidOperationException("A backup begins with its head.");
        var id = OrganisationId.Parse(head.Organisation);
        if (await Vacancy.WhyNot(id, databases, cancel) is { } taken)
            return taken;
        await using (var db = databases.Open(id))
        {
            if (!SchemaName.IsKnown(db, head.Schema))
                return new Refusal("backup.later", $"De back-up is van een latere versie van dit programma ({head.Schema}).", $"The backup is of a later version of this program ({head.Schema}).");
        }

        var isMade = false;
        try
        {
            var made = await Fill(id, head, parts, recorded, cancel);
            isMade = made is Outcome<BackupSummary>.Done;
            return made;
        }
        catch (DbException why)
        {
            // The rows are as they were written, so it is the database that will not have them.
            return new Refusal("backup.not-taken", $"De database neemt de back-up niet aan: {why.Message}", $"The database does not take the backup: {why.Message}");
        }
        finally
        {
            if (!isMade)
                await databases.Delete(id, CancellationToken.None);
        }
    }

    private async Task<Outcome<BackupSummary>> Fill(OrganisationId id, BackupHead head, IAsyncEnumerator<BackupPart> parts, bool recorded, CancellationToken cancel)
    {
        await databases.Create(id, head.Schema, cancel);
        var tables = new List<TableSummary>();
        await using (var db = databases.Open(id))
        await using (var turn = await db.BeginTurn(cancel))
        {
            var fill = new BackupFill(db);
            while (await parts.MoveNextAsync())
            {
                if (parts.Current is BackupPart.Damaged damaged)
                    return damaged.Why;
                if (parts.Current is BackupPart.End end)
                    tables.Add(end.Of);
                await fill.Take(parts.Current, cancel);
            }

            if (await fill.FirstDifference(cancel) is { } table)
                return new Refusal("backup.differs", $"De tabel `{table}` is in deze database niet gelijk aan die in de back-up.", $"The table `{table}` is not the same in this database as in the backup.");
            await turn.Commit(cancel);
        }

        await databases.Create(id, cancel); // as this version of the program has it
        await using (var db = databases.Open(id))
        {
            if (await FirstWrongLine(db, cancel) is { } line)
                return new Refusal("backup.trail-broken", $"Het spoor in de back-up klopt niet vanaf regel {line}.", $"The trail in the backup is wrong from line {line}.");
            if (recorded)
                new AuditTrail(db, Actor.Operator, clock).Record("organisation.restored", $"organisation:{id}", new { takenAt = head.TakenAt, rows = tables.Sum(table => table.Rows) });
            await db.SaveChangesAsync(cancel);
        }

        await Announce(id, head, cancel);
        return new BackupSummary(id, head.TakenAt, tables);
    }

    private static async Task<long?> FirstWrongLine(OrganisationDb db, CancellationToken cancel)
    {
        var (place, hash) = (0L, TrailEntry.Beginning.ToArray());
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (entry.Sequence != ++place || !entry.ToTrail().Hash(hash).AsSpan().SequenceEqual(entry.Hash))
                return place;
            hash = entry.Hash;
        }

        return null;
    }

    /// <summary>Last, so that nobody comes in before it is whole.</summary>
    private async Task Announce(OrganisationId id, BackupHead head, CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        directory.Add(new Organisation
        {
            Id = id,
            Name = head.Name,
            Parent = head.Parent is null ? null : OrganisationId.Parse(head.Parent),
            IsDemo = head.Demo,
            CreatedAt = head.CreatedAt,
        });
        directory.AddRange(head.Grants.Select(grant => new RoleGrant
        {
            Organisation = id,
            Provider = grant.Provider,
            Group = grant.Group,
            Role = Roles.Parse(grant.Role) ?? throw new InvalidOperationException("The reader let it through."),
        }));
        await directory.SaveChangesAsync(cancel);
    }
}
