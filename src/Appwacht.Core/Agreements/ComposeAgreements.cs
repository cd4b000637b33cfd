using System.Text.Json;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>Makes the text that asks somebody to sign, at the moment it is sent.</summary>
/// <param name="db">The organisation's database.</param>
/// <param name="organisation">The name of the organisation.</param>
/// <param name="clock">The clock.</param>
public sealed class ComposeAgreements(OrganisationDb db, string organisation, TimeProvider clock) : ICompose
{
    /// <inheritdoc/>
    public OutgoingKind Kind => OutgoingKind.Agreement;

    /// <summary>Makes it; null when the person signed meanwhile, gave everything back, or another version holds by now.</summary>
    public async Task<Letter?> Of(OutboxRow outgoing, CancellationToken cancel)
    {
        if (JsonSerializer.Deserialize<AskBody>(outgoing.Body, JsonSerializerOptions.Web) is not { } body
            || await AgreementInForce.On(db, clock.Today(), cancel) is not { } inForce || inForce.Version.Number != body.Version || inForce.Version.From is not { } from
            || await db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(one => one.Number == outgoing.Person, cancel) is not { } person
            || await Borrower.One(db, person.Number, inForce, cancel) is not { Standing: LoanStanding.MustSign or LoanStanding.MustSignAgain } borrower)
            return null;
        var template = await OwnTemplate.InForce(db, body.IsReminder ? MessageKind.AgreementReminder : MessageKind.Agreement, person.Language, cancel);
        var values = new MessageValues(organisation, person.Language).OfAgreement(inForce.Version.In(person.Language).Title, from, borrower.Standing is LoanStanding.MustSignAgain);
        return new(outgoing.Key, person.Key, person.Language, template.Fill(values, person.Language), []);
    }
}
