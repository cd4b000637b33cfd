using System.Threading.Channels;
using Appwacht.Core.Organisations;
using Appwacht.Core.Processing;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>
/// The one door through which people, devices and inventories of an organisation come in, and the one that writes them: it takes whatever
/// waits, stores it in one turn, and answers when it is stored. So the disk is waited for once for many, and the more come the more go
/// together.
/// </summary>
public sealed class FleetIntake : IAsyncDisposable
{
    private const int MostWaiting = 4096;

    /// <summary>More in one turn makes the first wait longer for the last, and is hardly quicker.</summary>
    private const int MostLines = 1000;

    /// <summary>With nothing coming in for so long there is time to make a new snapshot.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly Channel<IntakeWork> waiting = Channel.CreateBounded<IntakeWork>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly IntakeTurn turn;
    private readonly Workspace workspace;
    private readonly Task writing;
    private Task compacting = Task.CompletedTask;

    internal FleetIntake(Workspace workspace, IDatabases databases, TimeProvider clock)
    {
        this.workspace = workspace;
        turn = new IntakeTurn(workspace, databases, clock);
        writing = Task.Run(Write);
    }

    /// <summary>Takes lines together: all are stored or set aside, or nothing of them happens.</summary>
    /// <param name="lines">The lines. Their bytes are left alone until the answer.</param>
    /// <param name="actor">Who brings them.</param>
    /// <param name="place">Their place in an import, if they are of one.</param>
    /// <param name="patience">How long to wait for a place in the queue.</param>
    /// <param name="trace">The operation that processes the data of the people they are about; null when those people do not exist.</param>
    public async Task<IntakeAnswer> Take(IReadOnlyList<FleetLine> lines, Actor actor, ImportPlace? place, TimeSpan patience, ProcessingTrace? trace)
    {
        var work = new IntakeWork(lines, actor, place, trace);
        return waiting.Writer.TryWrite(work) || await Queue(work, patience) ? await work.Task : new IntakeAnswer.Busy();
    }

    /// <summary>Finishes what waits, and takes nothing any more.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writing;
        await compacting;
    }

    private async Task<bool> Queue(IntakeWork work, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await waiting.Writer.WriteAsync(work, limit.Token);
            return true;
        }
        catch (Exception full) when (full is OperationCanceledException or ChannelClosedException)
        {
            return false;
        }
    }

    private async Task Write()
    {
        var batch = new List<IntakeWork>();
        while (await IsMore())
        {
            batch.Clear();
            var lines = 0;
            while (lines < MostLines && waiting.Reader.TryRead(out var work))
            {
                batch.Add(work);
                lines += work.Lines.Count;
            }

            await turn.Take(batch);
            if (workspace.Fleet.Now is var fleet && fleet.Newer.Count > Math.Max(MostLines * 4, fleet.Base.Devices.Count / 8))
                Compact();
        }
    }

    /// <summary>Waits for more; meanwhile, when it stays quiet, a new snapshot is made if that pays.</summary>
    private async Task<bool> IsMore()
    {
        var more = waiting.Reader.WaitToReadAsync().AsTask();
        if (!more.IsCompleted && workspace.Fleet.IsWorthCompacting && await Task.WhenAny(more, Task.Delay(Quiet)) != more)
            Compact();
        return await more;
    }

    private void Compact()
    {
        if (compacting.IsCompleted)
            compacting = Task.Run(workspace.Fleet.Compact);
    }
}
