using Appwacht.Server.Demo;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Access;

/// <summary>Finds what is missing or wrong in the settings of signing in, all of it at once, before the server starts.</summary>
internal static class SettingsCheck
{
    /// <summary>What is wrong; nothing when all is well.</summary>
    public static IReadOnlyList<string> Faults(ServerSettings settings, string urls) =>
        [.. FaultsOfAddress(settings, urls), .. settings.Providers.SelectMany(provider => FaultsOf(provider.Key, provider.Value))];

    /// <summary>Whether people reach the server over https only.</summary>
    public static bool IsSecure(ServerSettings settings, string urls) =>
        settings.Address is { } address ? address.Scheme == Uri.UriSchemeHttps : Listening(urls).All(url => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> FaultsOfAddress(ServerSettings settings, string urls)
    {
        if (settings.Address is { } address && (!address.IsAbsoluteUri || address.AbsolutePath is not "/" || address.Scheme is not ("http" or "https")))
            yield return "Appwacht:Address must be an address without a path, such as https://appwacht.example.nl.";
        else if (settings.Providers.Count > 0 && !IsSecure(settings, urls) && !(settings.Address is { } set ? set.IsLoopback : Listening(urls).All(IsLoopback)))
            yield return "People cannot sign in over http: listen on https, or say in Appwacht:Address at which https address the proxy is.";
    }

    private static IEnumerable<string> FaultsOf(string name, ProviderSettings provider)
    {
        var at = $"Appwacht:Providers:{name}";
        if (name.Length is 0 or > 64 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-'))
            yield return $"{at}: the name of a provider has small letters, digits and hyphens only, at most 64.";
        if (name == DemoOrganisation.Provider)
            yield return $"{at}: this name is kept for the fictional people.";
        if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("http" or "https"))
            yield return $"{at}:Authority must be the address of the provider.";
        else if (authority.Scheme is "http" && !authority.IsLoopback)
            yield return $"{at}:Authority must begin with https://.";
        foreach (var (setting, value) in new[]
        {
            (nameof(provider.ClientId), provider.ClientId), (nameof(provider.ClientSecret), provider.ClientSecret), (nameof(provider.Audience), provider.Audience),
            (nameof(provider.GroupsClaim), provider.GroupsClaim), (nameof(provider.PersonClaim), provider.PersonClaim),
        })
        {
            if (string.IsNullOrWhiteSpace(value))
                yield return $"{at}:{setting} is missing.";
        }
    }

    private static string[] Listening(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback;
}
