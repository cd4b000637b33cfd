using System.Text.Json;
using Appwacht.Core.Enforcement.Extensions;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.People;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>
/// Makes the text of a message to a person at the moment it is sent: what waits to go out holds references only, and what became untrue
/// meanwhile is left out.
/// </summary>
/// <param name="db">The organisation's database.</param>
/// <param name="state">The fleet now.</param>
/// <param name="campaigns">The campaigns with their steps.</param>
/// <param name="organisation">The name of the organisation.</param>
/// <param name="moment">Now, as a ladder sees it.</param>
public sealed class ComposeMessages(OrganisationDb db, FleetState state, IReadOnlyList<Campaign> campaigns, string organisation, LadderMoment moment)
{
    private readonly LadderPlans plans = new(state.InForce, campaigns);
    private readonly Explanation explanation = new(state.Catalogue.Register, state.Day, Country.Netherlands);
    private readonly Dictionary<(MessageKind, string), MessageTemplate> templates = [];

    /// <summary>Makes it; null when nothing of it is so any more, or when the person is not known any more.</summary>
    public async Task<Letter?> Of(OutboxRow outgoing, CancellationToken cancel)
    {
        var person = await db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(person => person.Number == outgoing.Person, cancel);
        var parts = JsonSerializer.Deserialize<MessagePart[]>(outgoing.Body, JsonSerializerOptions.Web) ?? [];
        if (person is null || await StillSo(parts, person.Number, cancel) is not { Count: > 0 } so)
            return null;
        MessageItem[] items = [.. so.Select(one => one.Item)];
        var kind = KindOf(items);
        var template = await Template(kind, person.Language, cancel);
        return new(outgoing.Key, person.Key, person.Language, template.Fill(new MessageValues(organisation, person.Language).Of(items), person.Language), [.. so.Select(one => one.Part)]);
    }

    /// <summary>The kind of a message: its strongest step; a silent device sets the tone only when it is about nothing else.</summary>
    public static MessageKind KindOf(IReadOnlyList<MessageItem> items)
    {
        var isSilence = items.All(item => item.Finding is FindingKind.Silent);
        return items.Where(item => isSilence || item.Finding is not FindingKind.Silent).Max(item => item.Step) switch
        {
            StepKind.Block => isSilence ? MessageKind.SilentBlock : MessageKind.Block,
            StepKind.Warn => isSilence ? MessageKind.SilentWarn : MessageKind.Warn,
            StepKind.Remind when !isSilence => MessageKind.Remind,
            _ => isSilence ? MessageKind.SilentAsk : MessageKind.Ask,
        };
    }

    private async Task<MessageTemplate> Template(MessageKind kind, string language, CancellationToken cancel) =>
        templates.TryGetValue((kind, language), out var known) ? known : templates[(kind, language)] = await OwnTemplate.InForce(db, kind, language, cancel);

    private async Task<List<(MessagePart Part, MessageItem Item)>> StillSo(MessagePart[] parts, int person, CancellationToken cancel)
    {
        var numbers = Array.ConvertAll(parts, part => part.Finding);
        var rows = await (from finding in db.Set<FindingRow>().AsNoTracking()
                          join device in db.Set<DeviceRow>() on finding.Device equals device.Number
                          where numbers.Contains(finding.Number) && device.Person == person
                          select new
                          {
                              finding,
                              Until = db.Set<Extension>().Where(one => one.Finding == finding.Number && one.State == ExtensionState.Granted).Select(one => (DateOnly?)one.Until).FirstOrDefault(),
                              device.Key,
                              device.Name,
                              device.Kind,
                              device.Platform,
                              device.InventoryAt,
                          }).ToDictionaryAsync(row => row.finding.Number, cancel);
        var so = new List<(MessagePart, MessageItem)>();
        foreach (var part in parts)
            if (rows.TryGetValue(part.Finding, out var row)
                && Item(part, row.finding, row.Key, new(row.Name, row.Kind, row.Platform), row.InventoryAt, row.Until) is { } item)
                so.Add((part, item));
        return so;
    }

    private MessageItem? Item(MessagePart part, FindingRow finding, string key, MessageDevice device, DateTimeOffset? inventory, DateOnly? until)
    {
        var step = Steps.Parse(part.Step);
        // A later message says it all, and better.
        if (finding is not { ClosedAt: null, State: FindingState.Open } || (finding.Last > step && (finding.Last.IsMessage() || finding.Last is StepKind.Block)))
            return null;
        var ladder = plans.For(finding.Kind, finding.Campaign, finding.Ladder, finding.Effect);
        var plan = plans.All[ladder];
        if (plan.State is PlanState.Stopped)
            return null;
        var item = new MessageItem(device, finding.Kind, step, LadderRules.NextMeasure(finding.ToFacts(inventory, until), plan, moment));
        var place = state.View.Find(key);
        switch (finding.Kind)
        {
            case FindingKind.Silent:
                return inventory is { } heard && heard > finding.OpenedAt ? null : item with { LastHeard = inventory is { } at ? Time.DayOf(at) : null };
            case FindingKind.Unnamed:
                return place >= 0 && state.Judged.UnnamedOn(place) is > 0 and var count ? item with { Unnamed = count } : null;
            default:
                foreach (var found in place < 0 ? [] : state.Judged.On(place))
                {
                    var facts = state.Verdicts.Facts(found);
                    if (facts.Key == finding.App && found.Effect is not Effect.Allow)
                        return item with { App = facts.Name, Why = explanation.Of(state.Verdicts.Of(found), facts), Substitutes = [.. Substitutes.For(state, place, device.Platform, facts.Slug).Select(app => app.Name)] };
                }

                return null;
        }
    }
}
