using Appwacht.Core.People;
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

/// <summary>What a report is about.</summary>
public enum ReportKind : byte
{
    /// <summary>Something that is known of the device is not right.</summary>
    NotRight,
    /// <summary>The device is lost.</summary>
    Lost,
    /// <summary>The device was stolen.</summary>
    Stolen,
}

/// <summary>
/// What somebody says of a device of theirs: that what is known of it is not right, or, urgently, that it is lost or stolen. It goes when the
/// device goes.
/// </summary>
public sealed class Report
{
    /// <summary>The longest name of a country, in characters.</summary>
    public const int LongestCountry = 60;

    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>The device (<see cref="DeviceRow.Number"/>).</summary>
    public required int Device { get; init; }

    /// <summary>What it is about.</summary>
    public ReportKind Kind { get; init; }

    /// <summary>The day since which a device is lost, or on which it was stolen; null for other reports.</summary>
    public DateOnly? LostOn { get; init; }

    /// <summary>The country in which that was, in the words of who reports; null when that was not told.</summary>
    public string? LostIn { get; init; }

    /// <summary>Whether somebody must act at once: whoever has the device now may be at what is on it.</summary>
    public bool IsUrgent => Kind is not ReportKind.NotRight;

    /// <summary>The app that it is about, as answers refer to it; null when it is about the device.</summary>
    public string? App { get; init; }

    /// <summary>What is not right; of a device that is gone what else there is to say, or empty.</summary>
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

    /// <summary>Whether a device is there and is used by somebody.</summary>
    internal static Task<bool> MayBeAbout(OrganisationDb db, int device, string? personKey, CancellationToken cancel) => personKey is null ? Task.FromResult(false)
        : db.Set<DeviceRow>().AnyAsync(row => row.Number == device && db.Set<PersonRow>().Any(person => person.Number == row.Person && person.Key == personKey), cancel);

    /// <summary>That a device is not there, or is somebody else's.</summary>
    internal static Refusal NotTheirs { get; } = new("report.device", "Dit toestel is er niet, of is niet van u.", "There is no such device, or it is not yours.");

    internal sealed class Table : IEntityTypeConfiguration<Report>
    {
        public void Configure(EntityTypeBuilder<Report> builder)
        {
            builder.ToTable("reports");
            builder.HasKey(report => report.Number);
            builder.Property(report => report.LostIn).HasMaxLength(Report.LongestCountry);
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
