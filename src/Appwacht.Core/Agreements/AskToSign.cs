using System.Globalization;
using System.Text.Json;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Fleet.Start;
using Appwacht.Core.Processing;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>
/// The round that asks who must sign to do so, and reminds them: so often and with so much time in between as is set, and never at night. Who has to
/// wait in the middle of a round is asked by the next: what was asked is stored with the message.
/// </summary>
public sealed class AskToSign(OrganisationDb db, ProcessingLog processing, TimeProvider clock)
{
    /// <summary>So many are asked in one turn, so that nobody else waits long for theirs.</summary>
    private const int AtOnce = 1000;

    /// <summary>Puts a message in the outbox for everybody who is due. Where the works council and the DPIA are not in order nobody is asked anything.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Handle(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!await ReadyToStart.IsConfirmed(db, cancel) || (await EnforcementSettings.Of(db, cancel)).MomentOf(now).IsQuiet || await AgreementInForce.On(db, clock.Today(), cancel) is not { } inForce)
            return 0;
        var (settings, total) = (await AgreementSettings.Of(db, cancel), 0);
        // Most rounds find nobody, and then nobody else need wait for this one.
        while (await Due(inForce, settings, now).AnyAsync(cancel))
        {
            await using var turn = await db.BeginTurn(cancel);
            var people = await Due(inForce, settings, now).Order().Take(AtOnce).ToListAsync(cancel);
            var asked = await db.Set<AskedToSign>().Where(one => people.Contains(one.Person) && one.Version == inForce.Version.Number).ToDictionaryAsync(one => one.Person, cancel);
            foreach (var person in people)
                Ask(person, inForce.Version.Number, asked.GetValueOrDefault(person), now);
            processing.Add(ProcessingActivity.HandleAgreements, people.Select(person => (int?)person));
            await db.SaveChangesAsync(cancel);
            await turn.Commit(cancel);
            db.ChangeTracker.Clear();
            total += people.Count;
        }

        return total;
    }

    /// <summary>Whether somebody who must sign is due.</summary>
    /// <param name="times">How often they were asked.</param>
    /// <param name="last">When last.</param>
    /// <param name="settings">How often that may be.</param>
    /// <param name="now">Now.</param>
    internal static bool IsDue(int times, DateTimeOffset last, AgreementSettings settings, DateTimeOffset now) =>
        times == 0 || (times <= settings.Reminders && last <= now.AddDays(-settings.IntervalDays));

    /// <summary>The numbers of the people who are due: the rule of <see cref="IsDue"/> as a question to the database.</summary>
    private IQueryable<int> Due(AgreementInForce inForce, AgreementSettings settings, DateTimeOffset now)
    {
        var (version, most, before) = (inForce.Version.Number, settings.Reminders, now.AddDays(-settings.IntervalDays));
        var (open, asked) = (Loans.Open(db), db.Set<AskedToSign>().AsNoTracking().Where(one => one.Version == version));
        return Loans.People(db).Where(person => !open.Any(one => one.Person == person.Number && one.Version >= inForce.Least))
            .Where(person => !asked.Any(one => one.Person == person.Number && (one.Times > most || one.LastAt > before)))
            .Select(person => person.Number);
    }

    private void Ask(int person, int version, AskedToSign? before, DateTimeOffset now)
    {
        if (before is null)
            db.Add(before = new AskedToSign { Person = person, Version = version, Times = 0, LastAt = now });
        (before.Times, before.LastAt) = (before.Times + 1, now);
        db.Add(new OutboxRow
        {
            // The day is in it because who gave everything back and gets a device again is asked anew.
            Key = string.Create(CultureInfo.InvariantCulture, $"agreement/{version}/{person}/{Time.DayOf(now):yyyyMMdd}"),
            Kind = OutgoingKind.Agreement,
            Person = person,
            Body = JsonSerializer.Serialize(new AskBody(version, before.Times > 1), JsonSerializerOptions.Web),
            CreatedAt = now,
            TryAt = now,
        });
    }
}

/// <summary>What waits to go out for an agreement: references only.</summary>
/// <param name="Version">The version.</param>
/// <param name="IsReminder">Whether it is not the first message.</param>
public sealed record AskBody(int Version, bool IsReminder);
