using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Browsing;

/// <summary>How the page that is shown looks, measured in the browser.</summary>
internal static class Looks
{
    /// <summary>What is wider than the window, so that one has to scroll sideways; what scrolls within its own frame is not.</summary>
    public static Task<string[]> TooWide(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
            const root = document.scrollingElement;
            if (root.scrollWidth <= root.clientWidth)
                return [];
            const wide = [...document.body.querySelectorAll("*")].filter(element => element.getBoundingClientRect().right > root.clientWidth + 1).map(element => element.outerHTML.slice(0, 120));
            return [`is ${root.scrollWidth} wide in a window of ${root.clientWidth}: ${wide.slice(0, 3).join(" ")}`];
        }
        """);

    /// <summary>What moves although the reader asked for no motion.</summary>
    public static Task<string[]> Moving(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll("*")].filter(element => {
            const style = getComputedStyle(element);
            const lasts = times => times.split(",").some(time => parseFloat(time) > 0);
            return (style.animationName !== "none" && lasts(style.animationDuration)) || lasts(style.transitionDuration);
        }).slice(0, 3).map(element => `moves: ${element.outerHTML.slice(0, 120)}`)
        """);

    /// <summary>Goes through the page with the tab key: what cannot be reached, and where one cannot see where one is.</summary>
    public static async Task<IReadOnlyList<string>> WithTab(IPage page)
    {
        var wrong = new List<string>();
        for (var step = 0; step < 400; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(
                """
                () => {
                    const here = document.activeElement;
                    if (here && here.type === "date" && here === window.reachedLast)
                        return null; // day, month and year are a step each
                    if (!here || here === document.body || here.dataset.reached)
                        return "end";
                    window.reachedLast = here;
                    here.dataset.reached = "yes";
                    const style = getComputedStyle(here), box = here.getBoundingClientRect();
                    const isMarked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                    const isInView = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                    return isMarked && isInView ? null : `the focus is not seen: ${here.outerHTML.slice(0, 120)}`;
                }
                """) is not { } found)
                continue;
            if (found is "end")
                break;
            wrong.Add(found);
        }

        wrong.AddRange(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("a[href],button,input:not([type=hidden]):not([type=radio]),select,textarea,summary")]
                .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && !element.dataset.reached)
                .slice(0, 3).map(element => `is not reached with tab: ${element.outerHTML.slice(0, 120)}`)
            """));
        return wrong;
    }

    /// <summary>A picture of the whole page, when a folder for them was given.</summary>
    public static async Task Shoot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("APPWACHT_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
