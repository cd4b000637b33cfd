using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Browsing;

/// <summary>Somebody who has no mouse: goes with the tab key to what has a name, and then types, chooses with the arrows, or presses.</summary>
/// <param name="page">The tab of the browser.</param>
internal sealed class Keyboard(IPage page)
{
    /// <summary>More stops than any page has; the tab key goes round.</summary>
    private const int MostStops = 400;

    private const int MostChoices = 100;

    /// <summary>The name by which a screen reader would say what has the focus.</summary>
    private const string NameOfFocus =
        """
        () => {
            const here = document.activeElement;
            if (!here || here === document.body)
                return "";
            const named = (here.labels?.[0] ?? here).cloneNode(true);
            named.querySelectorAll("[aria-hidden=true]").forEach(hidden => hidden.remove());
            return (here.getAttribute("aria-label") ?? named.textContent).replace(/\s+/g, " ").trim();
        }
        """;

    /// <summary>Goes to something by its whole name, or by its beginning when it ends with an asterisk.</summary>
    public async Task To(string name)
    {
        var seen = new List<string>();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var here = await page.EvaluateAsync<string>(NameOfFocus);
            if (name is [.. var beginning, '*'] ? here.StartsWith(beginning, StringComparison.Ordinal) : here == name)
                return;
            seen.Add(here);
        }

        Assert.Fail($"The tab key does not come to '{name}' but to: {string.Join(" | ", seen.Distinct())}");
    }

    /// <summary>Presses a button or follows a link, and waits until the next page is there.</summary>
    public async Task Press(string name, string key = "Enter")
    {
        await To(name);
        await page.EvaluateAsync("() => { window.isPageBefore = true; }");
        await page.Keyboard.PressAsync(key);
        await page.WaitForFunctionAsync("() => !window.isPageBefore && document.readyState === 'complete'");
    }

    /// <summary>Types in a field, instead of what was there.</summary>
    public async Task Type(string field, string text)
    {
        await To(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Types a day. Which browser asks the day first and which the month is not ours to say; so both are the same number.</summary>
    public async Task TypeDay(string field, int year, int dayAndMonth)
    {
        await To(field);
        await page.Keyboard.TypeAsync($"{dayAndMonth:00}{dayAndMonth:00}{year}");
    }

    /// <summary>Goes down a list to a choice.</summary>
    public async Task Choose(string list, string choice)
    {
        await To(list);
        for (var step = 0; step < MostChoices; step++)
        {
            if (await page.EvaluateAsync<string>("() => document.activeElement.selectedOptions[0].innerText") == choice)
                return;
            await page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Fail($"The list '{list}' has no '{choice}'.");
    }

    /// <summary>Gives files to a field for them.</summary>
    public async Task Give(string field, params FilePayload[] files)
    {
        await To(field);
        // Pressed until it opens: a browser that is busy may lose a key for a window of the system.
        var opened = page.WaitForFileChooserAsync(new() { Timeout = 60_000 });
        do
            await page.Keyboard.PressAsync("Enter");
        while (await Task.WhenAny(opened, Task.Delay(TimeSpan.FromSeconds(5))) != opened);
        var chooser = await opened;
        await chooser.SetFilesAsync(files);
    }
}
