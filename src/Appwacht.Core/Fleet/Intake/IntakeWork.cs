using Appwacht.Core.Processing;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>The place of lines in an import.</summary>
/// <param name="Import">The import, by number.</param>
/// <param name="First">The number of the first line, from 1.</param>
public sealed record ImportPlace(int Import, long First)
{
    /// <summary>The places of the lines where they were read, in order, when those are not their numbers: file and line.</summary>
    public IReadOnlyList<(string File, long Line)>? Places { get; init; }
}

/// <summary>Lines that wait to be taken, and who waits for the answer.</summary>
internal sealed class IntakeWork(IReadOnlyList<FleetLine> lines, Actor actor, ImportPlace? place, ProcessingTrace? trace)
    // Who waits goes on elsewhere: the writer has the next batch to do.
    : TaskCompletionSource<IntakeAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public IReadOnlyList<FleetLine> Lines => lines;

    public Actor Actor => actor;

    public ImportPlace? Place => place;

    public ProcessingTrace? Trace => trace;
}

/// <summary>What became of lines.</summary>
public abstract record IntakeAnswer
{
    private IntakeAnswer()
    {
    }

    /// <summary>They are stored, or set aside one by one.</summary>
    public sealed record Taken(IReadOnlyList<TakenLine> Lines) : IntakeAnswer;

    /// <summary>Nothing was done: the import is at another line.</summary>
    /// <param name="Next">The number of the line that is next.</param>
    public sealed record OtherLine(long Next) : IntakeAnswer;

    /// <summary>Nothing was done: the organisation is not ready for it (<see cref="Start.ReadyToStart"/>).</summary>
    /// <param name="Why">Why not.</param>
    public sealed record NotReady(Refusal Why) : IntakeAnswer;

    /// <summary>Nothing was done: too much waits already.</summary>
    public sealed record Busy : IntakeAnswer;
}
