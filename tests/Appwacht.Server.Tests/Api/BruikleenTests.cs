using System.Net;
using System.Security.Cryptography;
using System.Text;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Appwacht.Trail.Files;
using static Appwacht.Server.Tests.Api.Refusals;

namespace Appwacht.Server.Tests.Api;

public class BruikleenTests
{
    private static readonly byte[] Pdf = "%PDF-1.7 test"u8.ToArray();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateOnly Today => TimeProvider.System.Today();

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_version_is_written_put_in_force_signed_and_proven_without_the_server(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var (writer, employee, administrator) = (server.Client(Role.PolicyMaker).Bruikleen, Employee(server), server.Client(Role.DeviceAdministrator).Bruikleen);
        var before = await employee.Mijn("nl", Cancel);
        Assert.Equal(("must-sign", 1), (before.Stand, before.Versie));

        var draft = await writer.Begin(Cancel);
        Assert.Equal((2, "concept"), (draft.Value.Versie, draft.Value.Status));
        Assert.Equal((HttpStatusCode.Conflict, "agreement.draft-there"), await Refused(() => writer.Begin(Cancel)));
        var changed = await writer.Wijzig(draft, new("Overeenkomst", "# Kop\r\n\r\nTekst met é.", "Agreement", "# Heading\n\nText.", true), Cancel);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "change.stale"), await Refused(() => writer.StelVast(draft, Today, Cancel)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "agreement.from"), await Refused(() => writer.StelVast(changed, Today.AddDays(-1), Cancel)));
        var inForce = await writer.StelVast(changed, Today, Cancel);
        Assert.Equal(("geldt", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("Overeenkomst\n\n# Kop\n\nTekst met é.")))), (inForce.Value.Status, inForce.Value.Sha256Nl));
        Assert.Equal((HttpStatusCode.Conflict, "agreement.is-in-force"), await Refused(() => writer.Wijzig(inForce, new("a", "b", "c", "d"), Cancel)));
        Assert.Equal(["vervallen", "geldt"], (await writer.Versies(Cancel).ToListAsync(Cancel)).Select(version => version.Status));

        // The text that was open in another tab is not the one that holds any more.
        Assert.Equal((HttpStatusCode.PreconditionFailed, "agreement.other-text"), await Refused(() => employee.Onderteken(new(1, "nl", before.Sha256, true), Cancel)));
        var mine = await employee.Mijn("en", Cancel);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "agreement.not-agreed"), await Refused(() => employee.Onderteken(new(2, "en", mine.Sha256, false), Cancel)));
        var signed = await employee.Onderteken(new(2, "en", mine.Sha256, true), Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "agreement.signed"), await Refused(() => employee.Onderteken(new(2, "en", mine.Sha256, true), Cancel)));
        Assert.Equal("signed", (await employee.Mijn("nl", Cancel)).Stand);

        using var http = server.As("employee", DemoSignIn.EmployeeKey, Role.Employee.Name());
        var copy = await http.GetAsync(new Uri($"{RunningServer.Municipality}/mijn-bruikleenovereenkomst/kopieen/{signed.Value.Nummer}", UriKind.Relative), Cancel);
        Assert.Equal("attachment", copy.Content.Headers.ContentDisposition?.DispositionType);
        var file = await copy.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(file, await http.GetByteArrayAsync(new Uri($"{RunningServer.Municipality}/mijn-bruikleenovereenkomst/kopieen/{signed.Value.Nummer}", UriKind.Relative), Cancel));
        var read = SealedCopy.Read(file)!;
        Assert.Equal((CopyFault.None, "Agreement", "-"), (read.Verify(), read.Title, read.Statement["acr"]));
        using (var keys = server.As(Role.Auditor))
            Assert.Contains(read.Key.Id, await keys.GetStringAsync(new Uri($"{RunningServer.Municipality}/controlesleutels", UriKind.Relative), Cancel), StringComparison.Ordinal);

        var one = Assert.Single(await administrator.Bruikleners("signed", Cancel).ToListAsync(Cancel));
        Assert.Equal((DemoSignIn.EmployeeKey, signed.Value.Nummer), (one.Medewerker, one.Akkoord));
        Assert.Equal(HttpStatusCode.NotFound, await Status(server.As("other", "P00001", Role.Employee.Name()), $"/mijn-bruikleenovereenkomst/kopieen/{signed.Value.Nummer}"));
    }

    [Fact]
    public async Task Paper_is_registered_by_who_runs_devices_and_its_scan_is_a_file_to_keep()
    {
        await using var server = await RunningServer.Start();
        var administrator = server.Client(Role.DeviceAdministrator).Bruikleen;
        var who = await administrator.Bruikleners("must-sign", Cancel).FirstAsync(Cancel);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "agreement.scan-kind"), await Refused(() => administrator.OpPapier(who.Nummer, new(1, "nl", Today, "<html>"u8.ToArray()), Cancel)));
        var after = (await administrator.OpPapier(who.Nummer, new(1, "nl", Today, Pdf), Cancel)).Value;
        Assert.Equal("paper", after.Stand);
        using var http = server.As(Role.DeviceAdministrator);
        using var scan = await http.GetAsync(new Uri($"{RunningServer.Municipality}/bruikleners/{who.Nummer}/scans/{after.Akkoord}", UriKind.Relative), Cancel);
        Assert.Equal(("attachment", "application/pdf", "nosniff"), (scan.Content.Headers.ContentDisposition?.DispositionType, scan.Content.Headers.ContentType?.MediaType, string.Join("", scan.Headers.GetValues("X-Content-Type-Options"))));
        Assert.Equal(Pdf, await scan.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(HttpStatusCode.NotFound, await Status(server.As(Role.DeviceAdministrator), $"/bruikleners/{who.Nummer + 1}/scans/{after.Akkoord}"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(server.As(Role.Ciso), $"/bruikleners/{who.Nummer}/scans/{after.Akkoord}"));

        var returned = (await administrator.Ingeleverd(after.Toestellen[0].Nummer, Today, Cancel)).Value;
        Assert.Equal(Today, (await administrator.Bruiklener(who.Nummer, Cancel)).Toestellen.Single(device => device.Teruggave == returned.Nummer).IngeleverdOp);
        Assert.Equal((HttpStatusCode.Conflict, "agreement.not-lent"), await Refused(() => administrator.Ingeleverd(after.Toestellen[0].Nummer, Today, Cancel)));
        await administrator.TrekTeruggaveIn(returned.Nummer ?? 0, Cancel);
        Assert.Equal((HttpStatusCode.NotFound, "agreement.no-return"), await Refused(() => administrator.TrekTeruggaveIn(returned.Nummer ?? 0, Cancel)));
    }

    [Fact]
    public async Task Who_may_not_see_people_sees_counts_without_small_ones()
    {
        await using var server = await RunningServer.Start();
        var (all, few) = (await server.Client(Role.DeviceAdministrator).Bruikleen.Tel(Cancel), await server.Client(Role.Ciso).Bruikleen.Tel(Cancel));
        Assert.Equal(all.Medewerkers, all.Ondertekend + all.OpPapier + all.TeTekenen + all.OpnieuwTeTekenen);
        Assert.True(all.TeTekenen > 5);
        Assert.Equal((all.Ondertekend, all.TeTekenen), (few.Ondertekend, few.TeTekenen));
        var who = await server.Client(Role.DeviceAdministrator).Bruikleen.Bruikleners("must-sign", Cancel).FirstAsync(Cancel);
        await server.Client(Role.DeviceAdministrator).Bruikleen.OpPapier(who.Nummer, new(1, "nl", Today, Pdf), Cancel);
        few = await server.Client(Role.Ciso).Bruikleen.Tel(Cancel);
        Assert.Null(few.OpPapier);
        Assert.Null(few.TeTekenen); // or the one on paper would follow from the rest
        Assert.Equal(all.Medewerkers, few.Medewerkers);
    }

    [Fact]
    public async Task The_setting_is_changed_by_who_saw_it_last_and_asks_for_two_steps_as_the_provider_says_them()
    {
        await using var server = await RunningServer.Start();
        var writer = server.Client(Role.Ciso).Bruikleen;
        var seen = await writer.Instelling(Cancel);
        await writer.Wijzig(seen, new(1, 14, true, "urn:hoog"), Cancel);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "change.stale"), await Refused(() => writer.Wijzig(seen, new(2, 14, true, ""), Cancel)));
        var (employee, mine) = (Employee(server), await Employee(server).Mijn("nl", Cancel));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "agreement.strength"), await Refused(() => employee.Onderteken(new(1, "nl", mine.Sha256, true), Cancel)));
        using var strong = server.With(server.Issuer.Token("employee", [Role.Employee.Name()], DemoSignIn.EmployeeKey, token =>
            (token.Claims["acr"], token.Claims["amr"], token.Claims["auth_time"]) = ("urn:midden", new[] { "pwd", "mfa" }, 1_764_000_000L)));
        var signed = await new AppwachtClient(strong, "gemeente-voorbeeld").Bruikleen.Onderteken(new(1, "nl", mine.Sha256, true), Cancel);
        var copy = SealedCopy.Read(await strong.GetByteArrayAsync(new Uri($"{RunningServer.Municipality}/mijn-bruikleenovereenkomst/kopieen/{signed.Value.Nummer}", UriKind.Relative), Cancel))!;
        Assert.Equal(("urn:midden", "pwd mfa", "2025-11-24T16:00:00.000000Z"), (copy.Statement["acr"], copy.Statement["amr"], copy.Statement["auth-time"]));
    }

    private static BruikleenClient Employee(RunningServer server) => new AppwachtClient(server.As("employee", DemoSignIn.EmployeeKey, Role.Employee.Name()), "gemeente-voorbeeld").Bruikleen;

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using (client)
        using (var answer = await client.GetAsync(new Uri(RunningServer.Municipality + path, UriKind.Relative), Cancel))
            return answer.StatusCode;
    }
}
