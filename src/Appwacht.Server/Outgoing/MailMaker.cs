using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using MimeKit;

namespace Appwacht.Server.Outgoing;

/// <summary>Makes a mail of a letter. By its Message-ID, made of the key, a receiver knows again what it had already.</summary>
internal sealed class MailMaker(MailSettings settings, IAddressBook book, TimeProvider clock)
{
    // Not kept: a server without mail to send need not load a library for it.
    private MailboxAddress From => AddressBook.Parse(settings.From) ?? throw new InvalidOperationException("The settings were checked.");

    /// <summary>The mail, or why there can be none.</summary>
    public (MimeMessage? Mail, OutboxReason Why) Of(OrganisationId organisation, Letter letter)
    {
        var to = letter.Person is { } person ? book.Find(organisation, person) : letter.Role is { } role ? book.Find(organisation, role) : AddressBook.Parse(settings.Notices ?? settings.From);
        if (to is null)
            return (null, OutboxReason.NoAddress);
        var mail = new MimeMessage { Subject = letter.Text.Subject, Date = clock.GetUtcNow(), MessageId = MessageId(organisation, letter.Key) };
        mail.From.Add(From);
        mail.To.Add(to);
        // No out-of-office answers one by one for a whole organisation.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        mail.Headers.Add(HeaderId.ContentLanguage, letter.Language);
        mail.Body = new BodyBuilder { TextBody = letter.Text.Plain, HtmlBody = letter.Text.Html }.ToMessageBody();
        return (mail, OutboxReason.None);
    }

    /// <summary>The Message-ID for a key, without its brackets.</summary>
    public string MessageId(OrganisationId organisation, string key) => $"{key.Replace('/', '.')}.{organisation.Value}@{From.Domain}";

    /// <summary>The key for a Message-ID; null when it is none of ours for this organisation.</summary>
    public string? KeyOf(OrganisationId organisation, string messageId)
    {
        var (id, end) = (messageId.Trim(' ', '<', '>'), $".{organisation.Value}@{From.Domain}");
        return id.EndsWith(end, StringComparison.OrdinalIgnoreCase) && id.Length < 300 ? id[..^end.Length].Replace('.', '/') : null;
    }
}
