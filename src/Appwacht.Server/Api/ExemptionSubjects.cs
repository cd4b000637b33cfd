using System.Globalization;
using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Appwacht.Policy.Devices;
using Appwacht.Server.Access;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary>To whom or what somebody may ask an exemption to apply.</summary>
internal static class ExemptionSubjects
{
    /// <summary>The key under which it is known; null when it is not there, or not for this caller.</summary>
    public static async Task<string?> Find(Caller caller, ExemptionScope? scope, string? named, CancellationToken cancel)
    {
        // Who only uses devices asks for themselves; who runs devices or makes policy for anybody.
        var isForAll = caller.May(Right.SeeDevices) || caller.May(Right.ProposePolicy);
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
