using Appwacht.Core;
using Appwacht.Core.Fleet.Imports;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Processing;

namespace Appwacht.Server.Imports;

/// <summary>Brings the lines of a stream to the intake, block by block: while one is stored, the next is read.</summary>
internal sealed class ImportLines(FleetIntake intake, Actor actor, Import import, ProcessingTrace trace)
{
    /// <summary>The code when too much waits.</summary>
    public const string Busy = "intake.busy";

    /// <summary>The code when the stream did not come to its end.</summary>
    public const string BrokenOff = "import.broken-off";

    /// <summary>Who sends a whole fleet waits rather than begin anew.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Takes them.</summary>
    /// <param name="body">The lines.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="cancel">Gives up; what was stored stays.</param>
    /// <returns>Why it stopped before the end; null when it did not.</returns>
    public async Task<Refusal?> Take(Stream body, long first, CancellationToken cancel)
    {
        if (first < 1 || first > import.Lines + 1)
            return OtherLine(import.Lines + 1);
        var storing = Task.FromResult<IntakeAnswer>(new IntakeAnswer.Taken([]));
        using var blocks = new LineBlocks(body, import.Source);
        try
        {
            while (await blocks.Next(cancel) is { Count: > 0 } lines)
            {
                // What was stored before the cut may be sent again; it is passed over.
                var known = (int)Math.Clamp(import.Lines + 1 - first, 0, lines.Count);
                first += lines.Count;
                if (known == lines.Count)
                    continue;
                if (WhyNot(await storing) is { } why)
                    return why;
                storing = intake.Take(known == 0 ? lines : [.. lines.Skip(known)], actor, new ImportPlace(import.Number, first - lines.Count + known), Patience, trace);
            }

            return WhyNot(await storing)
                ?? (blocks.IsBroken ? new Refusal(BrokenOff, "De regels hielden op voor het einde.", "The lines stopped before their end.") : null);
        }
        finally
        {
            // The bytes are in use until they are stored; why that failed is said above.
            await ((Task)storing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Refusal? WhyNot(IntakeAnswer answer) => answer switch
    {
        IntakeAnswer.Taken => null,
        IntakeAnswer.OtherLine other => OtherLine(other.Next),
        IntakeAnswer.NotReady notReady => notReady.Why,
        _ => new Refusal(Busy, "Er wacht al te veel; probeer het zo weer.", "Too much is waiting; try again soon."),
    };

    private static Refusal OtherLine(long next) => new(
        "import.other-line", $"De volgende regel van deze import is regel {next}.", $"The next line of this import is line {next}.", "vanaf");
}
