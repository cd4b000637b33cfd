using System.Text;
using Appwacht.Core.Agreements;
using Appwacht.Core.Processing;
using Appwacht.Core.Tests.Storage;
using Appwacht.Trail.Files;
using Microsoft.EntityFrameworkCore;
using static Appwacht.Core.Tests.Agreements.AgreementStage;

namespace Appwacht.Core.Tests.Agreements;

public class AgreementTests
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_version_that_is_in_force_never_changes_and_its_hashes_are_on_the_trail(string kind)
    {
        await using var stage = await Make(kind, "d-1 p-1");
        var draft = Done(await stage.Write.Begin("Gemeente Test", Cancel));
        Assert.Contains("Gemeente Test leent u", draft.TextNl, StringComparison.Ordinal);
        Assert.Equal("agreement.draft-there", Refused(await stage.Write.Begin("Gemeente Test", Cancel)));
        Assert.Equal("agreement.stale", Refused(await stage.Write.PutInForce(1, 7, Tuesday, Cancel)));
        Assert.Equal("agreement.from", Refused(await stage.Write.PutInForce(1, 0, Tuesday.AddDays(-1), Cancel)));
        Assert.Equal("agreement.from", Refused(await stage.Write.PutInForce(1, 0, null, Cancel)));
        var gap = Done(await stage.Write.Handle(1, 0, new(new("T", "Bel [vul aan: nummer]."), new("T", "Call [fill in: number]."), true), Cancel));
        Assert.Equal("agreement.gaps agreement.gaps", Refused(await stage.Write.PutInForce(1, gap.Changes, Tuesday, Cancel)));
        Assert.Equal("paper.title paper.text", Refused(await stage.Write.Handle(1, gap.Changes, new(new("", "a"), new("T", ""), true), Cancel)));
        var full = Done(await stage.Write.Handle(1, gap.Changes, new(new("T", "Bel 14 0000."), new("T", "Call 14 0000."), true), Cancel));
        var version = Done(await stage.Write.PutInForce(1, full.Changes, Tuesday, Cancel));
        Assert.Equal("agreement.is-in-force", Refused(await stage.Write.Handle(1, version.Changes, new(new("T", "Anders"), new("T", "Other"), true), Cancel)));
        Assert.Equal("agreement.is-in-force", Refused(await stage.Write.PutInForce(1, version.Changes, Tuesday, Cancel)));
        var line = Assert.Single(await stage.Lines("agreement.in-force"));
        Assert.Contains(SealedCopy.HashOf("T", "Bel 14 0000."), line.Details, StringComparison.Ordinal);
        Assert.Contains(SealedCopy.HashOf("T", "Call 14 0000."), line.Details, StringComparison.Ordinal);
        // The next version begins with the text of the last one, and not before it.
        Assert.Equal("Bel 14 0000.", Done(await stage.Write.Begin("Gemeente Test", Cancel)).TextNl);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_has_a_device_must_sign_and_again_only_when_a_later_version_says_so(string kind)
    {
        await using var stage = await Make(kind, "d-1 p-1", "d-2 p-1", "d-3 p-2", "own-4 p-3");
        await stage.Enact("Een");
        Assert.Equal("p-1 must-sign, p-2 must-sign", await stage.Standings());
        Done(await stage.Sign("p-1"));
        Assert.Equal("p-1 signed, p-2 must-sign", await stage.Standings());
        Assert.Equal("agreement.signed", Refused(await stage.Sign("p-1")));
        Assert.Equal("agreement.no-device", Refused(await stage.Sign("p-3")));

        await stage.Enact("Een, beter gespeld", again: false);
        Assert.Equal("p-1 signed, p-2 must-sign", await stage.Standings());
        Done(await stage.Sign("p-2"));
        await stage.Enact("Twee");
        Assert.Equal("p-1 must-sign-again, p-2 must-sign-again", await stage.Standings());
        Done(await stage.Sign("p-2"));
        Assert.Equal("p-1 must-sign-again, p-2 signed", await stage.Standings());

        // A version that begins later does not count yet.
        await stage.Enact("Drie", days: 3);
        Assert.Equal("p-1 must-sign-again, p-2 signed", await stage.Standings());
        stage.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal("p-1 must-sign-again, p-2 must-sign-again", await stage.Standings());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_signature_is_of_exactly_the_text_that_was_seen_and_of_who_ticked_the_box(string kind)
    {
        await using var stage = await Make(kind, "d-1 p-1");
        Assert.Equal("agreement.none", Refused(await stage.Sign("p-1")));
        var version = await stage.Enact("Tekst");
        var seen = version.In("en").Hash;
        foreach (var (wish, code) in ((AcceptanceWish, string)[])
        [
            (new(2, "en", seen, true), "agreement.other-text"), (new(1, "nl", seen, true), "agreement.other-text"), (new(1, "fr", seen, true), "agreement.other-text"),
            (new(1, "en", null, true), "agreement.other-text"), (new(1, "en", seen, false), "agreement.not-agreed"),
        ])
            Assert.Equal(code, Refused(await stage.Sign("p-1", wish)));
        Assert.Empty(await stage.Lines("agreement.accepted"));

        var acceptance = Done(await stage.Sign("p-1", new(1, "en", seen, true), new("urn:strong", "pwd mfa", stage.Clock.GetUtcNow().AddMinutes(-5))));
        Assert.Equal((seen, "en", Tuesday, "member:2"), (acceptance.TextHash, acceptance.Language, acceptance.SignedOn, acceptance.By));
        var line = Assert.Single(await stage.Lines("agreement.accepted"));
        Assert.Contains(seen, line.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("p-1", line.Details + line.About, StringComparison.Ordinal);
        Assert.Equal(ProcessingActivity.HandleAgreements.Code, (await stage.Db.Set<ProcessingRow>().AsNoTracking().OrderBy(row => row.Number).LastAsync(Cancel)).Activity);
        Assert.Contains("acr: urn:strong\namr: pwd mfa\nauth-time: 2026-11-24T08:55:00.000000Z\n", acceptance.Statement, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_sealed_copy_is_the_same_bytes_each_time_and_shows_every_change(string kind)
    {
        await using var stage = await Make(kind, "d-1 p-1");
        await stage.Enact("# Kop\n\nTekst met «é» en \"aanhaling\".");
        Done(await stage.Sign("p-1", strength: SignInStrength.NotTold));
        var acceptance = await stage.Db.Set<Acceptance>().AsNoTracking().SingleAsync(Cancel);
        var copy = await AgreementCopy.Of(stage.Db, acceptance, stage.Keys, Cancel) ?? throw new InvalidOperationException("There is no copy.");
        var file = copy.Sealed.ToJson();
        Assert.Equal(file, (await AgreementCopy.Of(stage.Db, acceptance, stage.Keys, Cancel))!.Sealed.ToJson());
        Assert.Contains("amr: -", copy.Sealed.Statement.Text, StringComparison.Ordinal);
        Assert.Contains("Tekst met «é»", copy.ToPage("Gemeente Test"), StringComparison.Ordinal);

        var read = SealedCopy.Read(file)!;
        Assert.Equal(CopyFault.None, read.Verify(stage.Keys.All[0]));
        using var other = Appwacht.Trail.SigningKey.Create();
        Assert.Equal(CopyFault.OtherKey, read.Verify(other.Public));
        Assert.Equal(CopyFault.OtherText, (read with { Text = read.Text + " " }).Verify());
        Assert.Equal(CopyFault.NotSigned, (read with { Statement = read.Statement with { Text = read.Statement.Text.Replace("versie: 1", "versie: 2", StringComparison.Ordinal) } }).Verify());
        foreach (var wrong in (string[])["", "{}", "[]", "{\"soort\":1}", Encoding.UTF8.GetString(file)[..^40], Encoding.UTF8.GetString(file).Replace("\"handtekening\": \"", "\"handtekening\": \"!", StringComparison.Ordinal)])
            Assert.Null(SealedCopy.Read(Encoding.UTF8.GetBytes(wrong)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Where_two_steps_are_asked_who_signed_in_with_one_cannot_sign(string kind)
    {
        await using var stage = await Make(kind, "d-1 p-1", "d-2 p-2");
        await stage.Enact("Tekst");
        var set = new SetAgreementSettings(stage.Db, new(stage.Db, Actor.Operator, stage.Clock));
        Assert.Equal("agreement.reminders agreement.interval agreement.acr", Refused(await set.Handle(new(9, 0, true, "a\nb"), Cancel)));
        Done(await set.Handle(new(2, 7, true, " urn:hoog  urn:substantieel "), Cancel));
        Done(await set.Handle(new(2, 7, true, "urn:hoog urn:substantieel"), Cancel));
        Assert.Single(await stage.Lines("agreement.settings-set"));
        foreach (var weak in (SignInStrength[])[SignInStrength.NotTold, new("urn:laag", "pwd", null), new("urn:hoo", "pwd mfax", null)])
            Assert.Equal("agreement.strength", Refused(await stage.Sign("p-1", strength: weak)));
        Done(await stage.Sign("p-1", strength: new(null, "pwd mfa", null)));
        Done(await stage.Sign("p-2", strength: new("urn:substantieel", "", null)));
    }

    [Fact]
    public void The_text_to_begin_with_is_fit_to_be_signed_and_names_what_annex_B_asks()
    {
        foreach (var (language, words) in ((string, string[])[])
        [
            ("nl", ["buiten kantoortijd", "uitzendbureau", "leidinggevende", "zwakke plek", "| Internet |", "| E-mail |", "| Sociale media |", "levert het toestel in", "gestolen", "app op staat die wij weren", "wij zien en wat niet", "geheim"]),
            ("en", ["outside office hours", "temporary employment agency", "manager", "weak spot", "| Internet |", "| E-mail |", "| Social media |", "give the device back", "stolen", "app on it that we keep out", "we see and what we do not", "secret"]),
        ])
        {
            var text = AgreementText.Start(language, "Gemeente *Test* | 1");
            Assert.Empty(text.WhyNot(language));
            Assert.Null(text.WhyNotSigned(language));
            Assert.All(words, word => Assert.Contains(word, text.Text, StringComparison.Ordinal));
            Assert.DoesNotContain("{organisatie}", text.Text, StringComparison.Ordinal);
        }
    }
}
