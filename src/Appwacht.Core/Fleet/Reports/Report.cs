using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Fleet.Reports;

/// <summary>Where a report stands.</summary>
public enum ReportState
{
    /// <summary>Nobody answered it yet.</summary>
    Open,
    /// <summary>It was answered.</summary>
    Answered,
}

/// <summary>What somebody says of what is known of a device of theirs: that it is not right. It goes when the device goes.</summary>
public sealed class Report
{
    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>The device (<see cref="DeviceRow.Number"/>).</summary>
    public required int Device { get; init; }

    /// <summary>The app that it is about, as answers refer to it; null when it is about the device.</summary>
    public string? App { get; init; }

    /// <summary>What is not right.</summary>
    public required string Text { get; init; }

    /// <summary>Who says so, as <see cref="Actor.Id"/>.</summary>
    public required string SentBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ReportState State { get; private set; }

    /// <summary>What was answered.</summary>
    public string? Answer { get; private set; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Answers it. That it may be answered by this person was settled before.</summary>
    internal void Close(string answer, string by, DateTimeOffset at) => (State, Answer, AnsweredBy, AnsweredAt) = (ReportState.Answered, answer, by, at);

    internal sealed class Table : IEntityTypeConfiguration<Report>
    {
        public void Configure(EntityTypeBuilder<Report> builder)
        {
            builder.ToTable("reports");
            builder.HasKey(report => report.Number);
            builder.Property(report => report.App).HasMaxLength(300);
            builder.Property(report => report.Text).HasMaxLength(SendReport.Longest);
            builder.Property(report => report.SentBy).HasMaxLength(128);
            builder.Property(report => report.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
            builder.Property(report => report.Answer).HasMaxLength(AnswerReport.Longest);
            builder.Property(report => report.AnsweredBy).HasMaxLength(128);
            builder.HasIndex(report => report.State);
            builder.HasIndex(report => report.Device);
            builder.HasOne<DeviceRow>().WithMany().HasForeignKey(report => report.Device).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
