using System.Text.Json;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Endings;

/// <summary>Makes the text about the end of an exemption at the moment it is sent.</summary>
/// <param name="db">The organisation's database.</param>
/// <param name="state">The fleet now.</param>
/// <param name="organisation">The name of the organisation.</param>
public sealed class ComposeEndings(OrganisationDb db, FleetState state, string organisation)
{
    /// <summary>Makes it; null when the exemption was taken back or is over.</summary>
    public async Task<Letter?> Of(OutboxRow outgoing, CancellationToken cancel)
    {
        if (JsonSerializer.Deserialize<EndingBody>(outgoing.Body, JsonSerializerOptions.Web) is not { } body
            || await db.Set<ExemptionCase>().AsNoTracking().EndingSoon(state.Day).SingleOrDefaultAsync(one => one.Number == body.Exemption, cancel) is not { } exemption
            || await db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(one => one.Number == outgoing.Person, cancel) is not { } person)
            return null;
        var template = await OwnTemplate.InForce(db, MessageKind.Ending, person.Language, cancel);
        var values = new MessageValues(organisation, person.Language).OfEnding(state.Catalogue.Register.Find(exemption.App)?.Name ?? exemption.App, exemption.Task, exemption.Until.AddDays(-1));
        return new(outgoing.Key, person.Key, person.Language, template.Fill(values, person.Language), []);
    }
}
