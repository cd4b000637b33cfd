using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Tasks;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.States;

/// <summary>What somebody asked of their browser, once for each layout.</summary>
public class PreferenceTests(Sites sites)
{
    /// <summary>A page of figures and lines, a list with filters, a form, a chain, a page of its own without a menu, and a plain one.</summary>
    private static readonly (Role Role, string Address)[] Layouts =
    [
        (Role.Ciso, Steps.Of("")), (Role.Ciso, Steps.Of("/beleid/bewerken")), (Role.Ciso, Steps.Of("/apps/tiktok")), (Role.Ciso, Steps.Of("/beleid/wat-als?doe=weren&app=strava")), (Role.DeviceAdministrator, Steps.Of("/toestellen")),
        (Role.Employee, Steps.Of("/mijn-toestel")), (Role.Employee, $"/openbaar/{DemoOrganisation.Id}"), (Role.Employee, "/aanmelden"), (Role.Employee, "/toegankelijkheid"),
    ];

    [Fact]
    public Task Letters_of_twice_the_size_fit_without_scrolling_sideways_and_nothing_is_cut_off() => Look(async visitor =>
    {
        var wrong = new List<string>();
        foreach (var width in (int[])[1360, 640])
        {
            await visitor.Resize(width);
            await visitor.Page.EvaluateAsync("() => document.documentElement.style.setProperty('font-size', '200%')");
            wrong.AddRange((await Looks.TooWide(visitor.Page)).Concat(await CutOff(visitor.Page)).Select(fault => $"{width} {fault}"));
        }

        return wrong;
    });

    [Fact]
    public Task With_colours_of_ones_own_everything_is_still_seen() => Look(async visitor =>
    {
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce });
        return (await Axe.Faults(visitor.Page)).Concat(await Looks.Moving(visitor.Page)).Concat(await Looks.WithTab(visitor.Page)).Concat(await Vanished(visitor.Page));
    });

    [Fact]
    public Task A_list_to_choose_from_does_not_look_like_a_field_to_type_in() => Look(async visitor => await visitor.Page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('select')].filter(list => getComputedStyle(list).appearance === 'none').map(list => `has no arrow: ${list.id}`)"));

    private async Task Look(Func<Visitor, Task<IEnumerable<string>>> look)
    {
        var (site, wrong) = (await sites.On(TestDatabases.Sqlite), new List<string>());
        foreach (var seen in Layouts.GroupBy(layout => layout.Role))
        {
            await using var visitor = await Visitor.At(site, seen.Key);
            foreach (var (_, address) in seen)
            {
                Assert.Equal(200, await visitor.Open(address));
                wrong.AddRange((await look(visitor)).Select(fault => $"{address}: {fault}"));
            }
        }

        Tour.Nothing(wrong);
    }

    /// <summary>Text that is larger than its box, which does not scroll.</summary>
    private static Task<string[]> CutOff(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.body.querySelectorAll("*")].filter(element => {
            const style = getComputedStyle(element);
            const cuts = side => ["hidden", "clip"].includes(side);
            return !element.closest("svg,.visually-hidden") && element.clientWidth > 1 && element.checkVisibility()
                && ((cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) || (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1));
        }).slice(0, 3).map(element => `is cut off: ${element.outerHTML.slice(0, 160)}`)
        """);

    /// <summary>Parts of pictures that have the colour of what is behind them.</summary>
    private static Task<string[]> Vanished(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
            const behind = getComputedStyle(document.body).backgroundColor;
            return [...document.querySelectorAll("main svg rect, main svg path, main svg polyline")].filter(part => {
                const style = getComputedStyle(part), isDrawn = paint => paint !== "none" && paint !== behind && paint !== "rgba(0, 0, 0, 0)";
                return part.getBoundingClientRect().width > 1 && !isDrawn(style.fill) && !isDrawn(style.stroke);
            }).slice(0, 3).map(part => `cannot be seen: ${part.outerHTML.slice(0, 160)}`);
        }
        """);
}
