using Appwacht.Register;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Catalogue;

/// <summary>
/// The register as it holds for one organisation: the shipped one with the changes that it adopted over it. Without changes it is the shipped
/// one itself, which all organisations share.
/// </summary>
/// <param name="Stamp">Differs when other changes hold.</param>
/// <param name="Shipped">What came with the program.</param>
/// <param name="Catalogue">What holds for the organisation.</param>
/// <param name="Changes">The changes that hold, in the order in which they were adopted.</param>
public sealed record OwnRegister(string Stamp, AppCatalogue Shipped, AppCatalogue Catalogue, IReadOnlyList<ChangeInForce> Changes)
{
    /// <summary>Tells without loading them whether other changes hold.</summary>
    public static async Task<string> CurrentStamp(OrganisationDb db, CancellationToken cancel)
    {
        var states = await db.Set<OwnChange>().GroupBy(change => change.State).Select(state => new { state.Key, Count = state.Count() }).ToListAsync(cancel);
        // Adopting adds to the first number; taking back takes from the first and adds to the second: no two moments with other changes have the same.
        return $"{Count(OwnChangeState.Adopted) + Count(OwnChangeState.Withdrawing)}/{Count(OwnChangeState.Withdrawn)}";

        int Count(OwnChangeState state) => states.Find(counted => counted.Key == state)?.Count ?? 0;
    }

    /// <summary>Loads them.</summary>
    public static async Task<OwnRegister> Load(OrganisationDb db, AppCatalogue shipped, CancellationToken cancel)
    {
        var stamp = await CurrentStamp(db, cancel);
        var rows = await db.Set<OwnChange>().AsNoTracking().Where(change => change.State == OwnChangeState.Adopted || change.State == OwnChangeState.Withdrawing)
            .OrderBy(change => change.DecidedAt).ThenBy(change => change.Number).ToListAsync(cancel);
        var changes = rows.ConvertAll(row => row.ToChange());
        var overlay = RegisterOverlay.Of(shipped.Register, changes);
        return new(stamp, shipped, shipped.With(overlay.Register), [.. rows.Select((row, at) => new ChangeInForce(row.Number, changes[at], overlay.Standings[at]))]);
    }

    /// <summary>The register as it would be with one change more, and how that stands to what holds now.</summary>
    public (AppRegister Register, ChangeStanding Standing) With(RegisterChange change)
    {
        var overlay = RegisterOverlay.Of(Shipped.Register, [.. Changes.Select(known => known.Change), change]);
        return (overlay.Register, overlay.Standings[^1]);
    }

    /// <summary>The register as it would be without one of the changes.</summary>
    public AppRegister Without(int number) => RegisterOverlay.Of(Shipped.Register, [.. Changes.Where(known => known.Number != number).Select(known => known.Change)]).Register;
}

/// <summary>A change that holds.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Change">What it says.</param>
/// <param name="Standing">How it stands to the register as it is shipped now.</param>
public sealed record ChangeInForce(int Number, RegisterChange Change, ChangeStanding Standing);
