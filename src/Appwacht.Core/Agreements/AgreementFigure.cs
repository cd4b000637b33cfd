using Appwacht.Core.Fleet.Answers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Agreements;

/// <summary>
/// How the people with devices on loan stood with the agreement on a day, in counts only: it leads to nobody and is kept for good, because who signed
/// is forgotten some time after the end of their loan.
/// </summary>
public sealed class AgreementFigure
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The version that held.</summary>
    public required int Version { get; set; }

    /// <summary>The devices on loan.</summary>
    public required int Devices { get; set; }

    /// <summary>People who signed on a screen a version that is good enough.</summary>
    public required int OnScreen { get; set; }

    /// <summary>People who did on paper.</summary>
    public required int OnPaper { get; set; }

    /// <summary>People who must sign.</summary>
    public required int MustSign { get; set; }

    /// <summary>People who must sign again.</summary>
    public required int MustSignAgain { get; set; }

    /// <summary>Everybody who has a device on loan.</summary>
    public int People => OnScreen + OnPaper + MustSign + MustSignAgain;

    /// <summary>Counts now.</summary>
    public static async Task<AgreementFigure> Now(OrganisationDb db, AgreementInForce inForce, DateOnly day, CancellationToken cancel)
    {
        var standing = await Loans.Count(db, inForce.Least, cancel);
        return new()
        {
            Day = day,
            Version = inForce.Version.Number,
            Devices = await Loans.Devices(db).CountAsync(cancel),
            OnScreen = standing[(int)LoanStanding.OnScreen],
            OnPaper = standing[(int)LoanStanding.OnPaper],
            MustSign = standing[(int)LoanStanding.MustSign],
            MustSignAgain = standing[(int)LoanStanding.MustSignAgain],
        };
    }

    /// <summary>As it may be shown.</summary>
    /// <param name="seesAll">Whether the caller may see people one by one.</param>
    public ShownAgreements Shown(bool seesAll)
    {
        int[] parts = [OnScreen, OnPaper, MustSign, MustSignAgain];
        var together = seesAll ? new bool[parts.Length] : SmallGroups.Together(parts);
        int? Part(int at) => together[at] ? null : parts[at];
        return new(seesAll ? Devices : SmallGroups.Rounded(Devices), seesAll || !SmallGroups.IsSmall(People) ? People : null, Part(0), Part(1), Part(2), Part(3));
    }

    internal void Take(AgreementFigure other) => (Version, Devices, OnScreen, OnPaper, MustSign, MustSignAgain) = (other.Version, other.Devices, other.OnScreen, other.OnPaper, other.MustSign, other.MustSignAgain);

    internal sealed class Table : IEntityTypeConfiguration<AgreementFigure>
    {
        public void Configure(EntityTypeBuilder<AgreementFigure> builder)
        {
            builder.ToTable("agreement_figures");
            builder.HasKey(figure => figure.Day);
            builder.Ignore(figure => figure.People);
        }
    }
}

/// <summary>Counts of people as they may be shown; null is not shown, because it or what it gives away would point at people.</summary>
/// <param name="Devices">Devices on loan; for who may not see people a multiple of five.</param>
/// <param name="People">People who have one.</param>
/// <param name="OnScreen">Of these, who signed on a screen.</param>
/// <param name="OnPaper">Who signed on paper.</param>
/// <param name="MustSign">Who must sign.</param>
/// <param name="MustSignAgain">Who must sign again.</param>
public sealed record ShownAgreements(int? Devices, int? People, int? OnScreen, int? OnPaper, int? MustSign, int? MustSignAgain);

/// <summary>Keeps the figures of today up to date: what the last look of the day saw is what is remembered of it.</summary>
public sealed class RecordAgreementFigure(OrganisationDb db, TimeProvider clock)
{
    /// <summary>Counts, and stores what differs from what was stored of today.</summary>
    /// <returns>Null when no version holds yet.</returns>
    public async Task<AgreementFigure?> Handle(CancellationToken cancel)
    {
        if (await AgreementInForce.On(db, clock.Today(), cancel) is not { } inForce)
            return null;
        var now = await AgreementFigure.Now(db, inForce, clock.Today(), cancel);
        return await db.InTurn(async () =>
        {
            var known = await db.Set<AgreementFigure>().SingleOrDefaultAsync(figure => figure.Day == now.Day, cancel);
            if (known is null)
                db.Add(now);
            else
                known.Take(now);
            await db.SaveChangesAsync(cancel);
            return now;
        }, cancel);
    }
}
