using Appwacht.Architecture.Tests;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.Papers;
using Appwacht.Core.Papers.Markup;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Server.Tests.Papers;

/// <summary>Every paper of the fictional municipality, six weeks into its campaign, as it is written: <c>APPWACHT_GOLDEN=write</c> writes them anew.</summary>
public class DemoPaperTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_papers_of_the_campaign_are_those_that_were_read_before()
    {
        await using var server = await RunningServer.Start(new FakeTimeProvider(new DateTimeOffset(2026, 9, 29, 6, 0, 0, TimeSpan.Zero)));
        var play = server.App.Services.GetRequiredService<DemoPlay>();
        await play.Play(TimeSpan.FromDays(1), Cancel);
        await using (var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id))
            await new Campaigns(db, new AuditTrail(db, Actor.Operator, TimeProvider.System)).Handle(1, CampaignWish.Run, Cancel);
        for (var week = 0; week < 6; week++)
            await play.Play(TimeSpan.FromDays(7), Cancel);

        var wrong = new List<string>();
        foreach (var kind in PaperKinds.All)
            foreach (var language in (string[])["nl", "en"])
            {
                var (title, text) = await Written(server, kind, language);
                Assert.Empty(PaperText.WhyNot(title, text));
                var written = $"{title}\n\n{text}\n";
                var path = Path.Combine(Repository.Root, "tests", "Appwacht.Server.Tests", "Papers", "Golden", $"{kind.Name()}.{language}.txt");
                if (Environment.GetEnvironmentVariable("APPWACHT_GOLDEN") is "write")
                    await File.WriteAllTextAsync(path, written, Cancel);
                if (!File.Exists(path) || await File.ReadAllTextAsync(path, Cancel) != written)
                    wrong.Add(path);
            }

        Assert.Empty(wrong);
    }

    private static async Task<(string Title, string Text)> Written(RunningServer server, PaperKind kind, string language)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        var workspace = await server.App.Services.GetRequiredService<Workspaces>().Of(DemoOrganisation.Id, Cancel);
        var campaign = kind.IsOfCampaign() ? await db.Set<Campaign>().AsNoTracking().Include(one => one.Steps).SingleAsync(Cancel) : null;
        return PaperDraft.Of(kind, await new ReadFigures(db, workspace, "Gemeente Voorbeeld").For(kind, campaign, Cancel), language);
    }
}
