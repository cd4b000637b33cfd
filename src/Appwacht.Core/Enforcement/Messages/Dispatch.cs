using Appwacht.Core.Enforcement.Advisories;
using Appwacht.Core.Enforcement.Endings;
using Appwacht.Core.Enforcement.Losses;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Fleet;
using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>Where letters are posted.</summary>
public interface IPostbox
{
    /// <summary>Begins a round of posting for an organisation: what is opened for it is closed at its end.</summary>
    IPostRound Begin(OrganisationId organisation);
}

/// <summary>One round of posting.</summary>
public interface IPostRound : IAsyncDisposable
{
    /// <summary>Posts a letter.</summary>
    Task<Delivery> Deliver(Letter letter, CancellationToken cancel);
}

/// <summary>The system that runs the devices of an organisation and takes commands about them.</summary>
public interface IManagementSystem
{
    /// <summary>Hands a command over: remove an app, shut out, let in, report.</summary>
    Task<Delivery> Deliver(OrganisationId organisation, OutboxRow command, CancellationToken cancel);
}

/// <summary>Makes a kind of letter that this room knows nothing of.</summary>
public interface ICompose
{
    /// <summary>The kind.</summary>
    OutgoingKind Kind { get; }

    /// <summary>Makes it; null when there is nothing to say any more.</summary>
    Task<Letter?> Of(OutboxRow outgoing, CancellationToken cancel);
}

/// <summary>
/// Brings what goes out to where it has to be: messages, made at this moment, to the postbox, and commands to the management system. What is
/// not so any more is not sent.
/// </summary>
/// <param name="workspace">The organisation.</param>
/// <param name="db">Its database.</param>
/// <param name="organisation">Its name.</param>
/// <param name="post">Where letters go.</param>
/// <param name="management">Where commands go.</param>
/// <param name="other">Makes the letters of a room above this one.</param>
/// <param name="clock">The clock.</param>
public sealed class Dispatch(Workspace workspace, OrganisationDb db, string organisation, IPostRound post, IManagementSystem management, ICompose other, TimeProvider clock) : IOutlet
{
    private (ComposeMessages Messages, ComposeNotices Notices, ComposeAdvisories Advisories, ComposeEndings Endings)? compose;

    /// <inheritdoc/>
    public async Task<Delivery> Deliver(OutboxRow outgoing, CancellationToken cancel)
    {
        if (outgoing is { Kind: OutgoingKind.Message or OutgoingKind.Advisory or OutgoingKind.Ending or OutgoingKind.Agreement, Person: null })
            return Delivery.Refused(OutboxReason.NobodyKnown);
        if (outgoing.Kind is OutgoingKind.Urgent)
            return await new ComposeLosses(db, organisation).Of(outgoing, cancel) is { } urgent ? await post.Deliver(urgent, cancel) : Delivery.Refused(OutboxReason.Overtaken);
        if (outgoing.Kind == other.Kind)
            return await other.Of(outgoing, cancel) is { } made ? await post.Deliver(made, cancel) : Delivery.Refused(OutboxReason.Overtaken);
        if (outgoing.Kind is OutgoingKind.Message or OutgoingKind.Advisory or OutgoingKind.Ending or OutgoingKind.Notice)
        {
            // Not before there is something to send: what was found a moment ago must be in the fleet that is looked at.
            var (messages, notices, advisories, endings) = compose ??= await Ready(cancel);
            var letter = await (outgoing.Kind switch
            {
                OutgoingKind.Message => messages.Of(outgoing, cancel),
                OutgoingKind.Advisory => advisories.Of(outgoing, cancel),
                OutgoingKind.Ending => endings.Of(outgoing, cancel),
                _ => notices.Of(outgoing, cancel),
            });
            return letter is null ? Delivery.Refused(OutboxReason.Overtaken) : await post.Deliver(letter, cancel);
        }

        return await IsOvertaken(outgoing, cancel) ? Delivery.Refused(OutboxReason.Overtaken) : await management.Deliver(db.Organisation, outgoing, cancel);
    }

    private async Task<(ComposeMessages, ComposeNotices, ComposeAdvisories, ComposeEndings)> Ready(CancellationToken cancel)
    {
        var state = await workspace.Now(db, cancel);
        var campaigns = await db.Set<Campaign>().AsNoTracking().Include(campaign => campaign.Steps).ToListAsync(cancel);
        var moment = (await EnforcementSettings.Of(db, cancel)).MomentOf(clock.GetUtcNow());
        return (new(db, state, campaigns, organisation, moment), new(db, state.Catalogue, organisation), new(db, state, organisation), new(db, state, organisation));
    }

    /// <summary>A command may have waited: an app that is gone or allowed is not removed, and a device that reported is not asked to.</summary>
    private async Task<bool> IsOvertaken(OutboxRow command, CancellationToken cancel) => command.Kind switch
    {
        OutgoingKind.Remove => await db.Set<StepRow>().Where(step => step.Kind == StepKind.Remove && command.Key == "remove/" + step.Finding)
            .AnyAsync(step => db.Set<FindingRow>().IgnoreQueryFilters().Any(finding => finding.Number == step.Finding && (finding.ClosedAt != null || finding.State != FindingState.Open)), cancel),
        OutgoingKind.AskInventory => await db.Set<DeviceRow>().AnyAsync(device => device.Number == command.Device && device.InventoryAt > command.CreatedAt, cancel),
        _ => false,
    };
}
