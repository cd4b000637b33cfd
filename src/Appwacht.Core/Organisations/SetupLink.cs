using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Organisations;

/// <summary>
/// The link with which the first organisation is made, while there is none. Only the hash of its code is kept, so that who reads the
/// directory cannot use it. There is one at a time: a new one makes the one before void, and one that was used is gone.
/// </summary>
public sealed class SetupLink
{
    /// <summary>How long it is valid: long enough to walk from the machine to a browser.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(1);

    /// <summary>The hash of its code.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Until when it may be used.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>A link for a code that was made just now.</summary>
    public static SetupLink For(string code, DateTimeOffset now) => new() { Hash = HashOf(code), Until = now + ValidFor };

    /// <summary>Whether a code opens it; takes as long for a code that is almost right as for one that is not.</summary>
    public bool Opens(string code, DateTimeOffset now) => CryptographicOperations.FixedTimeEquals(Hash, HashOf(code)) && now < Until;

    private static byte[] HashOf(string code) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code));

    internal sealed class Table : IEntityTypeConfiguration<SetupLink>
    {
        public void Configure(EntityTypeBuilder<SetupLink> builder)
        {
            builder.ToTable("setup_links");
            builder.HasKey(link => link.Hash);
            builder.Property(link => link.Hash).HasMaxLength(SHA256.HashSizeInBytes);
        }
    }
}
