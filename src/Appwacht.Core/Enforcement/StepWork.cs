using System.Text.Json;
using Appwacht.Policy.Enforcement;

namespace Appwacht.Core.Enforcement;

/// <summary>One thing that a message is about.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Device">The device.</param>
/// <param name="Kind">What the finding is about.</param>
/// <param name="App">The app, or empty.</param>
/// <param name="Step">What is asked or told, in its written form.</param>
public sealed record MessagePart(int Finding, int Device, FindingKind Kind, string App, string Step);

/// <summary>What is to be stored for decisions: rows of steps, and what goes out for them.</summary>
internal sealed class StepWork(DateTimeOffset now)
{
    private static readonly long BetweenAsking = (long)TimeSpan.FromDays(1).TotalMicroseconds;

    private readonly long at = Time.Microseconds(now);

    public List<object[]> Steps { get; } = [];

    public List<object[]> Climbs { get; } = [];

    public List<object[]> Lifts { get; } = [];

    public List<object[]> Asked { get; } = [];

    public List<object[]> Outgoing { get; } = [];

    public List<(int Device, OutgoingKind Kind)> Overtaken { get; } = [];

    public Dictionary<StepKind, int> Taken { get; } = [];

    /// <summary>Whom it is about; nobody where no user is known.</summary>
    public List<int?> People { get; } = [];

    public int Count => Steps.Count + Asked.Count;

    /// <summary>Behind the findings of the same person, or of the same device when nobody is known to use it.</summary>
    public static int EndOfGroup(IReadOnlyList<FindingPlace> places, int from)
    {
        var end = from + 1;
        while (end < places.Count && places[end].Person == places[from].Person && (places[from].Person >= 0 || places[end].Device == places[from].Device))
            end++;
        return end;
    }

    /// <summary>Adds what was decided for one person.</summary>
    public void Add(OpenFindings findings, LadderDecision[] decisions, int from, int end)
    {
        List<MessagePart>? parts = null;
        var before = Count;
        for (var first = from; first < end;)
        {
            var last = first;
            var (wasBlocked, isBlocked, cause) = (false, false, -1);
            for (; last < end && findings.Places[last].Device == findings.Places[first].Device; last++)
            {
                var (place, was, decision) = (findings.Places[last], findings.Facts[last], decisions[last]);
                var after = decision.Move is LadderMove.Take or LadderMove.Lift ? was.After(decision.Step, 0) : was;
                (wasBlocked, isBlocked) = (wasBlocked || was.IsBlocked, isBlocked || after.IsBlocked);
                if (after.IsBlocked != was.IsBlocked)
                    cause = place.Number;
                if (decision.Move is LadderMove.Stale)
                    AskInventory(place);
                if (decision.Move is not (LadderMove.Take or LadderMove.Lift))
                    continue;
                Take(place, was, after, decision.Step);
                // Who is shut out is told so, and how to get in again.
                if (decision.Step.IsMessage() || decision.Step is StepKind.Block)
                    (parts ??= []).Add(new(place.Number, place.Device, place.Kind, place.App, decision.Step.Name()));
            }

            Tell(findings.Places[first], wasBlocked, isBlocked, cause);
            first = last;
        }

        if (Count > before)
            People.Add(findings.Places[from].Person is >= 0 and var person ? person : null);
        // One message with all of somebody's apps.
        if (parts is [var one, ..])
            GoOut($"message/{one.Finding}/{one.Step}", OutgoingKind.Message, null, findings.Places[from].Person, parts);
    }

    private void Take(FindingPlace place, FindingFacts before, FindingFacts after, StepKind step)
    {
        Steps.Add([place.Number, (int)step, at, before.InventoryAt == long.MinValue ? DBNull.Value : before.InventoryAt]);
        Taken[step] = Taken.GetValueOrDefault(step) + 1;
        if (step is StepKind.Lift)
            Lifts.Add([place.Number, false]);
        else
            Climbs.Add([place.Number, (int)step, at, after.IsBlocked]);
        if (step is StepKind.Remove)
            GoOut($"remove/{place.Number}", OutgoingKind.Remove, place.Device, -1, new { finding = place.Number, app = place.App });
    }

    /// <summary>A device is shut out and let in as a whole: by the first of its findings, and when the last is over.</summary>
    private void Tell(FindingPlace place, bool wasBlocked, bool isBlocked, int cause)
    {
        if (wasBlocked == isBlocked)
            return;
        Overtaken.Add((place.Device, isBlocked ? OutgoingKind.Lift : OutgoingKind.Block));
        GoOut($"{(isBlocked ? "block" : "lift")}/{cause}", isBlocked ? OutgoingKind.Block : OutgoingKind.Lift, place.Device, -1, new { finding = cause });
    }

    private void AskInventory(FindingPlace place)
    {
        if (place.AskedAt > at - BetweenAsking)
            return;
        Asked.Add([place.Number, at]);
        GoOut($"inventory/{place.Device}/{Time.DayOf(now):O}", OutgoingKind.AskInventory, place.Device, -1, new { });
    }

    private void GoOut(string key, OutgoingKind kind, int? device, int person, object body) =>
        Outgoing.Add([key, (int)kind, device ?? (object)DBNull.Value, person < 0 ? DBNull.Value : person, JsonSerializer.Serialize(body, JsonSerializerOptions.Web), at]);
}
