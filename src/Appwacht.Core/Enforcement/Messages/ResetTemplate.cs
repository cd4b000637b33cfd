using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>Goes back to the template that comes with the program.</summary>
public sealed class ResetTemplate(OrganisationDb db, AuditTrail audit)
{
    /// <summary>Goes back; when there is none of its own nothing changes.</summary>
    /// <returns>The template that holds now.</returns>
    public Task<MessageTemplate> Handle(MessageKind kind, string language, CancellationToken cancel) => db.InTurn(async () =>
    {
        if (await OwnTemplate.Find(db, kind, language).SingleOrDefaultAsync(cancel) is { } own)
        {
            db.Remove(own);
            audit.Record("template.reset", $"template:{kind.Name()}-{language}");
            await db.SaveChangesAsync(cancel);
        }

        return MessageTemplate.Shipped(kind, language);
    }, cancel);
}
