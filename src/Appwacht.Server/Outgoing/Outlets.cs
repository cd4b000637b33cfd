using Appwacht.Core;
using Appwacht.Core.Enforcement.Losses;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Outgoing;

/// <summary>Puts together where things go out to. Each part can be replaced by another, as the demonstration does.</summary>
internal static class Outlets
{
    /// <summary>Adds them.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<ServerSettings>().Mail).AddSingleton<IAddressBook, AddressBook>().AddSingleton<MailMaker>().AddSingleton<ReadBounces>();
        services.AddSingleton<IManagementSystem, NoManagementSystem>();
        services.AddSingleton(PostboxOf);
    }

    /// <summary>A mail server when one is set, else a folder.</summary>
    public static IPostbox PostboxOf(IServiceProvider provider) => provider.GetRequiredService<MailSettings>() is { Server: not null } mail
        ? new SmtpPostbox(mail, provider.GetRequiredService<MailMaker>())
        : new PickupFolder(provider.GetRequiredService<ServerSettings>(), provider.GetRequiredService<MailMaker>());

    /// <summary>What is wrong in the settings of mail.</summary>
    public static IEnumerable<string> Mistakes(ServerSettings settings)
    {
        var mail = settings.Mail;
        if (mail.Encryption is not ("starttls" or "tls" or "none"))
            yield return "`Appwacht:Mail:Encryption` is starttls, tls or none.";
        else if (mail is { Server: not null, Encryption: "none", IsLoopback: false })
            yield return "`Appwacht:Mail:Encryption` is none, and the mail server is on another machine: use starttls or tls.";
        // The usual one is right; looking at it would load a library that a server without mail does not need.
        if (mail.From != MailSettings.UsualFrom && AddressBook.Parse(mail.From) is null)
            yield return "`Appwacht:Mail:From` is not a mail address.";
        if (mail.Notices is { } notices && AddressBook.Parse(notices) is null)
            yield return "`Appwacht:Mail:Notices` is not a mail address.";
        if (mail.User is null != mail.Password is null)
            yield return "`Appwacht:Mail` has a user without a password, or a password without a user.";
        foreach (var (organisation, place) in settings.Addresses)
        {
            if (place is { Pattern: not null, File: not null } || (place is { Pattern: null, File: null } && place.Roles.Count == 0))
                yield return $"`Appwacht:Addresses:{organisation}` has either a pattern or a file.";
            else if (place.Pattern is { } pattern && (!pattern.Contains("{id}", StringComparison.Ordinal) || AddressBook.Parse(pattern.Replace("{id}", "a", StringComparison.Ordinal)) is null))
                yield return $"`Appwacht:Addresses:{organisation}:Pattern` is an address with {{id}} in it, such as {{id}}@voorbeeld.nl.";
            foreach (var (role, address) in place.Roles)
                if (!ReportLoss.Told.Select(Roles.Name).Contains(role) || AddressBook.Parse(address) is null)
                    yield return $"`Appwacht:Addresses:{organisation}:Roles` has mail addresses for {string.Join(" and ", ReportLoss.Told.Select(Roles.Name))}.";
        }
    }
}
