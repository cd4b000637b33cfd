using Appwacht.Core;

namespace Appwacht.Server.Console;

/// <summary>The addresses of pages. What an address shows is all in it, so that it can be sent to a colleague; it holds no personal data.</summary>
internal static class Addresses
{
    /// <summary>The page where somebody with several organisations chooses one.</summary>
    public const string Organisations = "/organisaties";

    /// <summary>An address within an organisation: <c>Of(id, "apps", slug)</c>.</summary>
    public static string Of(OrganisationId organisation, params ReadOnlySpan<string> steps)
    {
        var address = $"{Organisations}/{organisation}";
        foreach (var step in steps)
            address += "/" + Uri.EscapeDataString(step);
        return address;
    }

    /// <summary>The address of this page with some of its query changed; what is null or empty is left out. Other pages of a list begin anew unless they are named.</summary>
    public static string With(HttpRequest request, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        query.Remove("pagina");
        query.Remove("na");
        foreach (var (name, value) in changes)
            query[name] = [value];
        return request.Path + QueryString.Create(query.SelectMany(pair => pair.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(pair.Key, value))));
    }
}
