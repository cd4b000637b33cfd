using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Policies;

/// <summary>Switches the public page of an organisation on or off.</summary>
public sealed class SetPublicPage(OrganisationDb db, AuditTrail audit)
{
    /// <summary>Whether it is on.</summary>
    public static Task<bool> IsOn(OrganisationDb db, CancellationToken cancel) => db.Set<PublicPage>().AnyAsync(page => page.IsOn, cancel);

    /// <summary>Switches it; what is so already is left alone.</summary>
    public Task<bool> Handle(bool isOn, CancellationToken cancel) => db.InTurn(async () =>
    {
        var page = await db.Set<PublicPage>().SingleOrDefaultAsync(cancel);
        if ((page?.IsOn ?? false) == isOn)
            return isOn;
        if (page is null)
            db.Add(new PublicPage { IsOn = isOn });
        else
            page.IsOn = isOn;
        audit.Record(isOn ? "public-page.on" : "public-page.off", "public-page");
        await db.SaveChangesAsync(cancel);
        return isOn;
    }, cancel);
}
