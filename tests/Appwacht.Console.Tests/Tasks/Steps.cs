using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Server.Demo;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Tasks;

/// <summary>What somebody does on a page, by the names that they see there.</summary>
internal static class Steps
{
    /// <summary>The address of a page of the municipality.</summary>
    public static string Of(string path) => $"/organisaties/{DemoOrganisation.Id}{path}";

    /// <summary>Goes to a page of the municipality, as somebody who may.</summary>
    public static async Task Go(this Visitor visitor, string path) => Assert.Equal(200, await visitor.Open(Of(path)));

    /// <summary>Goes there as somebody with a role.</summary>
    public static async Task<Visitor> Go(this Site site, Role role, string path, int width = 1360, string language = "nl")
    {
        var visitor = await Visitor.At(site, role, width, language: language);
        await visitor.Go(path);
        return visitor;
    }

    /// <summary>Presses a button.</summary>
    public static Task Press(this Visitor visitor, string button) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Follows the first link with a text in the page itself.</summary>
    public static Task Follow(this Visitor visitor, string link) => visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    /// <summary>Fills in a field.</summary>
    public static Task Fill(this Visitor visitor, string label, string text) => visitor.Page.Locator("main").GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true }).FillAsync(text);

    /// <summary>Fills in a field in which a day is asked.</summary>
    public static Task FillDay(this Visitor visitor, string name, DateOnly day) => visitor.Page.FillAsync($"input[type=date][name={name}]", $"{day:yyyy-MM-dd}");

    /// <summary>Fills in a field to search in.</summary>
    public static Task FillSearch(this Visitor visitor, string label, string text) => visitor.Page.GetByRole(AriaRole.Searchbox, new() { Name = label, Exact = true }).FillAsync(text);

    /// <summary>Chooses from a list.</summary>
    public static Task Choose(this Visitor visitor, string label, string choice) =>
        visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = choice });

    /// <summary>The heading of the page.</summary>
    public static Task<string> Heading(this Visitor visitor) => visitor.Page.Locator("h1").InnerTextAsync();

    /// <summary>All that the page says.</summary>
    public static Task<string> Said(this Visitor visitor) => visitor.Page.Locator("main").InnerTextAsync();

    /// <summary>Fails unless the page says something, or the one that it is about to become: what was pressed before it may still be on its way.</summary>
    public static async Task Says(this Visitor visitor, params string[] texts)
    {
        foreach (var text in texts)
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(text, new() { UseInnerText = true });
    }

    /// <summary>Fails unless nothing went wrong in the browser since a page was last opened and nobody has to scroll sideways.</summary>
    public static async Task IsWell(this Visitor visitor) => Assert.Empty(visitor.Complaints.Concat(await Looks.TooWide(visitor.Page)));

    /// <summary>A file that a link gives.</summary>
    public static async Task<byte[]> Download(this Visitor visitor, string link)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Follow(link));
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }
}
