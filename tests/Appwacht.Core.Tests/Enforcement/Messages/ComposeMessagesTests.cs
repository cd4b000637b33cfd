using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Enforcement.Messages;

public class ComposeMessagesTests
{
    private const string Private = "android:nl.voorbeeld.private";

    private readonly FakeTimeProvider clock = new(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)); // a Tuesday

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task One_message_has_all_devices_of_a_person_and_leaves_out_what_is_not_so_any_more(string kind)
    {
        await using var organisation = await OneOrganisation.Make(kind: kind);
        await organisation.Take(
            OneOrganisation.Person("p-1"), OneOrganisation.Device("d-1", person: "p-1"), OneOrganisation.Device("d-2", Ownership.PrivateUseAllowed, "p-1"),
            OneOrganisation.Inventory("d-1", "2026-11-24T08:00:00Z", OneOrganisation.Named), OneOrganisation.Inventory("d-2", "2026-11-24T08:00:00Z", OneOrganisation.Named, Private));
        await using var db = organisation.Open();
        await new FollowFindings(organisation.Workspace, db, GivenLog.Of(db, clock), clock).Handle(Cancel);
        await new TakeSteps(db, GivenLog.Of(db, clock), clock).Handle((await organisation.Workspace.Now(db, Cancel)).InForce, EnforcementSettings.Usual, Cancel);
        var waiting = await db.Set<OutboxRow>().AsNoTracking().SingleAsync(Cancel);
        Assert.DoesNotContain("p-1", waiting.Body, StringComparison.Ordinal);

        var letter = await Composed(organisation, db, waiting);
        Assert.Equal(("p-1", "nl", 2), (letter!.Person, letter.Language, letter.Parts.Count));
        Assert.Contains("op uw telefoon (d-1)", letter.Text.Plain, StringComparison.Ordinal);
        Assert.Contains("op uw telefoon (d-2)", letter.Text.Plain, StringComparison.Ordinal);
        Assert.Contains("vóór 1 december 2026", letter.Text.Plain, StringComparison.Ordinal); // a week after the warning
        Assert.DoesNotContain("private", letter.Text.Plain, StringComparison.Ordinal);

        await organisation.Take(OneOrganisation.Inventory("d-1", "2026-11-24T09:30:00Z"));
        Assert.Equal(["d-2"], Devices(await Composed(organisation, db, waiting)));
        await organisation.Take(OneOrganisation.Device("d-2", Ownership.PrivateUseAllowed, "p-2")); // it has another user now
        Assert.Null(await Composed(organisation, db, waiting));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_organisation_writes_its_own_text_sees_it_and_goes_back(string kind)
    {
        await using var organisation = await OneOrganisation.Make(kind: kind);
        await using var db = organisation.Open();
        var audit = new AuditTrail(db, OneOrganisation.Somebody, clock);
        var set = new SetTemplate(db, audit, OneOrganisation.Somebody, clock);
        Assert.Equal(["template.missing", "template.missing"], Assert.IsType<Outcome<MessageTemplate>.Refused>(await set.Handle(MessageKind.Warn, "nl", new("Weg ermee", "Nu."), Cancel)).Why.Select(why => why.Code));
        Assert.Equal("template.language", Assert.IsType<Outcome<MessageTemplate>.Refused>(await set.Handle(MessageKind.Warn, "fy", new("Fuort", "{wat}\n\n{verder}"), Cancel)).Why[0].Code);
        var own = new MessageTemplate("Let op", "Eigen woorden.\n\n{wat}\n\n{verder}");
        Assert.Equal(own, Assert.IsType<Outcome<MessageTemplate>.Done>(await set.Handle(MessageKind.Warn, "nl", own with { Text = own.Text.Replace("\n", "\r\n", StringComparison.Ordinal) }, Cancel)).Value);
        Assert.Equal(own, await OwnTemplate.InForce(db, MessageKind.Warn, "nl", Cancel));
        Assert.Equal(MessageTemplate.Shipped(MessageKind.Warn, "en"), await OwnTemplate.InForce(db, MessageKind.Warn, "en", Cancel));
        Assert.Equal(MessageTemplate.Shipped(MessageKind.Warn, "nl"), await new ResetTemplate(db, audit).Handle(MessageKind.Warn, "nl", Cancel));
        Assert.Equal(MessageTemplate.Shipped(MessageKind.Warn, "nl"), await OwnTemplate.InForce(db, MessageKind.Warn, "nl", Cancel));
        Assert.Equal(["template.set", "template.reset"], await db.Set<AuditEntry>().Where(line => line.Action.StartsWith("template.")).OrderBy(line => line.Sequence).Select(line => line.Action).ToListAsync(Cancel));
    }

    private static IEnumerable<string> Devices(Letter? letter) => letter!.Text.Plain.Split('(', ')').Where(part => part.StartsWith("d-", StringComparison.Ordinal));

    private async Task<Letter?> Composed(OneOrganisation organisation, OrganisationDb db, OutboxRow waiting) =>
        await new ComposeMessages(db, await organisation.Workspace.Now(db, Cancel), [], "Gemeente Test", EnforcementSettings.Usual.MomentOf(clock.GetUtcNow())).Of(waiting, Cancel);
}
