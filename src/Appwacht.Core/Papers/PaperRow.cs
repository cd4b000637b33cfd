using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Appwacht.Core.Papers.Markup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Papers;

/// <summary>A paper: a text for a board, a council or a CISO, with the figures that it was written from. It can be edited until it is final.</summary>
public sealed class PaperRow
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>What it is for.</summary>
    public required PaperKind Kind { get; init; }

    /// <summary><c>nl</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The campaign that it is about, or null.</summary>
    public int? Campaign { get; init; }

    /// <summary>The paper whose text it began with, or null.</summary>
    public int? After { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; set; }

    /// <summary>The text, in the form of <see cref="PaperText"/>.</summary>
    public required string Text { get; set; }

    /// <summary>The day of the figures.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The figures as they were on that day, as JSON.</summary>
    public required string StoredFigures { get; init; }

    /// <summary>Who made it, as <see cref="Actor.Id"/>.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>How many times it was changed: which version somebody saw.</summary>
    public int Changes { get; set; }

    /// <summary>When it was made final, after which it does not change; null while it is a draft.</summary>
    public DateTimeOffset? FinalAt { get; internal set; }

    /// <summary>Who made it final.</summary>
    public string? FinalBy { get; internal set; }

    /// <summary>The SHA-256 of <see cref="ForHash"/> when it was made final, as on the trail; null while it is a draft.</summary>
    public string? FinalHash { get; internal set; }

    /// <summary>Whether it does not change any more.</summary>
    public bool IsFinal => FinalAt is not null;

    /// <summary>The figures as they were.</summary>
    public PaperFigures Figures => JsonSerializer.Deserialize<PaperFigures>(StoredFigures, Json) ?? throw new InvalidDataException($"Paper {Number} has no figures.");

    /// <summary>How the trail refers to it.</summary>
    internal string Reference => $"paper:{Number}";

    /// <summary>What is sealed, so that anybody can check it: the title, an empty line, and the text, in UTF-8.</summary>
    internal byte[] ForHash => Encoding.UTF8.GetBytes($"{Title}\n\n{Text}");

    /// <summary>The hash of what it says now.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(ForHash));

    /// <summary>Figures as they are stored.</summary>
    internal static string Stored(PaperFigures figures) => JsonSerializer.Serialize(figures, Json);

    internal sealed class Table : IEntityTypeConfiguration<PaperRow>
    {
        public void Configure(EntityTypeBuilder<PaperRow> builder)
        {
            builder.ToTable("papers");
            builder.HasKey(paper => paper.Number);
            builder.Ignore(paper => paper.Figures);
            builder.Ignore(paper => paper.ForHash);
            builder.Ignore(paper => paper.Reference);
            builder.Property(paper => paper.Kind).HasConversion<string>().HasMaxLength(16);
            builder.Property(paper => paper.Language).HasMaxLength(2);
            builder.Property(paper => paper.Title).HasMaxLength(PaperText.LongestTitle);
            builder.Property(paper => paper.Text).HasMaxLength(PaperText.Longest);
            builder.Property(paper => paper.StoredFigures).HasColumnName("Figures");
            builder.Property(paper => paper.MadeBy).HasMaxLength(128);
            builder.Property(paper => paper.ChangedBy).HasMaxLength(128);
            builder.Property(paper => paper.Changes).IsConcurrencyToken();
            builder.Property(paper => paper.FinalBy).HasMaxLength(128);
            builder.Property(paper => paper.FinalHash).HasMaxLength(64);
        }
    }
}
