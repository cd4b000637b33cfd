using System.Threading.RateLimiting;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Policy.Language;
using Appwacht.Server.Access;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Setup;

/// <summary>The page behind the setup link, where the first organisation is made: <c>/instellen/{code}</c>.</summary>
internal static class SetupPages
{
    /// <summary>A person who mistypes tries a few times; who guesses gets no further.</summary>
    private const int TriesPerMinute = 20;

    private static readonly LocalText Title = new("Appwacht instellen", "Set up Appwacht");

    private static readonly PlainPage NotValid = new(Title, say => $"<p>{say("Deze link is verlopen, al gebruikt of niet juist. Start de server opnieuw voor een nieuwe.", "This link has expired, was used, or is not right. Restart the server for a new one.")}</p>", StatusCodes.Status404NotFound);

    private static readonly PlainPage TooMany = new(Title, say => $"<p>{say("Te vaak geprobeerd. Wacht een minuut.", "Tried too often. Wait a minute.")}</p>", StatusCodes.Status429TooManyRequests);

    /// <summary>Adds the page.</summary>
    public static void Map(WebApplication app, ServerSettings settings)
    {
        var tries = new FixedWindowRateLimiter(new() { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
        app.Lifetime.ApplicationStopped.Register(tries.Dispose);
        var pages = app.MapGroup("/instellen").ExcludeFromDescription();
        pages.AddEndpointFilter(async (context, next) =>
        {
            using var permit = tries.AttemptAcquire();
            return permit.IsAcquired ? await next(context) : TooMany;
        });
        pages.MapGet("/{code}", async (string code, SetUp setUp, CancellationToken cancel) =>
            await setUp.Opens(code, cancel) ? Form(settings, new("", "", settings.Providers.Keys.FirstOrDefault() ?? "", ""), []) : NotValid);
        pages.MapPost("/{code}", (string code, HttpRequest request, SetUp setUp, CancellationToken cancel) => Make(code, request, setUp, settings, cancel));
    }

    /// <summary>Shows the link when the server listens, if there is no organisation yet.</summary>
    public static async Task Offer(WebApplication app, CancellationToken cancel)
    {
        if (await app.Services.GetRequiredService<SetUp>().NewCode(cancel) is not { } code)
            return;
        // To the terminal of whoever starts it, not to the log: that is kept, and read by others.
        app.Lifetime.ApplicationStarted.Register(() => System.Console.WriteLine(
            $"There is no organisation yet. Make the first one within an hour at {(app.Services.GetRequiredService<ServerSettings>().Address?.ToString() ?? app.Urls.First()).TrimEnd('/')}/instellen/{code}"));
    }

    private static async Task<IResult> Make(string code, HttpRequest request, SetUp setUp, ServerSettings settings, CancellationToken cancel)
    {
        // The code first: nobody without it has anything read.
        if (!await setUp.Opens(code, cancel) || !request.HasFormContentType)
            return NotValid;
        var form = await request.ReadFormAsync(cancel);
        var wanted = new FirstOrganisation(form["id"].ToString(), form["naam"].ToString(), form["voorziening"].ToString(), form["groep"].ToString());
        return await setUp.Make(code, wanted, settings.Providers.Keys, cancel) switch
        {
            Outcome<Organisation>.Done(var made) => new PlainPage(Title, say =>
                $"""<p>{PlainPage.Text(made.Name)} {say("is gemaakt.", "was made.")} <a href="{SignInPages.Address}">{say("Meld u aan.", "Sign in.")}</a></p>"""),
            Outcome<Organisation>.Refused([{ Field: null }, ..]) => NotValid,
            Outcome<Organisation>.Refused(var why) => Form(settings, wanted, why),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private static PlainPage Form(ServerSettings settings, FirstOrganisation wanted, IReadOnlyList<Refusal> why) => new(
        Title,
        say =>
        {
            string Field(string name, string label, string value) => $"""<p><label>{label} <input name="{name}" value="{PlainPage.Text(value)}" required></label></p>""";
            string Choice(KeyValuePair<string, ProviderSettings> provider) =>
                $"""<option value="{PlainPage.Text(provider.Key)}"{(provider.Key == wanted.Provider ? " selected" : "")}>{PlainPage.Text(provider.Value.Title ?? provider.Key)}</option>""";
            return settings.Providers.Count == 0
                ? $"<p>{say("Stel eerst een aanmeldvoorziening in (`Appwacht:Providers`) en start de server opnieuw.", "First set a sign-in provider (`Appwacht:Providers`) and restart the server.")}</p>"
                : $"""
                <ul>{string.Concat(why.Select(reason => $"<li>{PlainPage.Text(say(reason.Message.Nl, reason.Message.En))}</li>"))}</ul>
                <form method="post">
                {Field("id", say("Korte naam, voor in adressen", "Short name, for in addresses"), wanted.Id)}
                {Field("naam", say("Naam van de organisatie", "Name of the organisation"), wanted.Name)}
                <p><label>{say("Aanmeldvoorziening", "Sign-in provider")} <select name="voorziening">{string.Concat(settings.Providers.Select(Choice))}</select></label></p>
                {Field("groep", say("Groep die CISO en apparaatbeheerder wordt", "Group that becomes CISO and device administrator"), wanted.Group)}
                <p><button>{say("Maken", "Make")}</button></p>
                </form>
                """;
        },
        why.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
