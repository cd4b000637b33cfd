using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations.Looks;

/// <summary>Sets how the pages of an organisation look.</summary>
public sealed class SetLook(OrganisationDb db, AuditTrail audit)
{
    /// <summary>Chooses a theme.</summary>
    /// <param name="theme">Its name.</param>
    /// <param name="themes">Those that come with the program.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<Look>> Choose(string theme, IReadOnlyCollection<string> themes, CancellationToken cancel) => Change("theme", look =>
    {
        if (theme != Look.Own && !themes.Contains(theme))
            return new("look.theme-unknown", "Kies een van de thema’s.", "Choose one of the themes.", "thema");
        if (theme == Look.Own && look.Sheet is null)
            return new("look.theme-none", "Lees eerst uw eigen thema in.", "Bring your own theme first.", "thema");
        look.Theme = theme;
        return null;
    }, cancel);

    /// <summary>Takes the organisation's own theme, and chooses it.</summary>
    /// <param name="css">The file.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Outcome<Look>> Bring(string css, CancellationToken cancel) => ThemeSheet.Read(css) switch
    {
        Outcome<string>.Done { Value: var sheet } => await Change("theme", look =>
        {
            (look.Theme, look.Sheet) = (Look.Own, sheet);
            return null;
        }, cancel),
        Outcome<string>.Refused { Why: var why } => why.ToArray(),
        _ => throw new InvalidOperationException("There is no other outcome."),
    };

    /// <summary>Takes a logo.</summary>
    /// <param name="file">The picture.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Outcome<Look>> BringLogo(byte[] file, CancellationToken cancel) => LogoFile.TypeOf(file) switch
    {
        Outcome<string>.Done { Value: var type } => await Change("logo", look =>
        {
            (look.Logo, look.LogoType) = (file, type);
            return null;
        }, cancel),
        Outcome<string>.Refused { Why: var why } => why.ToArray(),
        _ => throw new InvalidOperationException("There is no other outcome."),
    };

    /// <summary>Takes the logo away.</summary>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<Look>> RemoveLogo(CancellationToken cancel) => Change("logo", look =>
    {
        (look.Logo, look.LogoType) = (null, null);
        return null;
    }, cancel);

    private Task<Outcome<Look>> Change(string part, Func<Look, Refusal?> change, CancellationToken cancel) => db.InTurn<Outcome<Look>>(async () =>
    {
        var look = await db.Set<Look>().SingleOrDefaultAsync(cancel);
        if (look is null)
            db.Add(look = new Look { Theme = "" });
        if (change(look) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        if (!db.ChangeTracker.HasChanges())
            return look;
        audit.Record("organisation.look-set", $"look:{part}");
        await db.SaveChangesAsync(cancel);
        return look;
    }, cancel);
}
