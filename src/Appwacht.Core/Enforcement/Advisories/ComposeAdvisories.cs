using System.Text.Json;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Advisories;

/// <summary>Makes the text of an advisory for one person at the moment it is sent.</summary>
/// <param name="db">The organisation's database.</param>
/// <param name="state">The fleet now.</param>
/// <param name="organisation">The name of the organisation.</param>
public sealed class ComposeAdvisories(OrganisationDb db, FleetState state, string organisation)
{
    /// <summary>Makes it; null when the app is on none of their devices any more.</summary>
    public async Task<Letter?> Of(OutboxRow outgoing, CancellationToken cancel)
    {
        if (JsonSerializer.Deserialize<AdvisoryBody>(outgoing.Body, JsonSerializerOptions.Web) is not { } body
            || await db.Set<Advisory>().AsNoTracking().SingleOrDefaultAsync(one => one.Number == body.Advisory, cancel) is not { } advisory
            || await db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(one => one.Number == outgoing.Person, cancel) is not { } person)
            return null;
        var apps = Affected.Numbers(state.View, advisory.App);
        var devices = await db.Set<DeviceRow>().AsNoTracking().Where(device => device.Person == person.Number).OrderBy(device => device.Number).ToListAsync(cancel);
        devices.RemoveAll(device => state.View.Find(device.Key) is not (>= 0 and var place) || !Affected.IsOn(state.View, place, apps));
        if (devices.Count == 0)
            return null;
        var template = await OwnTemplate.InForce(db, MessageKind.Advisory, person.Language, cancel);
        var text = new AdvisoryText(new(advisory.SubjectNl, advisory.SubjectEn), new(advisory.TextNl, advisory.TextEn));
        return new(outgoing.Key, person.Key, person.Language, text.ToMessage(
            template, organisation, person.Language, state.Catalogue.Register.Find(advisory.App)?.Name ?? advisory.App, devices.Select(device => new MessageDevice(device.Name, device.Kind, device.Platform))), []);
    }
}
