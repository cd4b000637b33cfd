using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Fleet;

/// <summary>Which numbers a piece of a dictionary is about.</summary>
public enum DictionaryKind
{
    /// <summary>Apps.</summary>
    Apps,
    /// <summary>Versions of apps.</summary>
    Versions,
}

/// <summary>
/// What a dictionary learnt in one turn, in the form of the fleet engine. The pieces one behind the other are the dictionary; a piece is
/// stored together with the first inventory that uses its numbers.
/// </summary>
public sealed class DictionaryChunk
{
    /// <summary>Of which dictionary.</summary>
    public required DictionaryKind Kind { get; init; }

    /// <summary>The first number in it.</summary>
    public required int First { get; init; }

    /// <summary>The piece.</summary>
    public required byte[] Data { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<DictionaryChunk>
    {
        public void Configure(EntityTypeBuilder<DictionaryChunk> builder)
        {
            builder.ToTable("dictionary_chunks");
            builder.HasKey(chunk => new { chunk.Kind, chunk.First });
            builder.Property(chunk => chunk.Kind).HasConversion<string>().HasMaxLength(16);
        }
    }
}
