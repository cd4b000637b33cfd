using System.Globalization;
using Appwacht.Core;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Appwacht.Core.Processing;
using Appwacht.Policy.Devices;
using Appwacht.Server.Access;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary>To whom or what somebody may ask an exemption to apply.</summary>
internal static class ExemptionSubjects
{
    /// <summary>Whether the caller may see for whom it is: a person and a device point at somebody, a unit does not. Who is in the compartment knows all that is in it.</summary>
    public static bool Shows(ExemptionCase exemption, Caller caller) => exemption.Scope is ExemptionScope.Unit || exemption.IsShielded || exemption.RequestedBy == caller.Actor.Id
        || (exemption.Scope is ExemptionScope.Person && exemption.Subject == caller.PersonKey) || caller.May(Right.SeeDevices);

    /// <summary>Records whose data is about to be given. Not in the compartment: the record would tell of whom there is something in it.</summary>
    public static async Task Note(Caller caller, ProcessingLog log, IReadOnlyList<ExemptionCase> exemptions, CancellationToken cancel) =>
        await log.Record(ProcessingActivity.HandleExemptions, await PeopleOf(caller.Db, [.. exemptions.Where(exemption => !exemption.IsShielded && Shows(exemption, caller))], cancel), cancel);

    /// <summary>The people that exemptions are about, by number: those named, and the users of the devices named.</summary>
    private static async Task<IReadOnlyList<int?>> PeopleOf(OrganisationDb db, IReadOnlyList<ExemptionCase> exemptions, CancellationToken cancel)
    {
        var (people, devices) = (Subjects(ExemptionScope.Person), Subjects(ExemptionScope.Device));
        return
        [
            .. await db.Set<PersonRow>().Where(person => people.Contains(person.Key)).Select(person => (int?)person.Number).ToListAsync(cancel),
            .. await db.Set<DeviceRow>().Where(device => devices.Contains(device.Key)).Select(device => device.Person).ToListAsync(cancel),
        ];

        string[] Subjects(ExemptionScope scope) => [.. exemptions.Where(exemption => exemption.Scope == scope).Select(exemption => exemption.Subject)];
    }

    /// <summary>The key under which it is known; null when it is not there, or not for this caller.</summary>
    public static async Task<string?> Find(Caller caller, ExemptionScope? scope, string? named, bool isShielded, CancellationToken cancel)
    {
        // Who only uses devices asks for themselves; who runs devices or makes policy, and who is in the compartment, for anybody.
        var isForAll = isShielded || caller.May(Right.SeeDevices) || caller.May(Right.ProposePolicy);
        switch (scope)
        {
            case ExemptionScope.Person:
                var key = named ?? caller.PersonKey;
                return (isForAll || key == caller.PersonKey) && await caller.Db.Set<PersonRow>().AnyAsync(person => person.Key == key, cancel) ? key : null;
            case ExemptionScope.Device when int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                var mine = caller.PersonKey;
                return await caller.Db.Set<DeviceRow>()
                    .Where(device => device.Number == number && (isForAll || caller.Db.Set<PersonRow>().Any(person => person.Number == device.Person && person.Key == mine)))
                    .Select(device => device.Key).SingleOrDefaultAsync(cancel);
            case ExemptionScope.Unit:
                return isForAll ? await caller.Db.Set<PersonRow>().Where(person => person.Unit == named).Select(person => person.Unit).FirstOrDefaultAsync(cancel) : null;
            default:
                return null;
        }
    }
}
