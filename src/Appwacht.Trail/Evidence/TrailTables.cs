using System.Globalization;

namespace Appwacht.Trail.Evidence;

/// <summary>
/// The tables of evidence that follow from the lines of the trail alone. Whoever writes evidence and whoever verifies it make them with this same code, from the
/// same lines: a table that says anything else than the trail is found.
/// </summary>
public sealed class TrailTables
{
    /// <summary>Who decided what.</summary>
    public const string Decisions = "besluiten.csv";

    /// <summary>Findings that were new or over, by day.</summary>
    public const string Findings = "bevindingen.csv";

    /// <summary>What was told, by kind and day.</summary>
    public const string Messages = "berichten.csv";

    /// <summary>Removals that were ordered and confirmed, by day.</summary>
    public const string Removals = "verwijderingen.csv";

    /// <summary>Findings whose device was shut out or let in, by day.</summary>
    public const string Access = "toegang.csv";

    /// <summary>Devices that were let through the gate for some hours.</summary>
    public const string Passes = "noodtoegang.csv";

    /// <summary>Papers that were made final.</summary>
    public const string Papers = "stukken.csv";

    /// <summary>Loan agreements that were signed and devices that were given back, by day.</summary>
    public const string Agreements = "overeenkomsten.csv";

    /// <summary>All of them, in the order of the ZIP.</summary>
    public static IReadOnlyList<string> Names { get; } = [Decisions, Findings, Messages, Removals, Access, Passes, Papers, Agreements];

    /// <summary>How the names of what is decided begin. What is done in the compartment stands in the trail alone.</summary>
    private static readonly string[] Decided =
        ["policy.", "exemption.", "campaign.", "register-change.", "start.", "enforcement.", "gate.", "retention.set", "role.", "public-page.", "trail.", "agreement.in-force", "agreement.settings-set"];

    private readonly (DateTimeOffset Begin, DateTimeOffset End) period;
    private readonly DayCounts findings = new("nieuw", "voorbij");
    private readonly DayCounts messages = new("ask", "remind", "warn", "announce", "report", "advisory");
    private readonly DayCounts removals = new("opdrachten", "bevestigd");
    private readonly DayCounts access = new("buitengesloten", "toegelaten");
    private readonly DayCounts agreements = new("ondertekend", "op papier", "ingeleverd");
    private readonly Dictionary<string, CsvText> tables;
    private readonly Dictionary<string, int> byAction = new(StringComparer.Ordinal);

    /// <summary>Begins them.</summary>
    /// <param name="begin">The first moment of the period.</param>
    /// <param name="end">The first moment after it.</param>
    /// <param name="open">Where a table is written, by its name; stays open.</param>
    public TrailTables(DateTimeOffset begin, DateTimeOffset end, Func<string, Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        period = (begin, end);
        tables = Names.ToDictionary(name => name, name => new CsvText(open(name)), StringComparer.Ordinal);
        tables[Decisions].Row("regel", "tijdstip", "wie", "herkomst", "actie", "betreft", "uitkomst", "bijzonderheden");
        tables[Passes].Row("regel", "tijdstip", "wie", "wat", "nummer", "tot");
        tables[Papers].Row("regel", "tijdstip", "wie", "stuk", "sha256");
    }

    /// <summary>How many lines of the period there are of each action.</summary>
    public IReadOnlyDictionary<string, int> ByAction => byAction;

    /// <summary>How many rows each table has, when they are finished.</summary>
    public IReadOnlyDictionary<string, int> Rows => tables.ToDictionary(table => table.Key, table => Math.Max(table.Value.Rows, 0), StringComparer.Ordinal);

    /// <summary>How many messages were told of by kind, and how many steps and findings there were.</summary>
    public IReadOnlyDictionary<string, long> Totals => new[] { findings, messages, removals, access, agreements }.SelectMany(counts => counts.Totals).ToDictionary(StringComparer.Ordinal);

    /// <summary>Takes the next line; one outside the period counts for nothing.</summary>
    public void Take(TrailEntry line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.At < period.Begin || line.At >= period.End)
            return;
        byAction[line.Action] = byAction.GetValueOrDefault(line.Action) + 1;
        if (Decided.Any(start => line.Action.StartsWith(start, StringComparison.Ordinal)))
            tables[Decisions].Row(Number(line.Sequence), Instants.Write(line.At), line.Actor, line.Origin, line.Action, line.About, line.Result, line.Details);
        var day = DutchDays.Of(line.At);
        switch (line.Action)
        {
            case "findings.opened":
                findings.Add(day, "nieuw", LineDetails.Numbers(line).GetValueOrDefault("count"));
                break;
            case "findings.closed":
                findings.Add(day, "voorbij", LineDetails.Numbers(line).GetValueOrDefault("count"));
                removals.Add(day, "bevestigd", LineDetails.Numbers(line).GetValueOrDefault("removed"));
                break;
            case "steps.taken":
                TakeSteps(day, LineDetails.Numbers(line));
                break;
            case "campaign.step":
                messages.Add(day, LineDetails.Texts(line).GetValueOrDefault("step", ""), 1);
                break;
            case "advisory.sent":
                messages.Add(day, "advisory", LineDetails.Numbers(line).GetValueOrDefault("people"));
                break;
            case "agreement.accepted":
                agreements.Add(day, "ondertekend", LineDetails.Numbers(line).GetValueOrDefault("count", 1));
                break;
            case "agreement.on-paper":
                agreements.Add(day, "op papier", 1);
                break;
            case "agreement.returned":
                agreements.Add(day, "ingeleverd", 1);
                break;
            case "gate-pass.given" or "gate-pass.ended":
                tables[Passes].Row(Number(line.Sequence), Instants.Write(line.At), line.Actor, line.Action is "gate-pass.given" ? "gegeven" : "beëindigd", Reference(line), LineDetails.Texts(line).GetValueOrDefault("until", ""));
                break;
            case "paper.final":
                tables[Papers].Row(Number(line.Sequence), Instants.Write(line.At), line.Actor, Reference(line), LineDetails.Texts(line).GetValueOrDefault("sha256", ""));
                break;
        }
    }

    /// <summary>Writes what was counted. Once, after the last line.</summary>
    public void Finish()
    {
        findings.Write(tables[Findings]);
        messages.WriteByKind(tables[Messages]);
        removals.Write(tables[Removals]);
        access.Write(tables[Access]);
        agreements.Write(tables[Agreements]);
    }

    private void TakeSteps(DateOnly day, IReadOnlyDictionary<string, long> steps)
    {
        foreach (var message in (ReadOnlySpan<string>)["ask", "remind", "warn"])
            messages.Add(day, message, steps.GetValueOrDefault(message));
        removals.Add(day, "opdrachten", steps.GetValueOrDefault("remove"));
        access.Add(day, "buitengesloten", steps.GetValueOrDefault("block"));
        access.Add(day, "toegelaten", steps.GetValueOrDefault("lift"));
    }

    private static string Reference(TrailEntry line) => line.About[(line.About.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
