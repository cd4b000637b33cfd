using System.Net;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Console;

/// <summary>The pages on which an organisation says what is sent and when, and warns those who have an app.</summary>
public sealed class BerichtenTests(PageStage stage) : IClassFixture<PageStage>
{
    private const string Messages = PageStage.Empty + "/instellingen/berichten";
    private const string Enforcement = PageStage.Empty + "/instellingen/handhaving";
    private const string Warning = PageStage.Municipality + "/waarschuwing";

    private readonly RunningServer server = stage.Server;

    [Theory]
    [InlineData(Messages, Role.Ciso)]
    [InlineData(Messages + "/warn", Role.DeviceAdministrator)]
    [InlineData(Enforcement, Role.PolicyMaker)]
    [InlineData(Warning, Role.Auditor)]
    public async Task Who_may_not_do_it_does_not_see_the_page(string page, Role role)
    {
        using var browser = await Pages.SignedIn(server, role);
        using var answer = await browser.Open(page);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_kind_of_message_that_is_not_there_is_not_found()
    {
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        using var answer = await maker.Open(Messages + "/kaart");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_text_is_refused_at_its_field_previewed_without_saving_saved_and_given_up()
    {
        const string Page = Messages + "/warn";
        var text = MessageTemplate.Shipped(MessageKind.Warn, "nl").Text;
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        using (var refused = await maker.Submit(Page, Page, ("_handler", "nl"), ("onderwerp-nl", "Let op"), ("tekst-nl", "Zonder plaatsen.")))
        {
            var page = await Pages.Text(refused);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("href=\"#tekst-nl\"", page, StringComparison.Ordinal);
            Assert.Contains("Zonder plaatsen.", page, StringComparison.Ordinal);
        }

        using (var seen = await maker.Submit(Page, Page, ("_handler", "nl"), ("doe", "voorbeeld"), ("onderwerp-nl", "Let op bij {organisatie}"), ("tekst-nl", text)))
        {
            var page = await Pages.Text(seen);
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
            Assert.Contains("<strong>Let op bij Gemeente Leeg</strong>", page, StringComparison.Ordinal);
            Assert.Contains("VB-1042", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Let op bij", await Pages.Text(maker, Page), StringComparison.Ordinal);
        using (var set = await maker.Submit(Page, Page, ("_handler", "nl"), ("onderwerp-nl", "Let op bij {organisatie}"), ("tekst-nl", text)))
            Assert.Contains("value=\"Let op bij {organisatie}\"", await Pages.Text(set), StringComparison.Ordinal);
        Assert.Contains("Eigen tekst", await Pages.Text(maker, Messages), StringComparison.Ordinal);
        using (var back = await maker.Submit(Page + "?terug=nl", Page + "?terug=nl", ("_handler", "terug")))
            Assert.Contains("De tekst van Appwacht geldt weer.", await Pages.Text(back), StringComparison.Ordinal);
        Assert.DoesNotContain("Let op bij", await Pages.Text(maker, Page), StringComparison.Ordinal);
        using var auditor = await Pages.SignedIn(server, Role.Auditor);
        Assert.Contains("Tekst van een bericht terug naar die van Appwacht", await Pages.Text(auditor, PageStage.Empty + "/gebeurtenissen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enforcement_is_switched_off_with_its_hours_and_wrong_hours_are_told_at_their_field()
    {
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        using (var refused = await ciso.Submit(Enforcement, Enforcement, ("_handler", "handhaving"), ("aan", "true"), ("van", "9"), ("tot", "23"), ("versDagen", "x")))
        {
            var page = await Pages.Text(refused);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("href=\"#van\"", page, StringComparison.Ordinal);
            Assert.Contains("href=\"#versDagen\"", page, StringComparison.Ordinal);
            Assert.Contains("value=\"23\"", page, StringComparison.Ordinal);
        }

        using var set = await ciso.Submit(Enforcement, Enforcement, ("_handler", "handhaving"), ("van", "9"), ("tot", "16"), ("versDagen", "3"));
        var after = await Pages.Text(set);
        Assert.Contains("Handhaving staat uit", after, StringComparison.Ordinal);
        Assert.Contains("value=\"16\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_is_seen_confirmed_and_stands_in_the_list_while_an_app_of_nobody_is_refused()
    {
        using var devices = await Pages.SignedIn(server, Role.DeviceAdministrator);
        (string, string)[] text = [("onderwerp.nl", "Werk bij"), ("tekst.nl", "Er is een lek."), ("onderwerp.en", "Update"), ("tekst.en", "There is a leak.")];
        using (var refused = await devices.Submit(Warning, Warning, [("_handler", "opstellen"), ("app", "Bestaat niet"), .. text[1..], ("onderwerp.nl", " ")]))
        {
            var page = await Pages.Text(refused);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("href=\"#app\"", page, StringComparison.Ordinal);
            Assert.Contains("href=\"#onderwerp.nl\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Eerder verstuurd", page, StringComparison.Ordinal);
        }

        using (var seen = await devices.Submit(Warning, Warning, [("_handler", "opstellen"), ("app", "TikTok"), .. text]))
        {
            var page = await Pages.Text(seen);
            Assert.Contains("De waarschuwing over TikTok versturen?", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Eerder verstuurd", page, StringComparison.Ordinal);
        }

        using (var sent = await devices.Submit(Warning, Warning, [("_handler", "versturen"), ("app", "TikTok"), .. text]))
        {
            var page = await Pages.Text(sent);
            Assert.Contains("De waarschuwing gaat uit.", page, StringComparison.Ordinal);
            Assert.Contains("Eerder verstuurd", page, StringComparison.Ordinal);
        }

        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        Assert.Contains("Werk bij", await Pages.Text(ciso, Warning), StringComparison.Ordinal);
    }
}
