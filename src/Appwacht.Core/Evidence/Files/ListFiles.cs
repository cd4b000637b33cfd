using Appwacht.Core.Catalogue;
using Appwacht.Register;
using Appwacht.Trail.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Evidence.Files;

/// <summary>
/// The country lists as they held on any day of the period, each entry with from when until when and its source, and what the organisation decided to have otherwise in the register.
/// The lists come with the program: when a later release knows more about the past, evidence says that this file differs.
/// </summary>
internal static class ListFiles
{
    public const string Countries = "landenlijsten.csv";

    public const string Changes = "registerwijzigingen.csv";

    /// <summary>The lists.</summary>
    public static async Task WriteCountries(OrganisationDb db, AppCatalogue shipped, EvidenceDays days, CsvText csv, CancellationToken cancel)
    {
        var changes = (await Held(db, days.End, cancel)).ConvertAll(change => change.ToChange());
        var listed = RegisterOverlay.Of(shipped.Register, changes).Register.ListedCountries.SelectMany(list => list);
        csv.Row("lijst", "land", "vanaf", "tot", "bron", "adres");
        foreach (var one in listed.Where(one => one.Period.Overlaps(new(days.From, days.Until))).OrderBy(one => one.List, StringComparer.Ordinal).ThenBy(one => one.Country).ThenBy(one => one.Period.From))
            csv.Row(one.List, one.Country.Code, $"{one.Period.From:yyyy-MM-dd}", one.Period.Until < days.Until ? $"{one.Period.Until:yyyy-MM-dd}" : "", one.Source.Title, one.Source.Url);
    }

    /// <summary>What the organisation has otherwise, with who decided.</summary>
    public static async Task WriteChanges(OrganisationDb db, EvidenceDays days, CsvText csv, CancellationToken cancel)
    {
        csv.Row("nummer", "soort", "over", "ander", "vanaf", "zekerheid", "bron", "adres", "voorgesteld door", "besloten door", "besloten op");
        foreach (var change in await Held(db, days.End, cancel))
            csv.Row(
                $"{change.Number}", $"{change.Kind}", change.About, change.Other, $"{change.Day:yyyy-MM-dd}", $"{change.Confidence}", change.SourceTitle, change.SourceAddress, change.ProposedBy, change.DecidedBy ?? "",
                WrittenMoment.Of(change.DecidedAt));
    }

    /// <summary>The changes that held at the end of the period: decided before, and not taken back before. What happens to them later is not in it.</summary>
    private static Task<List<OwnChange>> Held(OrganisationDb db, DateTimeOffset end, CancellationToken cancel) =>
        db.Set<OwnChange>().AsNoTracking()
            .Where(change => change.DecidedAt < end && (change.State == OwnChangeState.Adopted || change.State == OwnChangeState.Withdrawing
                || (change.State == OwnChangeState.Withdrawn && change.WithdrawalDecidedAt >= end)))
            .OrderBy(change => change.DecidedAt).ThenBy(change => change.Number).ToListAsync(cancel);
}
