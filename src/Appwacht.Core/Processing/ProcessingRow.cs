using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Processing;

/// <summary>
/// One operation that read or wrote data of employees, with the pseudonyms of all of them in one row: an import of ten thousand inventories
/// is one row, from which exactly ten thousand records are given.
/// </summary>
public sealed class ProcessingRow
{
    private const string Insert = """
        INSERT INTO "processing" ("Activity", "Name", "Trace", "Span", "Parent", "Start", "End", "Subject", "Subjects")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
        """;

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

    /// <summary>The record of an operation, not stored yet; null when it is about nobody.</summary>
    /// <param name="activity">What for.</param>
    /// <param name="span">The operation.</param>
    /// <param name="pseudonyms">Of the organisation.</param>
    /// <param name="people">The numbers of the people; each counts once, and devices without a user (null) for nobody.</param>
    /// <param name="end">When the data was ready.</param>
    internal static ProcessingRow? Of(ProcessingActivity activity, ProcessingSpan span, Pseudonyms pseudonyms, IEnumerable<int?> people, DateTimeOffset end)
    {
        var numbers = people.OfType<int>().Distinct().ToArray();
        return numbers.Length == 0 ? null : new ProcessingRow
        {
            Activity = activity.Code,
            Name = span.Name,
            Trace = span.Trace,
            Span = span.Span,
            Parent = span.Parent,
            Start = span.Start,
            End = end,
            Subject = numbers.Length == 1 ? pseudonyms.Of(numbers[0]) : null,
            Subjects = numbers.Length == 1 ? null : InOrder(Array.ConvertAll(numbers, pseudonyms.Of)),
        };
    }

    /// <summary>The same activity on data of the same people, by another operation.</summary>
    internal ProcessingRow Again(ProcessingSpan span, DateTimeOffset end) => new()
    {
        Activity = Activity,
        Name = span.Name,
        Trace = span.Trace,
        Span = span.Span,
        Parent = span.Parent,
        Start = span.Start,
        End = end,
        Subject = Subject,
        Subjects = Subjects,
    };

    /// <summary>Stores many in the turn at hand, without what keeps track of changes: an operation for each inventory that is posted adds up.</summary>
    internal static Task Store(OrganisationDb db, IReadOnlyCollection<ProcessingRow> rows, CancellationToken cancel) => BatchCommands.Execute(
        db, Insert,
        [.. rows.Select(row => (object[])[row.Activity, row.Name, row.Trace, row.Span, Given(row.Parent), Time.Microseconds(row.Start), Time.Microseconds(row.End), Given(row.Subject), Given(row.Subjects)])],
        cancel);

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

    private static object Given(byte[]? bytes) => bytes is null ? DBNull.Value : bytes;

    /// <summary>In order, so that one is found quickly, and so that the order of people in the answer is not kept.</summary>
    private static byte[] InOrder(byte[][] all)
    {
        Array.Sort(all, (one, other) => one.AsSpan().SequenceCompareTo(other));
        var joined = new byte[all.Length * Processing.Pseudonyms.Size];
        foreach (var (index, pseudonym) in all.Index())
            pseudonym.CopyTo(joined, index * Processing.Pseudonyms.Size);
        return joined;
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
