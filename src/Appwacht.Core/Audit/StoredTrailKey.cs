using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Audit;

/// <summary>
/// A public key that checkpoints of this organisation were signed with. It stays when the key is replaced, and goes with the organisation
/// when it moves to another server.
/// </summary>
public sealed class StoredTrailKey
{
    /// <summary>The number: a key comes after the one that signed it.</summary>
    public int Number { get; init; }

    /// <summary>What it is called.</summary>
    public required string Id { get; init; }

    /// <summary>The key.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>The key before it that signed it; empty when there was none.</summary>
    public required string EndorsedBy { get; init; }

    /// <summary>That signature; empty when there is none.</summary>
    public required byte[] Endorsement { get; init; }

    /// <summary>As everybody can verify with it.</summary>
    public TrailKey ToTrail() => new(PublicKey, EndorsedBy, Endorsement);

    internal static StoredTrailKey Of(TrailKey key) =>
        new() { Id = key.Id, PublicKey = key.PublicKey.ToArray(), EndorsedBy = key.EndorsedBy, Endorsement = key.Endorsement.ToArray() };

    /// <summary>Stores the keys of the server that are not stored yet, in their order.</summary>
    internal static async Task AddMissing(OrganisationDb db, TrailKeys keys, CancellationToken cancel)
    {
        var known = await db.Set<StoredTrailKey>().Select(key => key.Id).ToListAsync(cancel);
        foreach (var key in keys.All.Where(key => !known.Contains(key.Id)))
        {
            db.Add(Of(key));
            await db.SaveChangesAsync(cancel); // one by one, so that they are numbered in this order
        }
    }

    internal sealed class Table : IEntityTypeConfiguration<StoredTrailKey>
    {
        public void Configure(EntityTypeBuilder<StoredTrailKey> builder)
        {
            builder.ToTable("trail_keys");
            builder.HasKey(key => key.Number);
            builder.Property(key => key.Id).HasMaxLength(32);
            builder.Property(key => key.PublicKey).HasMaxLength(128);
            builder.Property(key => key.EndorsedBy).HasMaxLength(32);
            builder.Property(key => key.Endorsement).HasMaxLength(64);
            builder.HasIndex(key => key.Id).IsUnique();
        }
    }
}
