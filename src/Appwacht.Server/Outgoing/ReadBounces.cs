using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Server.Hosting;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Appwacht.Server.Outgoing;

/// <summary>
/// Reads what the mail server says could not be delivered after all: delivery status notifications that it puts in a folder of the organisation.
/// Each is kept aside once it was read.
/// </summary>
internal sealed class ReadBounces(ServerSettings settings, MailMaker maker, TimeProvider clock)
{
    /// <summary>The largest file that is read, in bytes: a notification with the mail that it is about.</summary>
    public const int LargestFile = 1 << 20;

    /// <summary>Read in one round.</summary>
    public const int AtOnce = 200;

    /// <summary>Kept aside; what is older than the newest so many goes.</summary>
    public const int Kept = 1000;

    /// <summary>The folder of an organisation.</summary>
    public string FolderOf(OrganisationId organisation) => Path.Combine(settings.Data, organisation.Value, "bounces");

    /// <summary>Reads what is there.</summary>
    /// <returns>How many messages came back.</returns>
    public async Task<int> Handle(OrganisationDb db, CancellationToken cancel)
    {
        var folder = FolderOf(db.Organisation);
        if (!Directory.Exists(folder))
            return 0;
        var (bounced, read) = (0, Path.Combine(folder, "read"));
        Directory.CreateDirectory(read);
        foreach (var file in Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Take(AtOnce).ToList())
        {
            if (await KeyOf(file, db.Organisation, cancel) is { } key
                && await db.Set<OutboxRow>().SingleOrDefaultAsync(row => row.Key == key && row.SentAt != null && row.BouncedAt == null, cancel) is { } row)
            {
                (row.BouncedAt, row.Why) = (clock.GetUtcNow(), OutboxReason.Bounced);
                await db.SaveChangesAsync(cancel);
                bounced++;
            }

            File.Move(file, Path.Combine(read, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var old in new DirectoryInfo(read).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept).ToList())
            old.Delete();
        db.ChangeTracker.Clear();
        return bounced;
    }

    /// <summary>The key of the message that failed for good; null when the file says no such thing.</summary>
    private async Task<string?> KeyOf(string file, OrganisationId organisation, CancellationToken cancel)
    {
        if (new FileInfo(file).Length > LargestFile)
            return null;
        try
        {
            await using var stream = File.OpenRead(file);
            using var mail = await MimeMessage.LoadAsync(stream, cancel);
            var parts = mail.BodyParts.ToList();
            var failed = parts.OfType<MessageDeliveryStatus>().Any(status => status.StatusGroups.Any(group => group["Action"] is { } action && action.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase)));
            return failed ? IdsIn(mail, parts).Select(id => maker.KeyOf(organisation, id)).FirstOrDefault(key => key is not null) : null;
        }
        catch (FormatException)
        {
            return null; // no mail at all
        }
    }

    /// <summary>The Message-IDs that a notification may be about: of the mail that comes with it, of its headers, or of what it answers.</summary>
    private static IEnumerable<string> IdsIn(MimeMessage mail, IEnumerable<MimeEntity> parts)
    {
        foreach (var part in parts)
        {
            if (part is MimeKit.MessagePart { Message.MessageId: { } whole })
                yield return whole;
            else if (part is TextPart text && text.ContentType.IsMimeType("text", "rfc822-headers"))
                foreach (var line in text.Text.Split('\n').Where(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase)))
                    yield return line["Message-ID:".Length..].Trim();
        }

        if (mail.InReplyTo is { } answered)
            yield return answered;
        foreach (var reference in mail.References)
            yield return reference;
    }
}
