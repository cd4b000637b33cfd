using Appwacht.Policy.Language;
using Appwacht.Server.Demo;
using Appwacht.Server.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Appwacht.Server.Access;

/// <summary>The pages to sign in and out: <c>/aanmelden</c> and <c>/afmelden</c>.</summary>
internal static class SignInPages
{
    /// <summary>The page to sign in.</summary>
    public const string Address = "/aanmelden";

    /// <summary>What in its address says where to go after.</summary>
    public const string Return = "terug";

    /// <summary>What in its address says that somebody was signed in before, and no longer is.</summary>
    private const string Expired = "verlopen";

    /// <summary>Where somebody goes who signed in without having been elsewhere.</summary>
    public const string Start = "/";

    private const string SignedOutAddress = "/afgemeld";

    private static readonly LocalText SignIn = new("Aanmelden", "Sign in");

    private static readonly LocalText SignOut = new("Afmelden", "Sign out");

    private static readonly PlainPage SignedOut = PlainPage.Saying(new("Afgemeld", "Signed out"), new("U bent afgemeld.", "You are signed out."), StatusCodes.Status200OK);

    private static readonly PlainPage Away = PlainPage.Saying(
        SignIn, new("De aanmeldvoorziening is nu niet bereikbaar. Probeer het straks opnieuw.", "The provider cannot be reached now. Try again later."), StatusCodes.Status503ServiceUnavailable);

    private static readonly PlainPage OldForm = PlainPage.Saying(
        SignOut, new("Dit formulier is verlopen. Open de pagina opnieuw.", "This form has expired. Open the page again."), StatusCodes.Status400BadRequest);

    /// <summary>Adds the pages.</summary>
    public static void Map(WebApplication app, ServerSettings settings)
    {
        app.MapGet(Address, (HttpContext context, string? terug, string? verlopen) => Choose(context, settings, terug, verlopen is not null)).ExcludeFromDescription();
        foreach (var provider in settings.Providers.Keys)
            app.MapGet($"{Address}/{provider}", (HttpContext context, string? terug) => Begin(context, provider, terug)).ExcludeFromDescription();
        app.MapGet("/afmelden", (HttpContext context) => new PlainPage(SignOut, say => SignOutForm(context, say))).ExcludeFromDescription();
        app.MapPost("/afmelden", (HttpContext context, CancellationToken cancel) => End(context, settings, cancel)).ExcludeFromDescription();
        if (settings.Demo)
            DemoSignIn.Map(app);
        app.MapGet(SignedOutAddress, () => SignedOut).ExcludeFromDescription();
    }

    /// <summary>The address of the page to sign in, for somebody who then goes on to another page of this site.</summary>
    public static string AddressFor(HttpContext context, string back)
    {
        var query = QueryString.Create(Return, back);
        return Address + (SessionCookie.WasSignedIn(context) ? query.Add(Expired, "1") : query);
    }

    /// <summary>Where to go after signing in: within this site only, so that nobody can be lured elsewhere by our address.</summary>
    public static string LocalOr(string? wanted, string otherwise) =>
        wanted is ['/', ..] && wanted is not ['/', '/' or '\\', ..] && wanted.All(sign => sign is > ' ' and <= '~') ? wanted : otherwise; // as it may be in a header

    /// <summary>The hidden field that shows that a form was sent from our page.</summary>
    public static string FormToken(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return $"""<input type="hidden" name="{tokens.FormFieldName}" value="{PlainPage.Text(tokens.RequestToken ?? "")}">""";
    }

    /// <summary>Whether a form was sent from our page.</summary>
    public static async Task<bool> IsOurForm(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (Exception broken) when (broken is AntiforgeryValidationException or InvalidDataException or IOException)
        {
            // A form that cannot even be read is none of ours.
            return false;
        }
    }

    private static IResult Choose(HttpContext context, ServerSettings settings, string? wanted, bool isExpired)
    {
        if (Login.Of(context.User) is { } login)
            return new PlainPage(SignIn, say => $"<p>{say("U bent aangemeld", "You are signed in")}{(login.Name is { } name ? $": {PlainPage.Text(name)}" : "")}.</p>{SignOutForm(context, say)}");
        var query = QueryString.Create(Return, LocalOr(wanted, Start));
        // Who was signed in and is sent to the provider without a word does not know what happened to the page.
        if (settings is { Demo: false, Providers.Count: 1 } && !isExpired)
            return Results.Redirect($"{Address}/{settings.Providers.Keys.Single()}{query}");
        return new PlainPage(SignIn, say =>
            $"""
            {(isExpired ? $"<p role=\"status\">{say("U was te lang niet actief, of u was te lang aangemeld. Daarom bent u afgemeld. Meld u opnieuw aan; daarna gaat u verder waar u was.", "You were not active for too long, or signed in for too long, so you were signed out. Sign in again, and go on where you were.")}</p>" : "")}
            <ul>{string.Concat(settings.Providers.Select(provider => $"""<li><a href="{PlainPage.Text($"{Address}/{provider.Key}{query}")}">{PlainPage.Text(provider.Value.Title ?? provider.Key)}</a></li>"""))}</ul>
            {(settings.Demo ? DemoSignIn.Form(context, say, LocalOr(wanted, Start)) : "")}
            """);
    }

    private static async Task<IResult> Begin(HttpContext context, string provider, string? wanted)
    {
        try
        {
            await context.ChallengeAsync(PersonSignIn.SchemeOf(provider), new AuthenticationProperties { RedirectUri = LocalOr(wanted, Start) });
            return Results.Empty;
        }
        catch (InvalidOperationException) when (!context.Response.HasStarted)
        {
            // This is how the framework says that the provider does not answer; somebody who signs in can only wait.
            return Away;
        }
    }

    private static string SignOutForm(HttpContext context, Func<string, string, string> say) =>
        $"""<form method="post" action="/afmelden">{FormToken(context)}<button>{say(SignOut.Nl, SignOut.En)}</button></form>""";

    private static async Task<IResult> End(HttpContext context, ServerSettings settings, CancellationToken cancel)
    {
        if (!await IsOurForm(context))
            return OldForm;
        var provider = context.User.Say(AppClaims.Provider);
        await context.SignOutAsync(SessionCookie.Scheme);
        return provider is not null && settings.Providers.ContainsKey(provider) && await EndAt(context, provider, cancel) is { } elsewhere
            ? Onward(elsewhere) : Results.LocalRedirect(SignedOutAddress);
    }

    /// <summary>
    /// A page that leads on to the provider. Not a redirect: browsers hold the redirects of a form to `form-action`, which we keep to this site.
    /// </summary>
    private static PlainPage Onward(string address) => new(SignOut, say =>
        $"""
        <meta http-equiv="refresh" content="0;url={PlainPage.Text(address)}">
        <p>{say("U bent hier afgemeld.", "You are signed out here.")} <a href="{PlainPage.Text(address)}">{say("Ook bij de aanmeldvoorziening afmelden", "Sign out at the provider too")}</a></p>
        """);

    /// <summary>The address at which the session with the provider ends too, which then sends the browser back here; null when it has none.</summary>
    private static async Task<string?> EndAt(HttpContext context, string provider, CancellationToken cancel)
    {
        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(PersonSignIn.SchemeOf(provider));
        OpenIdConnectConfiguration? known;
        try
        {
            known = options.ConfigurationManager is { } manager ? await manager.GetConfigurationAsync(cancel) : null;
        }
        catch (InvalidOperationException)
        {
            // The provider is away: here the session is over all the same.
            return null;
        }

        var (request, back) = (context.Request, new QueryBuilder { { "client_id", options.ClientId ?? "" } });
        back.Add("post_logout_redirect_uri", $"{request.Scheme}://{request.Host}{SignedOutAddress}");
        return known?.EndSessionEndpoint is { Length: > 0 } end ? end + (end.Contains('?', StringComparison.Ordinal) ? "&" + back.ToString()[1..] : back.ToString()) : null;
    }
}
