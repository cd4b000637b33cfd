using System.IO.Compression;
using System.Net;
using System.Text;
using Appwacht.Architecture.Tests;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Appwacht.Server.Tests.Import;
using Appwacht.Trail.Evidence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Appwacht.Server.Tests.Api.Refusals;

namespace Appwacht.Server.Tests.Api;

public sealed class BewijsdossierTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("appwacht-evidence-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateOnly Today => TimeProvider.System.Today();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_auditor_makes_evidence_once_gets_it_again_the_same_and_verifies_it(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var evidence = server.Client(Role.Auditor).Bewijsdossiers;
        var made = await evidence.Maak(new(Today.AddDays(-30), Today, "nl"), Cancel);
        Assert.Equal((1, Today, "nl", null), (made.Nummer, made.Tot, made.Taal, made.Verschilt));
        Assert.Equal(1, (await server.Client(Role.Ciso).Bewijsdossiers.Maak(new(Today.AddDays(-30), Today, "nl"), Cancel)).Nummer);
        Assert.Equal(2, (await evidence.Maak(new(Today.AddDays(-30), Today, "en"), Cancel)).Nummer);
        Assert.Equal([1, 2], (await evidence.Alle(Cancel).ToListAsync(Cancel)).Select(one => one.Nummer));
        Assert.Equal(made.Sha256, (await evidence.Een(1, Cancel)).Sha256);

        var (once, again) = (await Zip(evidence, 1), await Zip(evidence, 1));
        Assert.Equal(once, again);
        var report = new EvidenceVerification().Verify(new MemoryStream(once));
        Assert.Empty(report.Faults);
        Assert.Equal(made.Sha256, report.ManifestHash);
        Assert.Equal(["evidence:1", "evidence:2"], (await server.Trail("evidence.made", TimeProvider.System.GetUtcNow())).Select(line => line.Betreft));
        Assert.Empty(Directory.GetFiles(server.App.Services.GetRequiredService<Server.Hosting.ServerSettings>().Data, "*.tmp"));
    }

    [Fact]
    public async Task Others_get_nothing_and_what_cannot_be_is_refused()
    {
        await using var server = await RunningServer.Start();
        var evidence = server.Client(Role.Auditor).Bewijsdossiers;
        await evidence.Maak(new(Today.AddDays(-3), Today, "nl"), Cancel);
        foreach (var role in (Role[])[Role.PolicyMaker, Role.DeviceAdministrator, Role.Approver, Role.PrivacyOfficer, Role.Employee, Role.Service, Role.Compartment])
        {
            var others = server.Client(role).Bewijsdossiers;
            foreach (var refused in (Func<Task>[])[() => others.Een(1, Cancel), () => others.Haal(1, Stream.Null, Cancel), () => others.Maak(new(Today.AddDays(-3), Today, "nl"), Cancel)])
                Assert.Equal((HttpStatusCode.Forbidden, "access.no-right"), await Refused(refused));
        }

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "evidence.not-over"), await Refused(() => evidence.Maak(new(Today.AddDays(-3), Today.AddDays(1), "nl"), Cancel)));
        Assert.Equal((HttpStatusCode.NotFound, "access.not-found"), await Refused(() => evidence.Een(9, Cancel)));
        Assert.Equal((HttpStatusCode.NotFound, "evidence.not-found"), await Refused(() => evidence.Haal(9, Stream.Null, Cancel)));
    }

    [Fact]
    public async Task The_command_line_has_it_made_and_verifies_it_without_the_server()
    {
        await using (var server = await RunningServer.Start())
        {
            var made = await CommandLine.Run(
                folder, server.Issuer.Token("user-auditor", [Role.Auditor.Name()]), "evidence", "make", "--server", server.Address.ToString(), "--organisation", DemoOrganisation.Id.Value, "--from", $"{Today.AddDays(-30):yyyy-MM-dd}",
                "--until", $"{Today:yyyy-MM-dd}", "--lang", "en");
            Assert.Equal((0, ""), (made.ExitCode, made.Problems));
            Assert.Contains("bewijsdossier.zip: evidence 1, SHA-256 of the content", made.Output, StringComparison.Ordinal);
        }

        var whole = await CommandLine.Run(folder, "", "evidence", "verify", "bewijsdossier.zip");
        Assert.Equal((0, ""), (whole.ExitCode, whole.Problems));
        Assert.Contains("In orde: het bewijsdossier van gemeente-voorbeeld", whole.Output, StringComparison.Ordinal);

        var path = Path.Combine(folder, "bewijsdossier.zip");
        var bytes = await File.ReadAllBytesAsync(path, Cancel);
        bytes[bytes.AsSpan().IndexOf("offensive-cyber-programme"u8)] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Cancel);
        var changed = await CommandLine.Run(folder, "", "evidence", "verify", "bewijsdossier.zip", "--lang", "en");
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("bewijsdossier.zip/landenlijsten.csv", changed.Problems, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandLine.Run(folder, "", "evidence", "verify", "nergens.zip")).ExitCode);
    }

    /// <summary>The evidence of the fictional municipality, nine weeks into its campaign, as it was read before; <c>APPWACHT_GOLDEN=write</c> writes it anew.</summary>
    [Fact]
    public async Task The_evidence_of_the_demonstration_is_the_one_that_was_read_before()
    {
        var begun = new DateTime(2026, 9, 29, 6, 0, 0, DateTimeKind.Utc);
        await using var server = await RunningServer.Start(new FakeTimeProvider(begun));
        var play = server.App.Services.GetRequiredService<DemoPlay>();
        await play.Play(TimeSpan.FromDays(1), Cancel);
        await using (var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id))
            await new Campaigns(db, new AuditTrail(db, Actor.Operator, server.App.Services.GetRequiredService<TimeProvider>())).Handle(1, CampaignWish.Run, Cancel);
        for (var week = 0; week < 9; week++)
            await play.Play(TimeSpan.FromDays(7), Cancel);

        // A token of the day on which the server stands: its own clock is that of before the weeks went by.
        using var client = server.With(server.Issuer.Token("auditor", [Role.Auditor.Name()], change: token => (token.IssuedAt, token.NotBefore) = (begun, begun)));
        var evidence = new AppwachtClient(client, DemoOrganisation.Id.Value).Bewijsdossiers;
        var wrong = new List<string>();
        foreach (var language in (string[])["nl", "en"])
        {
            var made = await evidence.Maak(new(new(2026, 9, 20), new(2026, 11, 20), language), Cancel);
            var zip = await Zip(evidence, made.Nummer);
            Assert.Empty(new EvidenceVerification().Verify(new MemoryStream(zip)).Faults);
            foreach (var (name, text) in Texts(zip).Where(file => IsCompared(file.Name, language)))
            {
                var path = Repository.PathOf("tests", "Appwacht.Server.Tests", "Evidence", "Golden", $"{Path.GetFileNameWithoutExtension(name)}.{language}{Path.GetExtension(name)}");
                if (Environment.GetEnvironmentVariable("APPWACHT_GOLDEN") is "write")
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    await File.WriteAllTextAsync(path, text, Cancel);
                }

                if (!File.Exists(path) || await File.ReadAllTextAsync(path, Cancel) != text)
                    wrong.Add(path);
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>What is the same in both languages is looked at once; hashes of what was signed by a new key differ each time.</summary>
    private static bool IsCompared(string name, string language) => name is "index.html" or "bio2.csv"
        || (language is "nl" && name is not ("audittrail.ndjson" or "manifest.json" or "manifest.sig") && !name.StartsWith("beleid/", StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Text)> Texts(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            // The line to write down is a hash of a trail whose lines have moments of their own.
            var text = reader.ReadToEnd().ReplaceLineEndings("\n");
            yield return (entry.FullName, System.Text.RegularExpressions.Regex.Replace(text, "[0-9a-f]{64}", "…"));
        }
    }

    private static async Task<byte[]> Zip(BewijsdossiersClient evidence, int number)
    {
        using var file = new MemoryStream();
        await evidence.Haal(number, file, Cancel);
        return file.ToArray();
    }
}
