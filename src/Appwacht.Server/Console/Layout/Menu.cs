using System.Collections.Frozen;
using System.Reflection;
using Appwacht.Core;
using Appwacht.Server.Access;
using Microsoft.AspNetCore.Components;

namespace Appwacht.Server.Console.Layout;

/// <summary>
/// What stands in the menu, in sections: only pages that are there and that somebody may see. Which right a page needs is said at the page
/// alone.
/// </summary>
internal static class Menu
{
    private const string Prefix = "/organisaties/{organisatie}";

    /// <summary>The sections with the paths of their pages below the organisation; the text of an entry has the key <c>menu.</c> and its path, with dots.</summary>
    private static readonly string[][] Sections =
    [
        [""],
        ["/apps", "/partijen", "/landenlijsten", "/registerwijzigingen"],
        ["/beleid", "/beleid/wat-als"],
        ["/toestellen", "/bevindingen", "/bruikleners", "/bruikleenovereenkomsten", "/invoer", "/meldingen"],
        ["/campagnes", "/uitgaand", "/meer-tijd", "/noodtoegang", "/waarschuwing"],
        ["/uitzonderingen", "/afgeschermd"],
        ["/stukken", "/bewijsdossiers"],
        ["/gebeurtenissen"],
        ["/instellingen", "/instellingen/rollen", "/instellingen/vormgeving", "/instellingen/berichten", "/instellingen/handhaving", "/instellingen/poort", "/instellingen/signalen", "/instellingen/bruikleen", "/instellingen/bewaartermijnen", "/instellingen/openbaar", "/begin"],
        ["/mijn-toestel", "/mijn-overeenkomst"],
    ];

    /// <summary>The right that each page of an organisation needs, by its path.</summary>
    private static readonly FrozenDictionary<string, Right> Pages = typeof(Menu).Assembly.GetTypes()
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>().Select(route => (route.Template, page.GetCustomAttribute<NeedsAttribute>()?.Right)))
        .Where(page => page.Right is not null && page.Template.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(page => page.Template[Prefix.Length..], page => page.Right ?? default, StringComparer.Ordinal);

    /// <summary>The sections for somebody, each with at least one page.</summary>
    public static IEnumerable<string[]> For(IReadOnlyList<Role> roles) => Sections.Select(section => section.Where(path => Sees(path, roles)).ToArray()).Where(section => section.Length > 0);

    /// <summary>The right that a page needs, by its path; null when there is no such page.</summary>
    public static Right? RightOf(string path) => Pages.TryGetValue(path, out var right) ? right : null;

    /// <summary>The page that somebody begins on.</summary>
    public static string FirstPage(Standing standing) => Addresses.Of(standing.Organisation.Id) + (For(standing.Roles).FirstOrDefault() is [var first, ..] ? first : "");

    /// <summary>The key of the text of an entry.</summary>
    public static string KeyOf(string path) => "menu." + (path is "" ? "overzicht" : path[1..].Replace('/', '.'));

    /// <summary>Of some paths the one that a page is at or below; null when it is at none.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="here">The path of the page below the organisation.</param>
    public static string? Nearest(IEnumerable<string> paths, string here) =>
        paths.Where(path => path == here || (path.Length > 0 && here.StartsWith(path + "/", StringComparison.Ordinal))).MaxBy(path => path.Length);

    private static bool Sees(string path, IReadOnlyList<Role> roles) => Pages.TryGetValue(path, out var right) && Rights.Allow(right, roles);
}
