using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Advisories;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Enforcement;

public class AdvisoryTests
{
    private const string Other = "android:nl.voorbeeld.other";

    private static readonly AdvisoryText Text = new(new("Werk de app bij", "Update the app"), new("Er zit een lek in.\n\n- Werk bij\n- Start opnieuw", "There is a leak."));

    private readonly FakeTimeProvider clock = new(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Exactly_those_with_the_app_are_warned_once_each_and_who_removed_it_meanwhile_is_not(string kind)
    {
        await using var organisation = await OneOrganisation.Make(kind: kind);
        await organisation.Take(
        [
            OneOrganisation.Person("p-1"), OneOrganisation.Person("p-2"), OneOrganisation.Person("p-3"),
            OneOrganisation.Device("d-1", person: "p-1"), OneOrganisation.Device("d-2", person: "p-1"), OneOrganisation.Device("d-3", person: "p-2"), OneOrganisation.Device("d-4", person: "p-3"), OneOrganisation.Device("d-5"),
            .. ((string[])["d-1", "d-2", "d-3", "d-5"]).Select(device => OneOrganisation.Inventory(device, "2026-11-24T08:00:00Z", Other)), OneOrganisation.Inventory("d-4", "2026-11-24T08:00:00Z", OneOrganisation.Named),
        ]);
        await using var db = organisation.Open();
        var affected = await Affected.By(await organisation.Workspace.Now(db, Cancel), db, Other, Cancel);
        Assert.Equal((2, 1, 2, null), (affected.People.Count, affected.WithoutUser, affected.ShownPeople(true), affected.ShownPeople(false)));

        var sent = Assert.IsType<Outcome<Advisory>.Done>(await Send(organisation, db, Other)).Value;
        Assert.Equal(2, sent.People);
        var rows = await db.Set<OutboxRow>().AsNoTracking().OrderBy(row => row.Number).ToListAsync(Cancel);
        Assert.Equal(affected.People, rows.Select(row => row.Person!.Value));
        var line = await db.Set<AuditEntry>().SingleAsync(line => line.Action == "advisory.sent", Cancel);
        Assert.Equal(("""{"people":2}""", $"advisory:{sent.Number}"), (line.Details, line.About));

        await organisation.Take(OneOrganisation.Inventory("d-3", "2026-11-24T09:30:00Z"));
        var compose = new ComposeAdvisories(db, await organisation.Workspace.Now(db, Cancel), "Gemeente Test");
        var letters = new[] { await compose.Of(rows[0], Cancel), await compose.Of(rows[1], Cancel) };
        Assert.Equal("p-1", Assert.Single(letters, letter => letter is not null)!.Person);
        var plain = letters.Single(letter => letter is not null)!.Text;
        Assert.Equal("Werk de app bij", plain.Subject);
        Assert.Contains("- Werk bij\n- Start opnieuw", plain.Plain, StringComparison.Ordinal);
        Assert.Contains("(d-1)\n- uw telefoon (d-2)", plain.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_words_for_the_same_app_go_out_once_a_day_however_often_the_button_is_pressed()
    {
        await using var organisation = await OneOrganisation.Make();
        await organisation.Take([OneOrganisation.Person("p-1"), OneOrganisation.Device("d-1", person: "p-1"), OneOrganisation.Inventory("d-1", "2026-11-24T08:00:00Z", Other)]);
        await using var db = organisation.Open();
        Assert.IsType<Outcome<Advisory>.Done>(await Send(organisation, db, Other));
        Assert.Equal(["advisory.sent-already"], Codes(await Send(organisation, db, Other)));
        Assert.IsType<Outcome<Advisory>.Done>(await Send(organisation, db, Other, Text with { Text = new("Er zit nog een lek in.", "There is another leak.") }));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<Outcome<Advisory>.Done>(await Send(organisation, db, Other));
        Assert.Equal(3, await db.Set<OutboxRow>().CountAsync(Cancel));
    }

    [Fact]
    public async Task Nobody_is_warned_of_an_app_that_nobody_has_and_every_mistake_is_told_at_once()
    {
        await using var organisation = await OneOrganisation.Make();
        await using var db = organisation.Open();
        Assert.Equal(["advisory.nobody"], Codes(await Send(organisation, db, "tiktok")));
        Assert.Equal(
            ["advisory.nobody", "advisory.subject", "advisory.subject", "advisory.text"],
            Codes(await Send(organisation, db, "tiktok", new(new LocalText("a\nb", ""), new LocalText("goed", new string('a', SendAdvisory.LongestText + 1))))));
        Assert.Equal(["advisory.app"], Codes(await Send(organisation, db, " ")));
        Assert.False(await db.Set<Advisory>().AnyAsync(Cancel));
    }

    private static IEnumerable<string> Codes(Outcome<Advisory> outcome) => Assert.IsType<Outcome<Advisory>.Refused>(outcome).Why.Select(why => why.Code);

    private async Task<Outcome<Advisory>> Send(OneOrganisation organisation, OrganisationDb db, string app, AdvisoryText? text = null)
    {
        var actor = OneOrganisation.Somebody;
        return await new SendAdvisory(db, new AuditTrail(db, actor, clock), actor, GivenLog.Of(db, clock), clock).Handle(await organisation.Workspace.Now(db, Cancel), app, text ?? Text, Cancel);
    }
}
