using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>Makes a template the organisation's own.</summary>
public sealed class SetTemplate(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Sets it; what is so already is left alone.</summary>
    public Task<Outcome<MessageTemplate>> Handle(MessageKind kind, string language, MessageTemplate wish, CancellationToken cancel) => db.InTurn<Outcome<MessageTemplate>>(async () =>
    {
        if (!MessageTemplate.Languages.Contains(language))
            return new Refusal("template.language", "Een tekst is er in het Nederlands (nl) en het Engels (en).", "There is a text in Dutch (nl) and in English (en).", "taal");
        var template = new MessageTemplate(wish.Subject.Trim(), wish.Text.ReplaceLineEndings("\n").Trim());
        if (template.WhyNot(kind).ToArray() is { Length: > 0 } why)
            return why;
        var own = await OwnTemplate.Find(db, kind, language).SingleOrDefaultAsync(cancel);
        if (own is not null && (own.Subject, own.Text) == (template.Subject, template.Text))
            return template;
        if (own is null)
            db.Add(own = new OwnTemplate { Kind = kind.Name(), Language = language, Subject = template.Subject, Text = template.Text, SetBy = actor.Id, SetAt = clock.GetUtcNow() });
        (own.Subject, own.Text, own.SetBy, own.SetAt) = (template.Subject, template.Text, actor.Id, clock.GetUtcNow());
        audit.Record("template.set", $"template:{kind.Name()}-{language}");
        await db.SaveChangesAsync(cancel);
        return template;
    }, cancel);
}
