using Appwacht.Core.Agreements;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.People;
using Appwacht.Core.Retention;
using Appwacht.Core.Tests.Enforcement;
using Appwacht.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using static Appwacht.Core.Tests.Agreements.AgreementStage;

namespace Appwacht.Core.Tests.Agreements;

public class LoanTests
{
    private static readonly byte[] Pdf = "%PDF-1.7 test"u8.ToArray();

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Paper_counts_like_a_screen_and_its_scan_is_what_it_is_by_its_content(string kind)
    {
        await using var stage = await Make(kind, "d-1 p-1");
        await stage.Enact("Tekst");
        var person = await stage.Person("p-1");
        Assert.Equal("agreement.no-borrower", Refused(await stage.Paper.Handle(999, new(1, "nl", Tuesday, Pdf), Cancel)));
        Assert.Equal("agreement.version agreement.language agreement.signed-on agreement.scan", Refused(await stage.Paper.Handle(person, new(7, "fr", Tuesday.AddDays(1), null), Cancel)));
        foreach (var (file, code) in ((byte[], string)[])[("<script>"u8.ToArray(), "agreement.scan-kind"), ("MZ"u8.ToArray(), "agreement.scan-kind"), ([.. Pdf, .. new byte[PaperScan.MostBytes]], "agreement.scan-size")])
            Assert.Equal(code, Refused(await stage.Paper.Handle(person, new(1, "nl", Tuesday, file), Cancel)));
        Done(await stage.Paper.Handle(person, new(1, "nl", Tuesday.AddDays(-2), Pdf), Cancel));
        Assert.Equal("agreement.signed-already", Refused(await stage.Paper.Handle(person, new(1, "nl", Tuesday, Pdf), Cancel)));
        Assert.Equal("p-1 paper", await stage.Standings());
        var scan = await stage.Db.Set<PaperScan>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal(("application/pdf", "pdf"), (scan.MediaType, scan.Extension));
        Assert.Contains(scan.Hash, Assert.Single(await stage.Lines("agreement.on-paper")).Details, StringComparison.Ordinal);
        await stage.Enact("Anders");
        Assert.Equal("p-1 must-sign-again", await stage.Standings());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task With_the_last_device_given_back_the_agreement_ends_and_a_mistake_can_be_taken_back(string kind)
    {
        await using var stage = await Make(kind, "d-1 p-1", "d-2 p-1");
        await stage.Enact("Tekst");
        Done(await stage.Sign("p-1"));
        var (one, two) = (await stage.Device("d-1"), await stage.Device("d-2"));
        Assert.Equal("agreement.not-lent", Refused(await stage.Returns.Handle(999, Tuesday, Cancel)));
        Assert.Equal("agreement.returned-on", Refused(await stage.Returns.Handle(one, Tuesday.AddDays(1), Cancel)));
        Done(await stage.Returns.Handle(one, Tuesday.AddDays(-1), Cancel));
        Assert.Equal("agreement.not-lent", Refused(await stage.Returns.Handle(one, Tuesday, Cancel)));
        Assert.Equal("p-1 signed", await stage.Standings());
        var last = Done(await stage.Returns.Handle(two, Tuesday, Cancel));
        stage.Db.ChangeTracker.Clear();
        Assert.Equal("p-1 returned", await stage.Standings());
        Assert.Equal((Tuesday, last.Number), await stage.Db.Set<Acceptance>().Select(signed => new ValueTuple<DateOnly, int>(signed.EndedOn!.Value, signed.Return!.Value)).SingleAsync(Cancel));
        Assert.Equal("agreement.no-device", Refused(await stage.Sign("p-1")));

        Done(await stage.Returns.Withdraw(last.Number, Cancel));
        stage.Db.ChangeTracker.Clear();
        Assert.Equal("agreement.no-return", Refused(await stage.Returns.Withdraw(last.Number, Cancel)));
        Assert.Equal("p-1 signed", await stage.Standings());
        Assert.Equal((2, 1), ((await stage.Lines("agreement.returned")).Count, (await stage.Lines("agreement.return-withdrawn")).Count));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_must_sign_is_asked_once_and_reminded_so_often_as_is_set_and_never_at_night(string kind)
    {
        await using var stage = await Make(kind, "d-1 p-1", "d-2 p-2", "own-3 p-3");
        Assert.Equal(0, await stage.Ask()); // nothing is in force
        await stage.Enact("Tekst");
        stage.Clock.SetUtcNow(Time.StartOf(Tuesday).AddHours(22));
        Assert.Equal(0, await stage.Ask());
        stage.Clock.SetUtcNow(Time.StartOf(Tuesday.AddDays(1)).AddHours(10));
        Assert.Equal(2, await stage.Ask());
        Assert.Equal(0, await stage.Ask());
        Done(await stage.Sign("p-2"));
        var told = new List<int>();
        for (var day = 0; day < 40; day++)
        {
            stage.Clock.Advance(TimeSpan.FromDays(1));
            if (await stage.Ask() is > 0 and var count)
                told.Add(day * 10 + count);
        }

        Assert.Equal([61, 131], told); // two reminders, a week apart, of p-1 alone
        var rows = await stage.Db.Set<OutboxRow>().AsNoTracking().Where(row => row.Kind == OutgoingKind.Agreement).OrderBy(row => row.Number).ToListAsync(Cancel);
        Assert.Equal(4, rows.Count);
        var compose = new ComposeAgreements(stage.Db, "Gemeente Test", stage.Clock);
        Assert.Equal("Onderteken de overeenkomst voor uw toestel", (await Letter("p-1", 0))!.Text.Subject);
        Assert.Equal("Herinnering: onderteken de overeenkomst voor uw toestel", (await Letter("p-1", 2))!.Text.Subject);
        Assert.Null(await Letter("p-2", 0)); // signed meanwhile

        // Who gave everything back is not asked, and a new version asks anew.
        await stage.Enact("Anders");
        Assert.Equal(2, await stage.Ask());
        Assert.Null(await Letter("p-1", 0)); // of a version that holds no more
        Done(await stage.Returns.Handle(await stage.Device("d-1"), stage.Clock.Today(), Cancel));
        Assert.Empty(await stage.Db.Set<AskedToSign>().Where(asked => asked.Version == 2).Join(stage.Db.Set<PersonRow>().Where(person => person.Key == "p-1"), asked => asked.Person, person => person.Number, (asked, _) => asked).ToListAsync(Cancel));

        async Task<Letter?> Letter(string person, int at)
        {
            var number = await stage.Person(person);
            return await compose.Of(rows.Where(row => row.Person == number).ElementAt(at), Cancel);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Counts_stay_when_agreements_are_deleted_after_the_end_of_the_loan(string kind)
    {
        await using var stage = await Make(kind, "d-1 p-1", "d-2 p-2", "d-3 p-3");
        await stage.Enact("Tekst");
        Done(await stage.Sign("p-1"));
        Done(await stage.Sign("p-2"));
        await stage.Paper.Handle(await stage.Person("p-3"), new(1, "nl", Tuesday, Pdf), Cancel);
        await new RecordAgreementFigure(stage.Db, stage.Clock).Handle(Cancel);
        Done(await stage.Returns.Handle(await stage.Device("d-1"), Tuesday, Cancel));
        Done(await stage.Returns.Handle(await stage.Device("d-3"), Tuesday, Cancel));
        stage.Db.ChangeTracker.Clear();

        stage.Clock.Advance(TimeSpan.FromDays(RetentionKind.Agreements.Days + 1));
        var round = new ApplyRetention(stage.Organisation.Workspace, stage.Db, GivenLog.Of(stage.Db, stage.Clock), stage.Clock);
        Assert.Equal(2, (await round.Handle(Cancel))!["overeenkomsten"]);
        Assert.Equal(1, await stage.Db.Set<Acceptance>().CountAsync(Cancel));
        Assert.Equal(0, await stage.Db.Set<PaperScan>().CountAsync(Cancel));
        var kept = await stage.Db.Set<AgreementFigure>().AsNoTracking().SingleAsync(figure => figure.Day == Tuesday, Cancel);
        Assert.Equal((3, 2, 1, 0), (kept.Devices, kept.OnScreen, kept.OnPaper, kept.MustSign));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_signed_is_known_until_the_agreement_goes_also_when_the_last_device_goes_sooner(string kind)
    {
        await using var stage = await Make(kind, "d-1 p-1");
        await stage.Organisation.Take(Fleet.OneOrganisation.Inventory("d-1", "2026-11-20T00:00:00Z"));
        await stage.Enact("Tekst");
        Done(await stage.Sign("p-1"));
        await Round(RetentionKind.Devices.Days + 1);
        Assert.Equal((1, 1), (await stage.Db.Set<PersonRow>().CountAsync(Cancel), await stage.Db.Set<Acceptance>().CountAsync(Cancel)));
        await Round(1);
        Assert.NotNull(await stage.Db.Set<Acceptance>().Select(one => one.EndedOn).SingleAsync(Cancel));
        await Round(RetentionKind.Agreements.Days + 1);
        Assert.Equal((0, 0), (await stage.Db.Set<PersonRow>().CountAsync(Cancel), await stage.Db.Set<Acceptance>().CountAsync(Cancel)));

        async Task Round(int days)
        {
            stage.Clock.Advance(TimeSpan.FromDays(days));
            await new ApplyRetention(stage.Organisation.Workspace, stage.Db, GivenLog.Of(stage.Db, stage.Clock), stage.Clock).Handle(Cancel);
            stage.Db.ChangeTracker.Clear();
        }
    }

    /// <summary>Who may not see people is told nothing from which a count from one to four follows.</summary>
    [Fact]
    public void Small_counts_are_hidden_together_with_what_gives_them_away() => Gen.Int[0, 30].Array[4].Sample(parts =>
    {
        var figure = new AgreementFigure { Day = Tuesday, Version = 1, Devices = parts.Sum() + 1, OnScreen = parts[0], OnPaper = parts[1], MustSign = parts[2], MustSignAgain = parts[3] };
        var shown = figure.Shown(seesAll: false);
        int?[] seen = [shown.OnScreen, shown.OnPaper, shown.MustSign, shown.MustSignAgain];
        Assert.All(seen, part => Assert.True(part is null or 0 or >= 5));
        if (shown.People is not null)
            Assert.NotEqual(1, seen.Count(part => part is null));
        Assert.Equal([.. parts.Cast<int?>()], figure.Shown(seesAll: true) is { } all ? (int?[])[all.OnScreen, all.OnPaper, all.MustSign, all.MustSignAgain] : []);
    });
}
