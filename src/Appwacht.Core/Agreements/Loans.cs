using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>How somebody stands with the agreement.</summary>
public enum LoanStanding
{
    /// <summary>They signed a version that is still good enough, on a screen.</summary>
    OnScreen,
    /// <summary>They did, on paper.</summary>
    OnPaper,
    /// <summary>They have a device and never signed, or not since they got it.</summary>
    MustSign,
    /// <summary>They signed, and the agreement was changed since such that they must do so again.</summary>
    MustSignAgain,
    /// <summary>They gave back everything.</summary>
    Returned,
}

/// <summary>The written forms of how somebody stands.</summary>
public static class Standings
{
    private static readonly string[] Written = ["signed", "paper", "must-sign", "must-sign-again", "returned"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LoanStanding> All { get; } = Enum.GetValues<LoanStanding>();

    /// <summary>The written form.</summary>
    public static string Name(this LoanStanding standing) => Written[(int)standing];

    /// <summary>The one for a written form, or null.</summary>
    public static LoanStanding? Parse(string? written) => Array.IndexOf(Written, written) is >= 0 and var at ? (LoanStanding)at : null;
}

/// <summary>
/// Who has a device of the organisation on loan, and how they stand with the agreement. A device of an employee's own is not lent. The rule: who has
/// one and no agreement, must sign; an agreement that ended counts for nothing; a version is good enough from <see cref="AgreementInForce.Least"/> on.
/// </summary>
public static class Loans
{
    /// <summary>The rule for one person.</summary>
    /// <param name="hasDevice">Whether they have a device on loan.</param>
    /// <param name="newest">The newest version that they signed and that did not end, or null.</param>
    /// <param name="isOnPaper">Whether that was on paper.</param>
    /// <param name="least">The oldest version that is good enough.</param>
    public static LoanStanding Of(bool hasDevice, int? newest, bool isOnPaper, int least) =>
        !hasDevice ? LoanStanding.Returned
        : newest is not { } version ? LoanStanding.MustSign
        : version < least ? LoanStanding.MustSignAgain
        : isOnPaper ? LoanStanding.OnPaper : LoanStanding.OnScreen;

    /// <summary>The devices that are lent to somebody.</summary>
    public static IQueryable<DeviceRow> Devices(OrganisationDb db) => db.Set<DeviceRow>().AsNoTracking().Where(DeviceRow.IsOfTheOrganisation)
        .Where(device => device.Person != null && !db.Set<DeviceReturn>().Any(given => given.Device == device.Number && given.Person == device.Person));

    /// <summary>The people who have one.</summary>
    public static IQueryable<PersonRow> People(OrganisationDb db)
    {
        var lent = Devices(db);
        return db.Set<PersonRow>().AsNoTracking().Where(person => lent.Any(device => device.Person == person.Number));
    }

    /// <summary>The agreements that hold.</summary>
    public static IQueryable<Acceptance> Open(OrganisationDb db) => db.Set<Acceptance>().AsNoTracking().Where(acceptance => acceptance.EndedOn == null);

    /// <summary>How many of the people who have a device stand how, in one question: each standing by itself would go through all people again.</summary>
    /// <param name="db">The organisation.</param>
    /// <param name="least">The oldest version that is good enough.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>By <see cref="LoanStanding"/>.</returns>
    internal static async Task<int[]> Count(OrganisationDb db, int least, CancellationToken cancel)
    {
        var open = Open(db);
        // The newest version that somebody signed, and how, as one number: of a version there is one signature that holds.
        var same = await People(db).Select(person => open.Where(one => one.Person == person.Number).Max(one => (int?)((one.Version * 2) + (one.IsOnPaper ? 1 : 0))))
            .GroupBy(newest => newest).Select(all => new { Newest = all.Key, Count = all.Count() }).ToListAsync(cancel);
        var counts = new int[Standings.All.Count];
        foreach (var one in same)
            counts[(int)Of(hasDevice: true, one.Newest / 2, one.Newest % 2 == 1, least)] += one.Count;
        return counts;
    }

    /// <summary>The people who stand so: the rule once more, as a question to the database.</summary>
    /// <param name="db">The organisation.</param>
    /// <param name="standing">How; null for everybody who has or had a device on loan.</param>
    /// <param name="least">The oldest version that is good enough.</param>
    public static IQueryable<PersonRow> In(OrganisationDb db, LoanStanding? standing, int least)
    {
        var (lent, open) = (Devices(db), Open(db));
        var everybody = db.Set<PersonRow>().AsNoTracking();
        return standing switch
        {
            LoanStanding.MustSign => People(db).Where(person => !open.Any(one => one.Person == person.Number)),
            LoanStanding.MustSignAgain => People(db).Where(person => open.Any(one => one.Person == person.Number) && !open.Any(one => one.Person == person.Number && one.Version >= least)),
            // The newest that they signed says how.
            LoanStanding.OnScreen => People(db).Where(person => open.Any(one => one.Person == person.Number && one.Version >= least && !one.IsOnPaper && !open.Any(later => later.Person == person.Number && later.Version > one.Version))),
            LoanStanding.OnPaper => People(db).Where(person => open.Any(one => one.Person == person.Number && one.Version >= least && one.IsOnPaper && !open.Any(later => later.Person == person.Number && later.Version > one.Version))),
            LoanStanding.Returned => everybody.Where(person => db.Set<DeviceReturn>().Any(given => given.Person == person.Number) && !lent.Any(device => device.Person == person.Number)),
            _ => everybody.Where(person => lent.Any(device => device.Person == person.Number) || db.Set<DeviceReturn>().Any(given => given.Person == person.Number)),
        };
    }
}
