using Appwacht.Core.Agreements;
using Appwacht.Core.Audit;
using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Appwacht.Core.Tests.Enforcement;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Agreements;

/// <summary>An organisation with people who have devices, and everything that can be done with an agreement.</summary>
internal sealed class AgreementStage : IAsyncDisposable
{
    private readonly SigningKey key = SigningKey.Create();

    private AgreementStage(OneOrganisation organisation, OrganisationDb db) => (Organisation, Db) = (organisation, db);

    public static DateOnly Tuesday { get; } = new(2026, 11, 24);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public FakeTimeProvider Clock { get; } = new(Time.StartOf(Tuesday).AddHours(10));

    public OneOrganisation Organisation { get; }

    public OrganisationDb Db { get; }

    public TrailKeys Keys => new(key, [key.Public]);

    public WriteAgreement Write => new(Db, Trail("member:1"), new("member:1", Origin.Api), Clock);

    public RegisterOnPaper Paper => new(Db, Trail("member:3"), GivenLog.Of(Db, Clock), new("member:3", Origin.Console), Clock);

    public RegisterReturn Returns => new(Db, Trail("member:3"), GivenLog.Of(Db, Clock), new("member:3", Origin.Console), Clock);

    /// <summary>Makes it: each device as <c>device person</c>, of the organisation unless it begins with <c>own</c>.</summary>
    public static async Task<AgreementStage> Make(string kind, params string[] devices)
    {
        var organisation = await OneOrganisation.Make(kind: kind);
        var pairs = devices.Select(device => device.Split(' ')).ToArray();
        await organisation.Take([
            .. pairs.Select(pair => pair[1]).Distinct().Select(person => OneOrganisation.Person(person)),
            .. pairs.Select(pair => OneOrganisation.Device(pair[0], pair[0].StartsWith("own", StringComparison.Ordinal) ? Policy.Devices.Ownership.Byod : Policy.Devices.Ownership.Managed, pair[1]))]);
        return new(organisation, organisation.Open());
    }

    /// <summary>Begins a version with a text, and puts it in force today.</summary>
    public async Task<AgreementVersion> Enact(string text, bool again = true, int days = 0)
    {
        var draft = Done(await Write.Begin("Gemeente Test", Cancel));
        draft = Done(await Write.Handle(draft.Number, draft.Changes, new(new("Titel", text), new("Title", text + " (en)"), again), Cancel));
        var version = Done(await Write.PutInForce(draft.Number, draft.Changes, Clock.Today().AddDays(days), Cancel));
        Db.ChangeTracker.Clear();
        return version;
    }

    /// <summary>Somebody signs what is in force.</summary>
    public async Task<Outcome<Acceptance>> Sign(string person, AcceptanceWish? wish = null, SignInStrength? strength = null)
    {
        var version = (await AgreementInForce.On(Db, Clock.Today(), Cancel))?.Version;
        var outcome = await new AcceptAgreement(Db, Trail("member:2"), GivenLog.Of(Db, Clock), Keys, new("member:2", Origin.Console), Clock)
            .Handle(person, wish ?? new(version?.Number ?? 0, "nl", version?.In("nl").Hash, true), strength ?? new("urn:strong", "pwd mfa", Clock.GetUtcNow()), Cancel);
        Db.ChangeTracker.Clear();
        return outcome;
    }

    /// <summary>How everybody stands, by what the rule says; and that the questions to the database say the same.</summary>
    public async Task<string> Standings()
    {
        var inForce = await AgreementInForce.On(Db, Clock.Today(), Cancel) ?? throw new InvalidOperationException("There is no agreement.");
        var people = await Loans.In(Db, null, inForce.Least).OrderBy(person => person.Key).ToListAsync(Cancel);
        var all = await Borrower.Of(Db, people, inForce, Cancel);
        var figure = await AgreementFigure.Now(Db, inForce, Clock.Today(), Cancel);
        Assert.Equal(
            ((LoanStanding[])[LoanStanding.OnScreen, LoanStanding.OnPaper, LoanStanding.MustSign, LoanStanding.MustSignAgain]).Select(standing => all.Count(one => one.Standing == standing)),
            [figure.OnScreen, figure.OnPaper, figure.MustSign, figure.MustSignAgain]);
        foreach (var standing in Core.Agreements.Standings.All)
            Assert.Equal(
                all.Where(one => one.Standing == standing).Select(one => one.Person.Number).Order(), await Loans.In(Db, standing, inForce.Least).Select(person => person.Number).Order().ToListAsync(Cancel));
        return string.Join(", ", all.Select(one => $"{one.Person.Key} {one.Standing.Name()}"));
    }

    public Task<int> Person(string key) => Db.Set<PersonRow>().Where(person => person.Key == key).Select(person => person.Number).SingleAsync(Cancel);

    public Task<int> Device(string key) => Db.Set<DeviceRow>().Where(device => device.Key == key).Select(device => device.Number).SingleAsync(Cancel);

    public Task<int> Ask() => new AskToSign(Db, GivenLog.Of(Db, Clock), Clock).Handle(Cancel);

    public async Task<IReadOnlyList<AuditEntry>> Lines(string action) => await Db.Set<AuditEntry>().AsNoTracking().Where(line => line.Action == action).OrderBy(line => line.Sequence).ToListAsync(Cancel);

    public static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused { Why: var why } ? throw new InvalidOperationException(string.Join(", ", why.Select(one => one.Code))) : ((Outcome<T>.Done)outcome).Value;

    public static string Refused<T>(Outcome<T> outcome) => string.Join(" ", Assert.IsType<Outcome<T>.Refused>(outcome).Why.Select(why => why.Code));

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await Organisation.DisposeAsync();
        key.Dispose();
    }

    private AuditTrail Trail(string actor) => new(Db, new(actor, Origin.Api), Clock);
}
