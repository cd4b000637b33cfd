using Appwacht.Core;
using Appwacht.Server.Access;
using Appwacht.Server.Console;
using Appwacht.Server.Console.Parts;
using Appwacht.Server.Console.Words;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Demo;

/// <summary>The buttons that let a day or a week go by. Only a server that was started as a demonstration has them.</summary>
internal static class DemoTime
{
    /// <summary>Where they are sent.</summary>
    public static string Address { get; } = Addresses.Of(DemoOrganisation.Id) + "/voorbeeld";

    /// <summary>Adds it to a demonstration.</summary>
    public static void Map(WebApplication app) =>
        app.MapPost("/organisaties/{organisatie}/voorbeeld", Play).Needs(Right.SeeOrganisation).WithRequestTimeout(Limits.Import).ExcludeFromDescription();

    private static async Task<IResult> Play(HttpContext context, Caller caller, DemoPlay play, Notices notices, Texts t, TimeProvider clock, CancellationToken cancel)
    {
        if (!caller.Organisation.IsDemo)
            return Results.NotFound();
        if (!await SignInPages.IsOurForm(context))
            return Results.BadRequest();
        var form = await context.Request.ReadFormAsync(cancel);
        if (form["dagen"].ToString() is not (("1" or "7") and [var days]))
            return Results.BadRequest();
        var played = await play.Play(TimeSpan.FromDays(days - '0'), cancel);
        notices.ForNextPage("demo.played", t.Day(clock.Today()), t.Count("demo.messages", played.Messages), t.Count("demo.gone", played.Gone));
        return Results.LocalRedirect(SignInPages.LocalOr(form[SignInPages.Return], Addresses.Of(DemoOrganisation.Id)));
    }
}
