using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;

namespace Appwacht.Benchmarks.Pages;

/// <summary>Something that is there for each kind of page about one thing, so that a page is seen with what it is for.</summary>
internal static class PageValues
{
    /// <summary>By the step before it in an address: <c>apps</c> → <c>tiktok</c>. Exemptions are asked for, an import begun, reports sent, a device let through, a paper made, a version of the agreement begun and a change of the register proposed, so that there is one.</summary>
    /// <param name="client">Gives a client of somebody; the employee has a device.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<IReadOnlyDictionary<string, string>> Of(Func<Role, HttpClient> client, OrganisationId organisation, CancellationToken cancel)
    {
        var devices = new AppwachtClient(client(Role.DeviceAdministrator), organisation.Value);
        // One on which something was found, if there is one.
        var device = (await devices.Toestellen.Bevindingen(cancel: cancel).FirstOrDefaultAsync(cancel))?.Toestel ?? (await devices.Toestellen.Alle(cancel: cancel).FirstAsync(cancel)).Nummer;
        var own = await new AppwachtClient(client(Role.Employee), organisation.Value).Toestellen.Mijn(cancel).FirstAsync(cancel);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var exemption = await devices.Uitzonderingen.VraagAan(
            new("device", $"{device}", "tiktok", "Toezicht op jeugd", "Alleen daar te zien.", "Apart toestel, zonder contacten.", today, today.AddMonths(6)), cancel);
        var employee = new AppwachtClient(client(Role.Employee), organisation.Value);
        await employee.Meldingen.Meld(own.Nummer, new("Deze app staat niet op mijn telefoon.", "tiktok"), cancel);
        // Everybody who may open a report at all may open this one.
        var report = await employee.Meldingen.Meld(own.Nummer, new(Soort: "stolen", Sinds: today, Land: "Frankrijk"), cancel);
        var shielded = await new AppwachtClient(client(Role.Compartment), organisation.Value).AfgeschermdeUitzonderingen.VraagAan(
            new("device", $"{device}", "tiktok", "Opsporing", "Alleen daar te zien.", "Apart toestel, zonder contacten.", today, today.AddMonths(6)), cancel);
        var change = await new AppwachtClient(client(Role.PolicyMaker), organisation.Value).Registerwijzigingen.StelVoor(
            new("control", Partij: "strava-inc", Boven: "CN", Dag: today, Zekerheid: "reported", Bron: "Krant, 1 november 2026", BronAdres: "https://example.nl/strava", Reden: "De verkoop staat in de krant."), cancel);
        var paper = await new AppwachtClient(client(Role.PolicyMaker), organisation.Value).Stukken.Maak(new("proposal", "nl"), cancel);
        // A draft that differs, of which the version before it is in force.
        var loans = new AppwachtClient(client(Role.PolicyMaker), organisation.Value).Bruikleen;
        if (!await loans.Versies(cancel).AnyAsync(cancel))
        {
            await loans.StelVast(await loans.Begin(cancel), today, cancel);
            var read = await employee.Bruikleen.Mijn("nl", cancel);
            await employee.Bruikleen.Onderteken(new(read.Versie, read.Taal, read.Sha256, true), cancel);
        }

        var begun = await loans.Begin(cancel);
        var draft = await loans.Wijzig(begun, new(begun.Value.TitelNl, begun.Value.TekstNl + "\n\n# Op reis\n\nNeem op reis een reistoestel mee.", begun.Value.TitelEn, begun.Value.TekstEn + "\n\n# Travelling\n\nTake a travel device with you.", true), cancel);
        var borrower = await devices.Bruikleen.Bruikleners("signed", cancel).FirstAsync(cancel);
        using var letsThrough = client(Role.DeviceAdministrator);
        using var passed = await letsThrough.PostAsJsonAsync($"/v1/organisaties/{organisation}/noodtoegang", new NieuweNoodtoegang(device, "Crisisoverleg", 2), WireJson.Default.NieuweNoodtoegang, cancel);
        passed.EnsureSuccessStatusCode();
        using var importer = client(Role.DeviceAdministrator);
        importer.DefaultRequestHeaders.Add("Idempotency-Key", "walk");
        using var answer = await importer.PostAsJsonAsync($"/v1/organisaties/{organisation}/importen", new NieuweImport("voorbeeld"), WireJson.Default.NieuweImport, cancel);
        var import = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(WireJson.Default.ImportStand, cancel);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["afgeschermd"] = $"{shielded.Value.Nummer}",
            ["apps"] = "tiktok",
            ["berichten"] = "warn",
            ["bruikleenovereenkomsten"] = $"{draft.Value.Versie}",
            ["bruikleners"] = $"{borrower.Nummer}",
            ["campagnes"] = "1",
            ["voorstellen"] = "1",
            ["invoer"] = $"{import?.Nummer}",
            ["meldingen"] = $"{report.Value.Nummer}",
            ["landenlijsten"] = "offensive-cyber-programme",
            ["mijn-toestel"] = $"{own.Nummer}",
            ["partijen"] = "bytedance",
            ["registerwijzigingen"] = $"{change.Value.Nummer}",
            ["stukken"] = $"{paper.Value.Nummer}",
            ["toestellen"] = $"{device}",
            ["uitzonderingen"] = $"{exemption.Value.Nummer}",
        };
    }
}
