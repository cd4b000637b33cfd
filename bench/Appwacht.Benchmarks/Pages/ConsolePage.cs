using System.Reflection;
using Appwacht.Core;
using Appwacht.Server.Access;
using Appwacht.Server.Console;
using Microsoft.AspNetCore.Components;

namespace Appwacht.Benchmarks.Pages;

/// <summary>A page of the console, found by its address, so that one that is added is walked from then on.</summary>
/// <param name="Template">The pattern of its address.</param>
/// <param name="Right">The right that it needs; null when it needs none.</param>
internal sealed record ConsolePage(string Template, Right? Right)
{
    private const string OfOrganisation = "/organisaties/{organisatie}";

    /// <summary>All there are.</summary>
    public static IReadOnlyList<ConsolePage> All { get; } =
    [
        .. typeof(ConsolePages).Assembly.GetTypes()
            .SelectMany(page => page.GetCustomAttributes<RouteAttribute>().Select(route => new ConsolePage(route.Template, page.GetCustomAttribute<NeedsAttribute>()?.Right)))
            .OrderBy(page => page.Template, StringComparer.Ordinal),
    ];

    /// <summary>Whether it is about one organisation.</summary>
    public bool IsOfOrganisation => Template == OfOrganisation || Template.StartsWith(OfOrganisation + "/", StringComparison.Ordinal);

    /// <summary>Whether it is about one thing, which its address names.</summary>
    public bool IsOfOne => Steps.Any(step => step is ['{', ..] and not "{organisatie}");

    /// <summary>Its name for files: <c>overzicht</c>, <c>apps-id</c>.</summary>
    public string Name => Template == OfOrganisation ? "overzicht" : string.Join('-', Steps.Where(step => step is not ("organisaties" or "{organisatie}") || !IsOfOrganisation).Select(step => step.Trim('{', '}').Split(':')[0]));

    /// <summary>Whether an address is of this page.</summary>
    public bool Fits(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) is var steps && steps.Length == Steps.Length
        && steps.Zip(Steps).All(pair => pair.Second is ['{', ..] || pair.First == pair.Second);

    /// <summary>Who of the people may see it.</summary>
    public IReadOnlyList<Role> MaySee => [.. Enum.GetValues<Role>().Where(role => role is not Role.Service && (Right is not { } right || Rights.Allow(right, [role])))];

    /// <summary>Who sees most on it, because they may do most: the others see less of the same.</summary>
    public Role SeesMost => MaySee.MaxBy(role => Enum.GetValues<Right>().Count(right => Rights.Allow(right, [role])));

    private string[] Steps => Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Its address.</summary>
    /// <param name="organisation">In which organisation.</param>
    /// <param name="values">What stands in it, by the step before it.</param>
    public string Address(string organisation, IReadOnlyDictionary<string, string> values)
    {
        var (steps, made) = (Steps, "");
        for (var place = 0; place < steps.Length; place++)
        {
            if (steps[place] is not ['{', ..])
                made += "/" + steps[place];
            else if (steps[place] is "{organisatie}")
                made += "/" + organisation;
            else if (values.TryGetValue(steps[place - 1], out var value))
                made += "/" + Uri.EscapeDataString(value);
            else
                throw new InvalidOperationException($"{Template}: nobody said what {steps[place]} after /{steps[place - 1]}/ can be. Add it to {nameof(PageValues)}.");
        }

        return made;
    }
}
