using Appwacht.Core.Audit;
using Appwacht.Core.Fleet.Start;
using Appwacht.Core.Organisations;
using Appwacht.Core.Processing;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>Stores what waits in one turn, and puts it in the fleet once it is stored.</summary>
internal sealed class IntakeTurn(Workspace workspace, IDatabases databases, TimeProvider clock)
{
    private NamedApps named = new(workspace, clock);
    private ReadInventories? inventories;
    private bool isOutOfDate;

    /// <summary>
    /// Takes works, and answers each. When it fails nothing of them is stored, whoever waits is told, and memory is made anew from the
    /// database before anything else is taken.
    /// </summary>
    public async Task Take(IReadOnlyList<IntakeWork> works)
    {
        await workspace.Writing.WaitAsync();
        try
        {
            if (isOutOfDate)
                await workspace.Load(CancellationToken.None);
            isOutOfDate = false;
            var answers = await Store(works);
            foreach (var (work, answer) in works.Zip(answers))
                work.TrySetResult(answer);
        }
        catch (Exception outage) // whatever it is, who waits must hear of it, and the next turn must begin from what is stored
        {
            isOutOfDate = true;
            foreach (var work in works)
                work.TrySetException(outage);
        }
        finally
        {
            workspace.Writing.Release();
        }
    }

    private async Task<IReadOnlyList<IntakeAnswer>> Store(IReadOnlyList<IntakeWork> works)
    {
        await using var db = databases.Open(workspace.Organisation);
        await using var turn = await db.BeginTurn(CancellationToken.None);
        // With devices the answer is known, so that nothing is asked for every inventory.
        if (workspace.Fleet.Now.Devices == 0 && await ReadyToStart.WhyNot(db, CancellationToken.None) is { } why)
            return [.. works.Select(_ => new IntakeAnswer.NotReady(why))];
        if (inventories is null || !inventories.IsOf(workspace))
        {
            // Dictionaries that were made anew give a number to another app than before, so nothing that is known by number holds any more.
            named = new NamedApps(workspace, clock);
            inventories = new ReadInventories(workspace, named);
        }

        await named.Refresh(db, CancellationToken.None);
        var batch = new FleetBatch(workspace, db, inventories, clock.GetUtcNow());
        var imports = new TakenImports(db);

        var otherLine = new long?[works.Count];
        var lines = new List<FleetLine>(works.Count);
        for (var i = 0; i < works.Count; i++)
        {
            otherLine[i] = works[i].Place is { } place ? await imports.OtherLine(place, works[i].Lines.Count, CancellationToken.None) : null;
            if (otherLine[i] is null)
                lines.AddRange(works[i].Lines);
        }

        var taken = await batch.Take(lines, CancellationToken.None);
        var answers = new IntakeAnswer[works.Count];
        var processed = new List<ProcessingRow>();
        var from = 0;
        for (var i = 0; i < works.Count; i++)
        {
            if (otherLine[i] is { } next)
            {
                answers[i] = new IntakeAnswer.OtherLine(next);
                continue;
            }

            var own = new ArraySegment<TakenLine>(taken, from, works[i].Lines.Count);
            from += own.Count;
            answers[i] = new IntakeAnswer.Taken(own);
            processed.AddRange(Processed(works[i], new ArraySegment<int?>(batch.People, from - own.Count, own.Count)));
            if (works[i].Place is { } place)
                await imports.Note(place, own, CancellationToken.None);
        }

        await ProcessingRow.Store(db, processed, CancellationToken.None);
        Record(db, works, answers);
        await workspace.Dictionaries.Store(db, CancellationToken.None);
        await db.SaveChangesAsync();
        await turn.Commit(CancellationToken.None);
        batch.PutInFleet();
        workspace.TellChange();
        return answers;
    }

    /// <summary>Whose data was written, for the record of processing.</summary>
    private IEnumerable<ProcessingRow> Processed(IntakeWork work, IReadOnlyList<int?> people)
    {
        if (work.Trace is not { } trace)
            return [];
        var now = clock.GetUtcNow();
        var inventories = people.Where((_, line) => work.Lines[line] is FleetLine.OfInventory);
        var others = people.Where((_, line) => work.Lines[line] is not FleetLine.OfInventory);
        return new[]
        {
            ProcessingRow.Of(ProcessingActivity.TakeInventories, trace.Span, trace.Pseudonyms, inventories, now),
            ProcessingRow.Of(ProcessingActivity.TakeDevices, trace.Span, trace.Pseudonyms, others, now),
        }.OfType<ProcessingRow>();
    }

    /// <summary>A line of the trail for each who brought something, and for each import.</summary>
    private void Record(OrganisationDb db, IReadOnlyList<IntakeWork> works, IReadOnlyList<IntakeAnswer> answers)
    {
        var stored = works.Zip(answers).Where(pair => pair.Second is IntakeAnswer.Taken).Select(pair => (Work: pair.First, ((IntakeAnswer.Taken)pair.Second).Lines));
        foreach (var by in stored.GroupBy(pair => (pair.Work.Actor, pair.Work.Place?.Import)))
        {
            var states = new int[4];
            foreach (var line in by.SelectMany(pair => pair.Lines))
                states[(int)line.State]++;
            new AuditTrail(db, by.Key.Actor, clock).Record(
                "fleet.taken", by.Key.Import is { } import ? $"import:{import}" : "inventories",
                new { taken = states[0], notNewer = states[1], rejected = states[2] + states[3] });
        }
    }
}
