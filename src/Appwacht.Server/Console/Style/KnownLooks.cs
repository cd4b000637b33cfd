using System.Collections.Concurrent;
using System.Text;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Core.Organisations.Looks;
using Appwacht.Server.Access;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console.Style;

/// <summary>How each organisation looks, held in memory. What this process stores is seen at once; what another stores, within <see cref="Oldest"/>.</summary>
internal sealed class KnownLooks(IDatabases databases, RoleDirectory directory, TimeProvider clock)
{
    /// <summary>How old an answer may be when another process changes it.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromMinutes(1);

    private const string Root = "/stijl/van";

    private readonly ConcurrentDictionary<OrganisationId, ShownLook> all = new();

    /// <summary>How an organisation looks.</summary>
    public async ValueTask<ShownLook> Of(OrganisationId id, CancellationToken cancel) =>
        all.TryGetValue(id, out var known) && clock.GetElapsedTime(known.At) < Oldest ? known : await Load(id, cancel);

    /// <summary>Reads it anew for the next who asks: it was changed.</summary>
    public void Forget(OrganisationId id) => all.TryRemove(id, out _);

    /// <summary>Serves what organisations brought. Whoever does not know the mark of a file learns nothing, not even whether there is such an organisation.</summary>
    public void Map(WebApplication app) => app.MapGet(Root + "/{organisatie}/{naam}", Serve).ExcludeFromDescription();

    private async Task<IResult> Serve(string organisatie, string naam, CancellationToken cancel)
    {
        if (!OrganisationId.TryParse(organisatie, out var id) || await directory.Find(id, cancel) is null)
            return TypedResults.NotFound();
        // The page may come from a process that knows a newer one.
        return (IResult?)(await Of(id, cancel)).Find(naam) ?? (IResult?)(await Load(id, cancel)).Find(naam) ?? TypedResults.NotFound();
    }

    private async Task<ShownLook> Load(OrganisationId id, CancellationToken cancel)
    {
        var at = clock.GetTimestamp();
        await using var db = databases.Open(id);
        var look = await db.Set<Look>().AsNoTracking().SingleOrDefaultAsync(cancel);
        var sheet = look is { Theme: Look.Own, Sheet: { } css } ? new StyleFile("thema.css", Encoding.UTF8.GetBytes($".{Theme.OwnClass} {{\n{css}\n}}\n")) : null;
        var theme = sheet is not null ? Theme.Own($"{Root}/{id}/{sheet.Address}") : Theme.All.FirstOrDefault(known => known.Name == look?.Theme, Theme.Voorbeeld);
        var logo = look is { Logo: { } picture, LogoType: { } type } ? new StyleFile(type is LogoFile.Png ? "logo.png" : "logo.webp", picture) : null;
        return all[id] = new ShownLook(at, theme, logo is null ? null : $"{Root}/{id}/{logo.Address}", [.. ((StyleFile?[])[sheet, logo]).OfType<StyleFile>()]);
    }
}
