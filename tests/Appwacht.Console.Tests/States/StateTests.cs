using Appwacht.Benchmarks.Pages;
using Appwacht.Client;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Tasks;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Server.Console.Style;
using Appwacht.Server.Demo;

namespace Appwacht.Console.Tests.States;

/// <summary>What axe says of pages that refuse, ask again, find nothing or may not be seen.</summary>
/// <param name="sites">The servers.</param>
/// <param name="theme">In which theme.</param>
public abstract class StateTests(Sites sites, string theme)
{
    private static readonly int[] Widths = [1360, 320];

    /// <summary>Steps that ask first, and pages that find nothing; by who sees them.</summary>
    private static readonly (Role Role, string Path)[] Pages =
    [
        (Role.DeviceAdministrator, "/apps?zoek=qqqqzzzz"),
        (Role.DeviceAdministrator, "/apps?zoek=tiktolk"),
        (Role.DeviceAdministrator, "/partijen?zoek=qqqqzzzz"),
        (Role.DeviceAdministrator, "/toestellen?app=bestaat-niet"),
        (Role.DeviceAdministrator, "/bevindingen?toon=lijst&app=bestaat-niet"),
        (Role.DeviceAdministrator, "/invoer?fout=import.zip"),
        (Role.Ciso, "/uitzonderingen?stand=ingetrokken&app=bestaat-niet"),
        (Role.Ciso, "/gebeurtenissen?wie=niemand"),
        (Role.Ciso, "/beleid/wat-als?doe=weren"),
        (Role.Ciso, "/beleid/wat-als?doe=vervallen"),
        (Role.Ciso, "/beleid/wat-als?doe=toestaan&app=tiktok"),
    ];

    private Theme Theme => Theme.All.Single(one => one.Name == theme);

    [Fact]
    public async Task Every_form_that_is_refused_says_why_so_that_everybody_can_read_it()
    {
        var site = await sites.ToBeRefusedIn();
        var pages = ConsolePage.All.Where(page => page.IsOfOrganisation).Select(page => (Role: page.SeesMost, Address: page.Address(DemoOrganisation.Id.Value, site.Values))).Concat(await Waiting(site)).ToArray();
        var (wrong, refused) = (new List<string>(), new HashSet<string>());
        foreach (var seen in pages.GroupBy(page => page.Role))
        {
            await using var visitor = await Visitor.At(site, seen.Key, theme: Theme);
            foreach (var (_, address) in seen)
            {
                await visitor.Open(address);
                var forms = await visitor.Page.Locator("main form[method=post]").CountAsync();
                for (var form = 0; form < forms; form++)
                {
                    if (form > 0)
                        await visitor.Open(address);
                    await Empty(visitor, form);
                    if (await visitor.Page.Locator("main [role=alert]:visible").CountAsync() == 0)
                        continue;
                    refused.Add(address.Split('?')[0][Steps.Of("").Length..]);
                    wrong.AddRange((await Faults(visitor)).Select(fault => $"{address}, form {form + 1}: {fault}"));
                }
            }
        }

        Tour.Nothing(wrong);
        // Otherwise nothing would be looked at.
        Assert.Superset(
            new HashSet<string>(["/invoer", "/uitzonderingen/nieuw", "/beleid/voorstellen/2", $"/uitzonderingen/{site.Values["uitzonderingen"]}", $"/meldingen/{site.Values["meldingen"]}", $"/mijn-toestel/{site.Values["mijn-toestel"]}/melding"]), refused);
    }

    [Fact]
    public async Task A_page_that_finds_nothing_or_asks_again_can_be_read_by_everybody()
    {
        var (site, wrong) = (await sites.ToBeRefusedIn(), new List<string>());
        foreach (var seen in Pages.Select(page => (page.Role, Address: Steps.Of(page.Path))).Concat(await Waiting(site)).GroupBy(page => page.Role))
        {
            await using var visitor = await Visitor.At(site, seen.Key, theme: Theme);
            foreach (var (_, address) in seen)
            {
                await visitor.Open(address);
                wrong.AddRange((await Faults(visitor)).Concat(visitor.Complaints).Select(fault => $"{address}: {fault}"));
            }
        }

        Tour.Nothing(wrong);
    }

    [Fact]
    public async Task A_page_that_is_not_shown_says_so_to_everybody()
    {
        var (site, wrong) = (await sites.ToBeRefusedIn(), new List<string>());
        await using var visitor = await Visitor.At(site, Role.Employee, theme: Theme);
        foreach (var (path, status, heading) in ((string, int, string)[])[("/bestaat-niet", 404, "Niet gevonden"), ("/mijn-toestel/999999/melding", 404, "Niet gevonden"), ("/apps/bestaat-niet", 404, "Niet gevonden"), ("", 403, "Geen toegang")])
        {
            Assert.Equal((status, heading), (await visitor.Open(Steps.Of(path)), await visitor.Heading()));
            wrong.AddRange((await Faults(visitor)).Select(fault => $"{path}: {fault}"));
        }

        // A form that is too old: the cookie that it belongs to is gone.
        await visitor.Go("/uitzonderingen/nieuw");
        await visitor.Page.Context.ClearCookiesAsync(new() { Name = "appwacht-form" });
        await visitor.Press("Aanvraag versturen");
        Assert.Equal("Versturen is niet gelukt", await visitor.Heading());
        await visitor.Says("Dit formulier is verlopen", "Ga terug, laad de pagina opnieuw");
        wrong.AddRange(await Faults(visitor));
        Tour.Nothing(wrong);
    }

    /// <summary>Sends a form of the page without anything in it.</summary>
    private static async Task Empty(Visitor visitor, int form)
    {
        await visitor.Page.EvaluateAsync(
            """
            place => {
                window.isPageBefore = true;
                const form = document.querySelectorAll("main form[method=post]")[place];
                for (const field of form.elements)
                    if (field.type !== "hidden" && field.matches("input,select,textarea"))
                        [field.value, field.checked] = ["", false];
                form.noValidate = true;
                form.requestSubmit();
            }
            """, form);
        await visitor.Page.WaitForFunctionAsync("() => !window.isPageBefore && document.readyState === 'complete'");
    }

    private static async Task<IEnumerable<string>> Faults(Visitor visitor)
    {
        var wrong = new List<string>();
        foreach (var width in Widths)
        {
            await visitor.Resize(width);
            wrong.AddRange((await Axe.Faults(visitor.Page)).Concat(await Looks.TooWide(visitor.Page)).Select(fault => $"{width} {fault}"));
        }

        return wrong;
    }

    /// <summary>A proposal and an exemption that wait for a decision, and an exemption that can be taken back.</summary>
    private static async Task<IEnumerable<(Role Role, string Address)>> Waiting(Site site)
    {
        var cancel = TestContext.Current.CancellationToken;
        var policies = Client(Role.PolicyMaker).Beleid;
        if (await policies.Versies(cancel).CountAsync(cancel) == 1)
            await policies.StelVoor((await policies.Versie(1, cancel)).Value.Tekst + "\n# Nog eens gelezen.\n", cancel);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var asked = await Client(Role.DeviceAdministrator).Uitzonderingen.VraagAan(new("unit", "Griffie", "tiktok", "Een taak", "Een reden.", "Een maatregel.", today, today.AddMonths(1)), cancel);
        var advised = await Client(Role.PrivacyOfficer).Uitzonderingen.Adviseer(asked, "Goed.", cancel);
        await Client(Role.Approver).Uitzonderingen.Besluit(advised, "goedkeuren", "Goed.", cancel);
        return [(Role.Ciso, Steps.Of("/beleid/voorstellen/2")), (Role.Ciso, Steps.Of($"/uitzonderingen/{asked.Value.Nummer}?stap=intrekken"))];

        AppwachtClient Client(Role role) => new(site.Server.As(role), DemoOrganisation.Id.Value);
    }
}

/// <summary>In the theme that comes with it.</summary>
public class VoorbeeldStateTests(Sites sites) : StateTests(sites, "voorbeeld");

/// <summary>In another.</summary>
public class MooiEnAndersStateTests(Sites sites) : StateTests(sites, "mooi-en-anders");
