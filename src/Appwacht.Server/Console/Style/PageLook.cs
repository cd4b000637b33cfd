using Appwacht.Core;
using Appwacht.Server.Access;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Appwacht.Server.Console.Style;

/// <summary>How the page looks that is asked for: as the organisation does that it is of, once it is known that one may see it.</summary>
internal sealed class PageLook
{
    /// <summary>The theme.</summary>
    public Theme Theme { get; private set; } = Theme.Voorbeeld;

    /// <summary>The address of the logo of the organisation, or null.</summary>
    public string? Logo { get; private set; }

    /// <summary>Finds it before the page is made: a theme is handed down to all of a page at once.</summary>
    public static void Use(WebApplication app) => app.Use(next => async context =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page && await OrganisationOf(context, page.Type) is { } organisation)
            context.RequestServices.GetRequiredService<PageLook>().Take(await context.RequestServices.GetRequiredService<KnownLooks>().Of(organisation, context.RequestAborted));
        await next(context);
    });

    private static async ValueTask<OrganisationId?> OrganisationOf(HttpContext context, Type page)
    {
        if (context.RequestServices.GetRequiredService<Caller>() is { Organisation: { } organisation })
            return organisation.Id;
        return page == typeof(Pages.Openbaar) && await context.RequestServices.GetRequiredService<PublicPages>().Of(context.Request.RouteValues["organisatie"] as string ?? "", context.RequestAborted) is { } shown
            ? shown.Organisation.Id : null;
    }

    private void Take(ShownLook look) => (Theme, Logo) = (look.Theme, look.Logo);
}
