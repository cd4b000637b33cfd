using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Gate;

/// <summary>Sets what an organisation wants of its gate.</summary>
public sealed class SetGate(OrganisationDb db, AuditTrail audit)
{
    /// <summary>The longest contact, in characters: a name, a telephone number, the hours.</summary>
    public const int LongestContact = 200;

    /// <summary>Sets it; what is so already is left alone.</summary>
    /// <param name="letsUnknownIn">Whether a device that is not known here is let in.</param>
    /// <param name="contact">Whom somebody who is shut out turns to.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<GateSettings>> Handle(bool letsUnknownIn, string contact, CancellationToken cancel) => db.InTurn<Outcome<GateSettings>>(async () =>
    {
        if (contact.Trim().Length > LongestContact || contact.Any(char.IsControl))
            return new Refusal("gate.contact", $"Schrijf op wie helpt, op één regel van ten hoogste {LongestContact} tekens.", $"Write down who helps, on one line of at most {LongestContact} characters.", "contact");
        var known = await db.Set<GateSettings>().SingleOrDefaultAsync(cancel);
        var settings = known ?? GateSettings.Usual;
        if ((settings.LetsUnknownIn, settings.Contact) == (letsUnknownIn, contact.Trim()))
            return settings;
        if (known is null)
            db.Add(settings);
        (settings.LetsUnknownIn, settings.Contact) = (letsUnknownIn, contact.Trim());
        audit.Record("gate.set", "gate:settings", new { letsUnknownIn });
        await db.SaveChangesAsync(cancel);
        return settings;
    }, cancel);
}
