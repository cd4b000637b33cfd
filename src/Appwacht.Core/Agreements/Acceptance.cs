using System.Globalization;
using System.Text;
using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Agreements;

/// <summary>
/// That somebody agreed to a version. Who it is, is a number, which leads to nobody any more when the person is removed. It holds until the loan
/// ends, and is kept for a period after that.
/// </summary>
public sealed class Acceptance
{
    /// <summary>What a line of the statement says when a provider did not tell.</summary>
    public const string NotTold = "-";

    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>Who, by number (<see cref="People.PersonRow.Number"/>).</summary>
    public required int Person { get; init; }

    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>The language that it was read in, <c>nl</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The SHA-256 of exactly what was read.</summary>
    public required string TextHash { get; init; }

    /// <summary>The day on which it was signed.</summary>
    public required DateOnly SignedOn { get; init; }

    /// <summary>When that was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who recorded it, as <see cref="Actor.Id"/>: the person, or for paper an administrator.</summary>
    public required string By { get; init; }

    /// <summary>Whether it was signed on paper.</summary>
    public bool IsOnPaper { get; init; }

    /// <summary>The class of the sign-in as the provider said it, or null.</summary>
    public string? Acr { get; init; }

    /// <summary>The means of the sign-in as the provider said them, with spaces between them.</summary>
    public string Amr { get; init; } = "";

    /// <summary>When the person signed in at the provider, where it said so.</summary>
    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>The statement that is signed; null for paper.</summary>
    public string? Statement { get; internal set; }

    /// <summary>The signature under it.</summary>
    public byte[]? Signature { get; internal set; }

    /// <summary>The key it is signed with.</summary>
    public string? KeyId { get; internal set; }

    /// <summary>The day on which the loan ended; null while it lasts.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The return that ended it; null when it ended otherwise, or lasts.</summary>
    public int? Return { get; set; }

    /// <summary>How strongly the person signed in.</summary>
    public SignInStrength Strength => new(Acr, Amr, SignedInAt);

    /// <summary>The statement with its signature; null for paper.</summary>
    public SealedStatement? Sealed => Statement is null || Signature is null || KeyId is null ? null : new(Statement, KeyId, Signature);

    /// <summary>How the trail refers to it.</summary>
    internal string Reference => $"acceptance:{Number}";

    /// <summary>Has the organisation sign what was recorded. Once, when it has its number.</summary>
    internal void Seal(OrganisationId organisation, SigningKey key)
    {
        var statement = SealedStatement.Sign(StatementFor(organisation), key);
        (Statement, Signature, KeyId) = (statement.Text, statement.Signature.ToArray(), statement.KeyId);
    }

    /// <summary>What is signed.</summary>
    private string StatementFor(OrganisationId organisation)
    {
        var lines = new StringBuilder();
        Line("organisatie", organisation.Value);
        Line("akkoord", $"{Number}");
        Line("versie", $"{Version}");
        Line("taal", Language);
        Line("sha256", TextHash);
        Line("persoon", $"{Person}");
        Line("aangemeld-als", By);
        Line("ondertekend-op", Instant(At));
        Line("acr", Acr is { Length: > 0 } acr ? acr : NotTold);
        Line("amr", Amr.Length > 0 ? Amr : NotTold);
        Line("auth-time", SignedInAt is { } at ? Instant(at) : NotTold);
        return lines.ToString();

        void Line(string name, string value) => lines.Append(name).Append(": ").Append(value).Append('\n');

        static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
    }

    internal sealed class Table : IEntityTypeConfiguration<Acceptance>
    {
        public void Configure(EntityTypeBuilder<Acceptance> builder)
        {
            builder.ToTable("agreement_acceptances");
            builder.HasKey(acceptance => acceptance.Number);
            builder.Ignore(acceptance => acceptance.Reference);
            builder.Ignore(acceptance => acceptance.Strength);
            builder.Ignore(acceptance => acceptance.Sealed);
            builder.Property(acceptance => acceptance.Language).HasMaxLength(2);
            builder.Property(acceptance => acceptance.TextHash).HasMaxLength(64);
            builder.Property(acceptance => acceptance.By).HasMaxLength(128);
            builder.Property(acceptance => acceptance.Acr).HasMaxLength(SignInStrength.Longest);
            builder.Property(acceptance => acceptance.Amr).HasMaxLength(SignInStrength.Longest);
            builder.Property(acceptance => acceptance.Statement).HasMaxLength(2000);
            builder.Property(acceptance => acceptance.Signature).HasMaxLength(64);
            builder.Property(acceptance => acceptance.KeyId).HasMaxLength(32);
            builder.HasIndex(acceptance => new { acceptance.Person, acceptance.Version });
            builder.HasIndex(acceptance => acceptance.EndedOn);
        }
    }
}
