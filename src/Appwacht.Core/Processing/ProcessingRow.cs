using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Processing;

/// <summary>
/// One operation that read or wrote data of employees, with the pseudonyms of all of them in one row: an import of ten thousand inventories
/// is one row, from which exactly ten thousand records are given.
/// </summary>
public sealed class ProcessingRow
{
    /// <summary>The number.</summary>
    public long Number { get; init; }

    /// <summary>The activity, by its code.</summary>
    public required string Activity { get; init; }

    /// <summary>What was called.</summary>
    public required string Name { get; init; }

    /// <summary>The trace it belongs to (W3C trace context).</summary>
    public required byte[] Trace { get; init; }

    /// <summary>The operation within the trace.</summary>
    public required byte[] Span { get; init; }

    /// <summary>The operation that called it, where known.</summary>
    public byte[]? Parent { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When the data was ready to be given or stored.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The pseudonym, when it is about one person; otherwise null.</summary>
    public byte[]? Subject { get; init; }

    /// <summary>The pseudonyms in order one behind the other, when it is about several; otherwise null.</summary>
    public byte[]? Subjects { get; init; }

    /// <summary>The pseudonyms one by one.</summary>
    public IEnumerable<byte[]> Pseudonyms() => Subject is { } one ? [one] : (Subjects ?? []).Chunk(Processing.Pseudonyms.Size);

    /// <summary>Whether it is about this person too.</summary>
    public bool IsAbout(ReadOnlySpan<byte> pseudonym)
    {
        if (Subject is { } one)
            return pseudonym.SequenceEqual(one);
        var (from, until) = (0, (Subjects?.Length ?? 0) / Processing.Pseudonyms.Size);
        while (from < until)
        {
            var middle = (from + until) / 2;
            var order = pseudonym.SequenceCompareTo(Subjects.AsSpan(middle * Processing.Pseudonyms.Size, Processing.Pseudonyms.Size));
            if (order == 0)
                return true;
            (from, until) = order < 0 ? (from, middle) : (middle + 1, until);
        }

        return false;
    }

    internal sealed class Table : IEntityTypeConfiguration<ProcessingRow>
    {
        public void Configure(EntityTypeBuilder<ProcessingRow> builder)
        {
            builder.ToTable("processing");
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Activity).HasMaxLength(64);
            builder.Property(row => row.Name).HasMaxLength(64);
            builder.Property(row => row.Trace).HasMaxLength(16).IsFixedLength();
            builder.Property(row => row.Span).HasMaxLength(8).IsFixedLength();
            builder.Property(row => row.Parent).HasMaxLength(8).IsFixedLength();
            builder.Property(row => row.Subject).HasMaxLength(Processing.Pseudonyms.Size).IsFixedLength();
            builder.HasIndex(row => row.Subject);
            builder.HasIndex(row => row.End);
        }
    }
}
