using System.Collections.Concurrent;
using Appwacht.Core;
using Appwacht.Register.Csv;
using Appwacht.Server.Hosting;
using MimeKit;

namespace Appwacht.Server.Outgoing;

/// <summary>Says at the moment of sending which address somebody has.</summary>
internal interface IAddressBook
{
    /// <summary>The address of a user of devices; null when there is none.</summary>
    MailboxAddress? Find(OrganisationId organisation, string person);

    /// <summary>The address at which those with a role are reached; null when there is none.</summary>
    MailboxAddress? Find(OrganisationId organisation, Role role);
}

/// <summary>The addresses as the settings say: from a file of the organisation, by a pattern, or the identifier itself when it is an address.</summary>
internal sealed class AddressBook(ServerSettings settings) : IAddressBook
{
    private static readonly CsvLimits Limits = new(4096, 50, 256 << 20);

    private readonly ConcurrentDictionary<string, (DateTime Written, IReadOnlyDictionary<string, string> Addresses)> files = new();

    /// <inheritdoc/>
    public MailboxAddress? Find(OrganisationId organisation, string person)
    {
        var place = settings.Addresses.GetValueOrDefault(organisation.Value);
        if (place?.File is { } file)
            return Read(file).TryGetValue(person, out var listed) ? Parse(listed) : null;
        if (place?.Pattern is { } pattern)
            return person.Length > 0 && person.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '+') ? Parse(pattern.Replace("{id}", person, StringComparison.Ordinal)) : null;
        return Parse(person);
    }

    /// <inheritdoc/>
    public MailboxAddress? Find(OrganisationId organisation, Role role) =>
        settings.Addresses.GetValueOrDefault(organisation.Value)?.Roles.TryGetValue(role.Name(), out var address) is true ? Parse(address) : null;

    /// <summary>One plain address, and nothing beside it.</summary>
    internal static MailboxAddress? Parse(string text) =>
        text.Length <= 254 && text.Count(letter => letter == '@') == 1 && text.All(letter => !char.IsControl(letter) && !char.IsWhiteSpace(letter) && letter is not ('<' or '>' or ',' or ';' or '"'))
        && MailboxAddress.TryParse(text, out var address) && address.Address == text && address.Domain.Length > 0 && address.LocalPart.Length > 0 ? address : null;

    /// <summary>The file, read again when it changed. One that is away or cannot be read says nothing: nobody then has an address, which is seen.</summary>
    private IReadOnlyDictionary<string, string> Read(string file)
    {
        try
        {
            var written = File.GetLastWriteTimeUtc(file);
            if (files.TryGetValue(file, out var known) && known.Written == written)
                return known.Addresses;
            using var table = CsvTable.Open(File.OpenRead(file), Limits);
            var (person, mail) = (table.ColumnOf("person"), table.ColumnOf("mail"));
            var addresses = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (table.Read())
                if (table.Text(person) is { Length: > 0 } key && table.Text(mail) is { Length: > 0 } address)
                    addresses[key] = address;
            files[file] = (written, addresses);
            return addresses;
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return files.TryGetValue(file, out var last) ? last.Addresses : new Dictionary<string, string>();
        }
    }
}
