using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Tasks;

/// <summary>Writing the text of a message, and warning those who have an app.</summary>
public class MessageTaskTests
{
    private const string Texts = "/instellingen/berichten";

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_text_is_looked_at_saved_and_given_up_for_the_one_of_the_program(string kind)
    {
        await Chromium.Browser();
        await using var site = await Site.Start(kind, isWalked: false);
        await using var maker = await site.Go(Role.PolicyMaker, Texts);
        await maker.Follow("Laatste bericht");
        await maker.Says("Voordat er iets met een toestel wordt gedaan.", "{verder}");
        await maker.Fill("Onderwerp in het Nederlands", "Let op bij {naam}");
        await maker.Page.Locator("button[value=voorbeeld]").First.ClickAsync();
        await maker.Says("`{naam}` kan hier niet");
        Assert.Equal("Let op bij {naam}", await ValueOf(maker, "onderwerp-nl"));
        await maker.Fill("Onderwerp in het Nederlands", "Let op bij {organisatie}");
        await maker.Page.Locator("button[value=voorbeeld]").First.ClickAsync();
        await maker.Says("Zo ziet het bericht eruit", "Let op bij Gemeente Voorbeeld", "VB-1042", "Er is nog niets opgeslagen.");
        await maker.IsWell();
        await maker.Resize(320);
        await maker.IsWell();
        await maker.Resize(1360);
        Assert.Equal("Let op bij {organisatie}", await ValueOf(maker, "onderwerp-nl"));
        await maker.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan", Exact = true }).First.ClickAsync();
        await maker.Says("De tekst is opgeslagen.");
        await maker.Go(Texts);
        await maker.Says("Eigen tekst");

        await maker.Follow("Laatste bericht");
        await maker.Follow("Terug naar de Nederlandse tekst van Appwacht");
        await maker.Says("Terug naar de tekst van Appwacht?");
        await maker.Follow("Annuleren");
        Assert.Equal("Let op bij {organisatie}", await ValueOf(maker, "onderwerp-nl"));
        await maker.Follow("Terug naar de Nederlandse tekst van Appwacht");
        await maker.Press("Terug naar de tekst van Appwacht");
        await maker.Says("De tekst van Appwacht geldt weer.");
        Assert.DoesNotContain("Let op bij", await ValueOf(maker, "onderwerp-nl"), StringComparison.Ordinal);
        await maker.IsWell();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_warning_is_written_looked_at_changed_and_sent(string kind)
    {
        await Chromium.Browser();
        await using var site = await Site.Start(kind, isWalked: false);
        await using var devices = await site.Go(Role.DeviceAdministrator, "/waarschuwing");
        await Write(devices, "", "Werk bij", "Er is een lek.\n\nWerk de app bij.");
        await devices.Press("Bekijken voor hoeveel mensen");
        await devices.Says("Zeg over welke app u waarschuwt.");
        Assert.DoesNotContain("op geen toestel", await devices.Said(), StringComparison.Ordinal);
        await devices.Fill("App", "TikTok");
        await devices.Press("Bekijken voor hoeveel mensen");
        await devices.Says("De waarschuwing over TikTok versturen?", "Er is een lek.");
        await devices.IsWell();
        await devices.Resize(320);
        await devices.IsWell();
        await devices.Resize(1360);

        await devices.Press("Terug naar de tekst");
        await devices.Says("Een waarschuwing schrijven");
        Assert.Equal(["TikTok", "Werk bij", "Er is een lek.\n\nWerk de app bij.", "Update", "There is a leak."], await Task.WhenAll(((string[])["app", "onderwerp.nl", "tekst.nl", "onderwerp.en", "tekst.en"]).Select(field => ValueOf(devices, field))));
        Assert.DoesNotContain("Eerder verstuurd", await devices.Said(), StringComparison.Ordinal);
        await devices.Fill("Onderwerp in het Nederlands", "Werk vandaag bij");
        await devices.Press("Bekijken voor hoeveel mensen");
        await devices.Says("Werk vandaag bij");
        await devices.Press("Waarschuwing versturen");
        await devices.Says("De waarschuwing gaat uit.", "Eerder verstuurd", "Werk vandaag bij");
        await devices.IsWell();

        // The same words once more are refused where they can be changed.
        await Write(devices, "TikTok", "Werk vandaag bij", "Er is een lek.\n\nWerk de app bij.");
        await devices.Press("Bekijken voor hoeveel mensen");
        await devices.Press("Waarschuwing versturen");
        await devices.Says("Deze waarschuwing is vandaag al verstuurd.");
        Assert.Equal("Werk vandaag bij", await ValueOf(devices, "onderwerp.nl"));
        await devices.Go("/uitgaand");
        await devices.Says("Gerichte waarschuwing");
    }

    private static async Task Write(Visitor visitor, string app, string subject, string text)
    {
        await visitor.Fill("App", app);
        await visitor.Fill("Onderwerp in het Nederlands", subject);
        await visitor.Fill("Tekst in het Nederlands", text);
        await visitor.Fill("Onderwerp in het Engels", "Update");
        await visitor.Fill("Tekst in het Engels", "There is a leak.");
    }

    private static Task<string> ValueOf(Visitor visitor, string field) => visitor.Page.Locator($"[id='{field}']").InputValueAsync();
}
