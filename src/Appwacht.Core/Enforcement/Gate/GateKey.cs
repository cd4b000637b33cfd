using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Gate;

/// <summary>What a key is good for. It is good for nothing else.</summary>
public enum GateKeyUse : byte
{
    /// <summary>Asking which device may come in.</summary>
    Ask,
    /// <summary>Getting the signals that say which device may not come in any more, or may again.</summary>
    Signals,
}

/// <summary>
/// What a program that guards the environment shows to ask which device may come in, or to be told. Only the hash of it is kept. It is drawn
/// from so many that no slow hash is needed, and none is wanted: it is checked at each request.
/// </summary>
public sealed class GateKey
{
    /// <summary>How a key begins, so that it is known for one when somebody finds it lying about.</summary>
    public const string Prefix = "poort_";

    /// <summary>How a key for signals begins.</summary>
    public const string SignalPrefix = "signaal_";

    /// <summary>The longest name.</summary>
    public const int LongestName = 80;

    private const int SecretBytes = 32;

    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>What it is for, as the organisation calls it: a proxy, a VPN.</summary>
    public required string Name { get; init; }

    /// <summary>What it is good for.</summary>
    public GateKeyUse Use { get; init; }

    /// <summary>The hash of it.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>A new key; it is told once, and cannot be found back.</summary>
    public static string Draw(GateKeyUse use) => (use is GateKeyUse.Signals ? SignalPrefix : Prefix) + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The hash of a key, or of what is said to be one.</summary>
    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    internal sealed class Table : IEntityTypeConfiguration<GateKey>
    {
        public void Configure(EntityTypeBuilder<GateKey> builder)
        {
            builder.ToTable("gate_keys");
            builder.HasKey(key => key.Number);
            builder.Property(key => key.Name).HasMaxLength(LongestName);
            builder.Property(key => key.Hash).HasMaxLength(SHA256.HashSizeInBytes);
            builder.HasIndex(key => key.Hash).IsUnique();
        }
    }
}
