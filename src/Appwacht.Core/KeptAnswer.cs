using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core;

/// <summary>
/// The answer that was given to a request with a key of the caller's own, stored in one transaction with what the request did: who
/// sends the request again gets this answer, and nothing is done twice.
/// </summary>
public sealed class KeptAnswer
{
    /// <summary>How long one is kept: long enough for somebody who tries again after a weekend outage has been noticed.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(2);

    /// <summary>The hash of the caller, the route and the key.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The hash of the request, to tell another request with the same key.</summary>
    public required byte[] Request { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its status.</summary>
    public required int Status { get; init; }

    /// <summary>Its headers that say something of the result, one a line.</summary>
    public required string Headers { get; init; }

    /// <summary>Its body.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The numbers of the records of processing that were stored with it, with spaces between them: who gets it again sees that data again.</summary>
    public required string Processing { get; init; }

    /// <summary>Removes those that are past their time.</summary>
    public static Task<int> Purge(OrganisationDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var last = now - Kept;
        return db.Set<KeptAnswer>().Where(answer => answer.At < last).ExecuteDeleteAsync(cancel);
    }

    internal sealed class Table : IEntityTypeConfiguration<KeptAnswer>
    {
        public void Configure(EntityTypeBuilder<KeptAnswer> builder)
        {
            builder.ToTable("kept_answers");
            builder.HasKey(answer => answer.Key);
            builder.Property(answer => answer.Key).HasMaxLength(32).IsFixedLength();
            builder.Property(answer => answer.Request).HasMaxLength(32).IsFixedLength();
            builder.Property(answer => answer.Headers).HasMaxLength(4000);
            builder.Property(answer => answer.Processing).HasMaxLength(200);
            builder.HasIndex(answer => answer.At);
        }
    }
}
