using Appwacht.Policy.Devices;
using Appwacht.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Exemptions;

/// <summary>Where an exemption stands. That it is active or has expired follows from its period and the day.</summary>
public enum ExemptionState
{
    /// <summary>Asked for.</summary>
    Requested,
    /// <summary>Advice was given.</summary>
    Advised,
    /// <summary>Approved: it holds on the days of its period.</summary>
    Approved,
    /// <summary>Refused.</summary>
    Refused,
    /// <summary>Taken back before its end.</summary>
    Revoked,
}

/// <summary>An exemption on its way from request to decision, and after it.</summary>
public sealed class ExemptionCase
{
    /// <summary>The number; below zero in the compartment.</summary>
    public int Number { get; init; }

    /// <summary>Whether it belongs to the compartment, and is seen there only.</summary>
    public bool IsShielded { get; init; }

    /// <summary>The number as people know it, within its register.</summary>
    public int ShownNumber => Math.Abs(Number);

    /// <summary>How the trail refers to it.</summary>
    internal string Reference => $"{Kind}:{ShownNumber}";

    /// <summary>How the trail names what is done with it: within the compartment it says no more than that something was done.</summary>
    internal string Kind => IsShielded ? "compartment" : "exemption";

    /// <summary>To what it applies.</summary>
    public required ExemptionScope Scope { get; init; }

    /// <summary>The key of the person or device, or the unit.</summary>
    public required string Subject { get; init; }

    /// <summary>A slug of the register, or an identifier as <c>platform:identifier</c>.</summary>
    public required string App { get; init; }

    /// <summary>The primary task it is needed for.</summary>
    public required string Task { get; init; }

    /// <summary>Why the task cannot do without the app.</summary>
    public required string Justification { get; init; }

    /// <summary>What reduces the risk meanwhile.</summary>
    public required string Measures { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day on which it no longer holds.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Where it stands.</summary>
    public ExemptionState State { get; internal set; }

    /// <summary>Who asked, as <see cref="Actor.Id"/>.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Who advised.</summary>
    public string? AdvisedBy { get; internal set; }

    /// <summary>What the advice is.</summary>
    public string? Advice { get; internal set; }

    /// <summary>Who decided, or took it back.</summary>
    public string? DecidedBy { get; internal set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; internal set; }

    /// <summary>Why so.</summary>
    public string? Reason { get; internal set; }

    /// <summary>The value that a verdict is lifted by; only of an approved one.</summary>
    public Exemption ToExemption() => new(
        $"{Number}", Scope, Subject, App, Task, Justification, Measures, new Period(From, Until), RequestedBy, AdvisedBy ?? "", DecidedBy ?? "");

    internal sealed class Table : IEntityTypeConfiguration<ExemptionCase>
    {
        public void Configure(EntityTypeBuilder<ExemptionCase> builder)
        {
            builder.ToTable("exemptions");
            builder.HasKey(exemption => exemption.Number);
            // Not seen unless somebody asks for it by name: what is forgotten somewhere is then hidden, and not shown.
            builder.HasQueryFilter(exemption => !exemption.IsShielded);
            builder.Ignore(exemption => exemption.Kind);
            builder.Ignore(exemption => exemption.Reference);
            builder.Property(exemption => exemption.Scope).HasConversion<string>().HasMaxLength(16);
            builder.Property(exemption => exemption.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
            builder.Property(exemption => exemption.Subject).HasMaxLength(200);
            builder.Property(exemption => exemption.App).HasMaxLength(300);
            builder.Property(exemption => exemption.Task).HasMaxLength(300);
            builder.Property(exemption => exemption.Justification).HasMaxLength(4000);
            builder.Property(exemption => exemption.Measures).HasMaxLength(4000);
            builder.Property(exemption => exemption.RequestedBy).HasMaxLength(128);
            builder.Property(exemption => exemption.AdvisedBy).HasMaxLength(128);
            builder.Property(exemption => exemption.Advice).HasMaxLength(4000);
            builder.Property(exemption => exemption.DecidedBy).HasMaxLength(128);
            builder.Property(exemption => exemption.Reason).HasMaxLength(2000);
        }
    }
}
