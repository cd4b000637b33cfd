using System.Globalization;
using System.Text.Json;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Appwacht.Core.Processing;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Endings;

/// <summary>
/// The round that tells of exemptions of which the end is near: once for each, <see cref="EndingExemptions.NoticeDays"/> days before, to who asked
/// for it, or else to whom it is for. It has nothing to do with whether steps are taken.
/// </summary>
public sealed class TellOfEndings(OrganisationDb db, EnforcementSettings settings, ProcessingLog processing, TimeProvider clock)
{
    private const string Member = "member:";

    /// <summary>Puts a message in the outbox for each that was not told of before; nobody gets it at night.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Handle(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // Most rounds find nothing, and then nobody else need wait for this one.
        if (settings.MomentOf(now).IsQuiet || !await db.Set<ExemptionCase>().EndingSoon(clock.Today()).AnyAsync(cancel))
            return 0;
        await using var turn = await db.BeginTurn(cancel);
        var ending = await db.Set<ExemptionCase>().AsNoTracking().EndingSoon(clock.Today()).OrderBy(exemption => exemption.Number).ToListAsync(cancel);
        var told = (await db.Set<OutboxRow>().Where(row => row.Kind == OutgoingKind.Ending).Select(row => row.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        ending.RemoveAll(exemption => told.Contains(KeyOf(exemption)));
        var people = new List<int?>();
        foreach (var exemption in ending)
        {
            var person = await WhoAnswersFor(exemption, cancel);
            people.Add(person);
            db.Add(new OutboxRow { Key = KeyOf(exemption), Kind = OutgoingKind.Ending, Person = person, Body = JsonSerializer.Serialize(new EndingBody(exemption.Number), JsonSerializerOptions.Web), CreatedAt = now, TryAt = now });
        }

        processing.Add(ProcessingActivity.HandleExemptions, people);
        await db.SaveChangesAsync(cancel);
        await turn.Commit(cancel);
        db.ChangeTracker.Clear();
        return ending.Count;
    }

    private static string KeyOf(ExemptionCase exemption) => string.Create(CultureInfo.InvariantCulture, $"ending/{exemption.Number}");

    /// <summary>Who asked, when they are known as a user of devices; else the person, or the user of the device, that it is for. Of a unit nobody else is known.</summary>
    private async Task<int?> WhoAnswersFor(ExemptionCase exemption, CancellationToken cancel)
    {
        if (exemption.RequestedBy.StartsWith(Member, StringComparison.Ordinal) && int.TryParse(exemption.RequestedBy.AsSpan(Member.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await Find(db.Set<Member>().Where(member => member.Number == number).Select(member => member.PersonKey), cancel) is { } asked)
            return asked;
        return exemption.Scope switch
        {
            ExemptionScope.Person => await Find(db.Set<PersonRow>().Where(person => person.Key == exemption.Subject).Select(person => person.Key), cancel),
            ExemptionScope.Device => await db.Set<DeviceRow>().Where(device => device.Key == exemption.Subject).Select(device => device.Person).SingleOrDefaultAsync(cancel),
            _ => null,
        };
    }

    private Task<int?> Find(IQueryable<string?> keys, CancellationToken cancel) =>
        db.Set<PersonRow>().Where(person => keys.Contains(person.Key)).Select(person => (int?)person.Number).SingleOrDefaultAsync(cancel);
}

/// <summary>What waits to go out for an ending: a reference only.</summary>
/// <param name="Exemption">The exemption.</param>
public sealed record EndingBody(int Exemption);
