using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using Appwacht.Server.Outgoing;

namespace Appwacht.Server.Hosting;

/// <summary>
/// Reads the settings, and finds every mistake in them at once: a name that is none, a value that is none, and what does not go together.
/// Values are not repeated, as some are secret.
/// </summary>
internal static class SettingsReader
{
    /// <summary>Where ours begin.</summary>
    public const string Root = "Appwacht";

    /// <summary>Reads them.</summary>
    public static (ServerSettings Settings, IReadOnlyList<string> Mistakes) Read(IConfiguration configuration)
    {
        var (settings, mistakes) = (new ServerSettings(), new List<string>());
        Fill(settings, configuration.GetSection(Root), mistakes);
        return (settings, mistakes);
    }

    /// <summary>What of the settings cannot be, wherever they came from.</summary>
    public static IReadOnlyList<string> Check(ServerSettings settings, string urls)
    {
        var mistakes = new List<string>();
        if (string.IsNullOrWhiteSpace(settings.Data))
            mistakes.Add("`Appwacht:Data` is empty: name a folder for the databases.");
        foreach (var url in urls.Split(';'))
            Demand(IsWeb(url.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal)), $"`--urls`: `{url}` is not an address such as http://127.0.0.1:5080.");
        Demand(settings.Otlp is null || IsWeb(settings.Otlp), "`Appwacht:Otlp` is not an address such as http://127.0.0.1:4318.");
        Demand(settings.SecurityContacts.All(contact => Uri.TryCreate(contact, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "mailto" or "tel"), "`Appwacht:SecurityContacts` has one that does not begin with https:, mailto: or tel:.");
        Demand(settings.AllowedOrigins.All(origin => IsWeb(origin) && new Uri(origin).GetLeftPart(UriPartial.Authority) == origin), "`Appwacht:AllowedOrigins` has one that is not a scheme and a host, such as https://intranet.example.nl.");
        Demand(settings.Proxies.All(proxy => IPAddress.TryParse(proxy, out _)), "`Appwacht:Proxies` has one that is not an IP address.");
        Demand(settings.SignalHosts.All(host => Uri.CheckHostName(host) is not UriHostNameType.Unknown), "`Appwacht:SignalHosts` has one that is not the name or the IP address of a host, such as vpn.example.nl.");
        mistakes.AddRange(Outlets.Mistakes(settings));
        return mistakes;

        void Demand(bool holds, string mistake)
        {
            if (!holds)
                mistakes.Add(mistake);
        }
    }

    private static bool IsWeb(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static void Fill(object target, IConfigurationSection section, List<string> mistakes)
    {
        var known = target.GetType().GetProperties().Where(property => property.CanWrite).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!known.TryGetValue(child.Key, out var property))
                mistakes.Add($"`{child.Path}` is not a setting; here there are {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}.");
            else if (property.GetValue(target) is IDictionary byName)
                FillEach(byName, property.PropertyType.GenericTypeArguments[1], child, mistakes);
            else if (property.GetValue(target) is IList list)
                foreach (var item in child.Value is { Length: > 0 } one ? one.Split(',', StringSplitOptions.TrimEntries) : child.GetChildren().Select(item => item.Value ?? ""))
                    list.Add(item);
            else if (property.PropertyType.IsClass && !TypeDescriptor.GetConverter(property.PropertyType).CanConvertFrom(typeof(string)))
                Fill(property.GetValue(target)!, child, mistakes); // the settings make their parts themselves
            else
                Set(target, property, child, mistakes);
        }
    }

    private static void FillEach(IDictionary byName, Type type, IConfigurationSection section, List<string> mistakes)
    {
        foreach (var child in section.GetChildren())
        {
            var item = Activator.CreateInstance(type)!; // a plain record of settings
            Fill(item, child, mistakes);
            byName[child.Key] = item;
        }
    }

    private static void Set(object target, PropertyInfo property, IConfigurationSection given, List<string> mistakes)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!TypeDescriptor.GetConverter(type).IsValid(given.Value ?? ""))
            mistakes.Add($"`{given.Path}` cannot be read: it is a {Said(type)}.");
        else if (TypeDescriptor.GetConverter(type).ConvertFromInvariantString(given.Value ?? "") is var value && property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(value))
            mistakes.Add($"`{given.Path}` lies between {range.Minimum} and {range.Maximum}.");
        else
            property.SetValue(target, value);
    }

    private static string Said(Type type) => type == typeof(bool) ? "true or false" : type == typeof(int) || type == typeof(long) ? "whole number" : type == typeof(TimeSpan) ? "time such as 08:00:00" : type.Name;
}
