using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Hosting;
using Appwacht.Server.Tests.Hosting;
using Appwacht.Trail;
using Appwacht.Trail.Verifying;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Commands;

/// <summary>A new key for checkpoints, while a server runs.</summary>
public class NewKeyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_checkpoint_from_before_still_verifies_and_the_next_is_signed_with_the_new_key()
    {
        string data = "";
        await using var server = await RunningServer.Start(change: settings => data = settings.Data);
        using var auditor = server.As(Role.Auditor);
        using (await auditor.PostAsync(RunningServer.Municipality + "/controlepunten", null, Cancel)) { }
        var kept = await auditor.GetByteArrayAsync(RunningServer.Municipality + "/controlepunten/_export", Cancel);
        var old = Assert.Single((await Keys(auditor)).Items);

        var ended = await Typed.At(data, "new-key");
        Assert.Equal((0, ""), (ended.Code, ended.Problems));
        using (await auditor.PostAsync(RunningServer.Municipality + "/controlepunten", null, Cancel)) { }

        var all = (await Keys(auditor)).Items;
        Assert.Equal((2, old.Id), (all.Count, all[0].Id));
        Assert.Contains(all[1].Id, ended.Output, StringComparison.Ordinal);
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        // What was done before the change is covered by the old key to the last line.
        var points = await db.Set<StoredCheckpoint>().OrderBy(point => point.Number).ToListAsync(Cancel);
        var renewed = await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "trail.key-renewed", Cancel);
        Assert.Equal(("operator", $"key:{all[1].Id}"), (renewed.Actor, renewed.About));
        Assert.Equal((all[0].Id, renewed.Sequence - 1), (points[^2].KeyId, points[^2].Sequence));
        Assert.Equal((all[1].Id, true), (points[^1].KeyId, points[^1].Sequence >= renewed.Sequence));

        // Whoever kept the old key only can verify all of it: the old key signed the new one.
        var verification = new TrailVerification();
        verification.Trust(TrailKey.FromPem(old.Pem)!);
        verification.ReadCheckpoints("eerder", new MemoryStream(kept));
        Assert.Empty(verification.Verify(new MemoryStream(await auditor.GetByteArrayAsync(RunningServer.Municipality + "/gebeurtenissen/_export", Cancel))).Faults);
    }

    [Fact]
    public async Task There_is_no_new_key_for_a_trail_that_was_changed()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        Assert.Equal(0, (await Typed.At(place, "create", "gemeente-a", "--name", "A")).Code);
        await using (var db = place.Databases.Open(OrganisationId.Parse("gemeente-a")))
            await db.Database.ExecuteSqlRawAsync("UPDATE audit SET Actor = 'member:9'", Cancel);
        var keys = new ServerKeys(new ServerSettings { Data = place.Folder });
        var before = keys.TrailKeys().All.Count;
        var refused = await Typed.At(place, "new-key");
        Assert.Equal(2, refused.Code);
        Assert.Contains("gemeente-a: The audit trail is not right from line 1", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(before, keys.TrailKeys().All.Count);
    }

    private static async Task<Pagina<Controlesleutel>> Keys(HttpClient auditor) =>
        (await auditor.GetFromJsonAsync(RunningServer.Municipality + "/controlesleutels", WireJson.Default.PaginaControlesleutel, Cancel))!;
}
