using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>A template as an organisation made it its own.</summary>
public sealed class OwnTemplate
{
    /// <summary>The kind of message, in its written form.</summary>
    public required string Kind { get; init; }

    /// <summary><c>nl</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; set; }

    /// <summary>The text.</summary>
    public required string Text { get; set; }

    /// <summary>Who made it so, as <see cref="Actor.Id"/>.</summary>
    public required string SetBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset SetAt { get; set; }

    /// <summary>The template that holds for a kind of message: the organisation's own, or the one that comes with the program.</summary>
    public static async Task<MessageTemplate> InForce(OrganisationDb db, MessageKind kind, string language, CancellationToken cancel) =>
        await Find(db, kind, language).AsNoTracking().SingleOrDefaultAsync(cancel) is { } own ? new(own.Subject, own.Text) : MessageTemplate.Shipped(kind, language);

    /// <summary>A message to more than one person: in both languages, below each other.</summary>
    internal static async Task<MessageText> InBoth(OrganisationDb db, MessageKind kind, Func<string, IReadOnlyDictionary<string, string>> valuesIn, CancellationToken cancel)
    {
        var texts = new List<(string Subject, string Text)>();
        foreach (var language in MessageTemplate.Languages)
            texts.Add((await InForce(db, kind, language, cancel)).Filled(valuesIn(language)));
        return MessageText.Of(texts[0].Subject, $"{texts[0].Text}\n\n# English: {texts[1].Subject}\n\n{texts[1].Text}", "nl");
    }

    internal static IQueryable<OwnTemplate> Find(OrganisationDb db, MessageKind kind, string language)
    {
        var name = kind.Name();
        return db.Set<OwnTemplate>().Where(one => one.Kind == name && one.Language == language);
    }

    internal sealed class Table : IEntityTypeConfiguration<OwnTemplate>
    {
        public void Configure(EntityTypeBuilder<OwnTemplate> builder)
        {
            builder.ToTable("message_templates");
            builder.HasKey(one => new { one.Kind, one.Language });
            builder.Property(one => one.Kind).HasMaxLength(16);
            builder.Property(one => one.Language).HasMaxLength(2);
            builder.Property(one => one.Subject).HasMaxLength(MessageTemplate.LongestSubject);
            builder.Property(one => one.Text).HasMaxLength(MessageTemplate.LongestText);
            builder.Property(one => one.SetBy).HasMaxLength(128);
            builder.Property(one => one.SetAt).IsConcurrencyToken();
        }
    }
}
