using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Views;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Enforcement;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/campagnes</c>: decisions carried out for everybody together.</summary>
internal static class CampagneEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var campaigns = organisation.MapGroup("/campagnes").WithTags("Campagnes");
        campaigns.MapGet("", List).WithName("listCampagnes").WithSummary("De campagnes").Needs(Right.SeeCounts).Produces<Pagina<Campagne>>();
        campaigns.MapGet("/{nummer:int}", Get).WithName("getCampagne").WithSummary("Een campagne met haar stappen").Needs(Right.SeeCounts).Produces<Campagne>();
        campaigns.MapGet("/{nummer:int}/verloop", Progress).WithName("getCampagneverloop").WithSummary("Hoe ver een campagne is, dag voor dag").Needs(Right.SeeCounts).Produces<Campagneverloop>();
        campaigns.MapPost("/{nummer:int}/_start", (HttpContext context, Caller caller, TimeProvider clock, int nummer, CancellationToken cancel) => Wish(context, caller, clock, nummer, CampaignWish.Run, cancel))
            .WithName("startCampagne").WithSummary("Een campagne beginnen, of ermee doorgaan").OnceOnly().Needs(Right.RunCampaigns).Produces<Campagne>();
        campaigns.MapPost("/{nummer:int}/_pauzeer", (HttpContext context, Caller caller, TimeProvider clock, int nummer, CancellationToken cancel) => Wish(context, caller, clock, nummer, CampaignWish.Pause, cancel))
            .WithName("pauseCampagne").WithSummary("Een campagne pauzeren").OnceOnly().Needs(Right.RunCampaigns).Produces<Campagne>();
        campaigns.MapPost("/{nummer:int}/_stop", (HttpContext context, Caller caller, TimeProvider clock, int nummer, CancellationToken cancel) => Wish(context, caller, clock, nummer, CampaignWish.Stop, cancel))
            .WithName("stopCampagne").WithSummary("Een campagne eerder beëindigen").OnceOnly().Needs(Right.RunCampaigns).Produces<Campagne>();
        campaigns.MapPut("/{nummer:int}/stappen/{stap}", Move).WithName("moveCampagnestap").WithSummary("Een stap naar een andere dag verzetten").Needs(Right.RunCampaigns).Produces<Campagne>();
        campaigns.MapPut("/{nummer:int}/begin", Shift).WithName("shiftCampagne").WithSummary("Alle stappen van een voorgestelde campagne verschuiven naar een eerste dag").Needs(Right.RunCampaigns).Produces<Campagne>();
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, Paging paging, CancellationToken cancel)
    {
        var total = await caller.Db.Set<Campaign>().CountAsync(cancel);
        var rows = await Stored(caller).Where(campaign => campaign.Number > paging.After).OrderBy(campaign => campaign.Number).Take(paging.Size + 1).ToListAsync(cancel);
        return Answers.Of(paging.Page(context, rows, total, campaign => campaign.Number, ToWire), WireJson.Default.PaginaCampagne);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, int nummer, CancellationToken cancel)
    {
        if (await Stored(caller).SingleOrDefaultAsync(campaign => campaign.Number == nummer, cancel) is not { } campaign)
            return Problems.NotFound();
        IfMatch.Tell(context, VersionOf(campaign));
        return Answers.Of(ToWire(campaign), WireJson.Default.Campagne);
    }

    private static async Task<IResult> Progress(Caller caller, TimeProvider clock, int nummer, CancellationToken cancel)
    {
        if (await Stored(caller).SingleOrDefaultAsync(campaign => campaign.Number == nummer, cancel) is not { } campaign)
            return Problems.NotFound();
        var seesAll = caller.May(Right.SeeDevices);
        var progress = await CampaignProgress.Of(caller.Db, campaign, clock.Today(), seesAll, cancel);
        var ages = await InventoryAges.Of(caller.Workspace, clock.Today(), seesAll, cancel);
        return Answers.Of(
            new Campagneverloop(
                ages.Devices, progress.Found, progress.Open, progress.Hidden, progress.Blocked, [.. progress.Line.Select(day => new Dagaantal(day.Day, day.Devices))],
                [.. progress.Reached.OrderBy(step => step.Key).Select(step => new Stapaantal(step.Key.Name(), step.Value))]),
            WireJson.Default.Campagneverloop);
    }

    private static Task<IResult> Wish(HttpContext context, Caller caller, TimeProvider clock, int number, CampaignWish wish, CancellationToken cancel) =>
        Change(context, caller, number, () => CampaignsOf(caller, clock).Handle(number, wish, cancel), cancel);

    private static async Task<IResult> Move(HttpContext context, Caller caller, TimeProvider clock, int nummer, string stap, StapWijziging wijziging, CancellationToken cancel) =>
        Steps.Parse(stap) is not StepKind.None and var step
            ? await Change(context, caller, nummer, () => wijziging.Dag is { } day ? CampaignsOf(caller, clock).Move(nummer, step, day, cancel) : NoDay(), cancel) : Problems.NotFound();

    private static Task<IResult> Shift(HttpContext context, Caller caller, TimeProvider clock, int nummer, StapWijziging wijziging, CancellationToken cancel) =>
        Change(context, caller, nummer, () => wijziging.Dag is { } day ? CampaignsOf(caller, clock).Shift(nummer, day, cancel) : NoDay(), cancel);

    private static async Task<IResult> Change(HttpContext context, Caller caller, int number, Func<Task<Outcome<Campaign>>> change, CancellationToken cancel)
    {
        if (await Stored(caller).SingleOrDefaultAsync(campaign => campaign.Number == number, cancel) is not { } seen)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(seen)) is { } problem)
            return problem;
        var outcome = await change();
        if (outcome is Outcome<Campaign>.Refused { Why: var why })
            return Answers.Refused(why);
        var campaign = ((Outcome<Campaign>.Done)outcome).Value;
        IfMatch.Tell(context, VersionOf(campaign));
        return Answers.Of(ToWire(campaign), WireJson.Default.Campagne);
    }

    private static Campaigns CampaignsOf(Caller caller, TimeProvider clock) => new(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock));

    private static IQueryable<Campaign> Stored(Caller caller) => caller.Db.Set<Campaign>().AsNoTracking().Include(campaign => campaign.Steps);

    private static Task<Outcome<Campaign>> NoDay() => Task.FromResult<Outcome<Campaign>>(new Refusal("campaign.day-missing", "Geef een dag.", "Give a day.", "dag"));

    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue VersionOf(Campaign campaign) => IfMatch.VersionOf(
        ["campagne", campaign.Number, campaign.State, .. campaign.Steps.OrderBy(step => step.Kind).Select(step => (object?)$"{step.Kind}={step.Day.DayNumber}/{step.TakenAt is null}")]);

    private static Campagne ToWire(Campaign campaign) => new(
        campaign.Number, EnforcementWords.Of(campaign.State), campaign.Policy, campaign.Ladder, campaign.Decided,
        [.. campaign.Steps.OrderBy(step => step.Kind).Select(step => new Campagnestap(step.Kind.Name(), step.Day, step.TakenAt))]);
}
