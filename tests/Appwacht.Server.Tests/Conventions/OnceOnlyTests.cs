using System.Net;
using System.Text;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Organisations;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Conventions;

public sealed class OnceOnlyTests(ConventionServer given) : IClassFixture<ConventionServer>
{
    private readonly RunningServer server = given.Server;

    [Fact]
    public async Task The_same_request_with_the_same_key_is_done_once_and_answered_alike()
    {
        using var client = server.As(Role.Ciso);
        using var first = await Post(client, "een", "Tsrwtskidoaaa-1");
        using var again = await Post(client, "een", "Tsrwtskidoaaa-1");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(Asked.Cancel), await again.Content.ReadAsStringAsync(Asked.Cancel));
        Assert.Equal((first.Header("Location"), first.Header("Content-Type")), (again.Header("Location"), again.Header("Content-Type")));
        Assert.Equal(1, await Done("een"));
    }

    [Fact]
    public async Task Without_a_key_or_with_another_it_is_done_again()
    {
        using var client = server.As(Role.Ciso);
        foreach (var key in new[] { null, null, "Wakowaiida-1", "Wakowaiida-2" })
            using (await Post(client, "vaker", key)) { }
        using (await Post(server.As(Role.Auditor), "vaker", "Wakowaiida-1")) { }
        Assert.Equal(5, await Done("vaker"));
    }

    [Fact]
    public async Task A_key_belongs_to_one_request()
    {
        using var client = server.As(Role.Ciso);
        using (await Post(client, "dit", "Akbtor-1")) { }
        using var other = await Post(client, "dat", "Akbtor-1");
        Assert.Equal("request.key-used", (await other.IsProblem(HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal(0, await Done("dat"));
    }

    [Fact]
    public async Task Twenty_at_the_same_time_do_it_once()
    {
        using var client = server.As(Role.Ciso);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(client, "tegelijk", "Tatstdio-1")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync(Asked.Cancel)))).Distinct());
        Assert.Equal(1, await Done("tegelijk"));
    }

    [Fact]
    public async Task What_broke_after_its_effect_has_no_effect_and_may_be_tried_again()
    {
        using var client = server.As(Role.Ciso);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var broken = await Post(client, "breekt", "Wbaiehneambta-1");
            await broken.IsProblem(HttpStatusCode.InternalServerError);
        }

        Assert.Equal(0, await Done("breekt"));
    }

    [Fact]
    public async Task What_was_refused_is_judged_anew()
    {
        using var client = server.As(Role.Ciso);
        using var refused = await Post(client, "veel", "Wwrija-1", amount: 101);
        await refused.IsProblem(HttpStatusCode.UnprocessableEntity);
        using var better = await Post(client, "veel", "Wwrija-1");
        Assert.Equal(HttpStatusCode.Created, better.StatusCode);
    }

    [Fact]
    public async Task After_two_days_a_key_is_forgotten_with_its_answer()
    {
        using (await Post(server.As(Role.Ciso), "lang", "Atdakifwia-1")) { }
        given.Clock.Ahead += KeptAnswer.Kept + TimeSpan.FromMinutes(1);
        var token = server.Issuer.Token("later", [Role.Ciso.Name()], change: token => token.Expires = given.Clock.GetUtcNow().AddHours(1).UtcDateTime);
        using (await Post(server.With(token), "anders", "Atdakifwia-2")) { }
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        Assert.Equal(1, await db.Set<KeptAnswer>().CountAsync(Asked.Cancel));
        given.Clock.Ahead = TimeSpan.Zero;
    }

    [Theory]
    [InlineData("met spatie")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    [InlineData("")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        using var answer = await Post(server.As(Role.Ciso), "sleutel", key);
        Assert.Equal("request.key", (await answer.IsProblem(HttpStatusCode.BadRequest)).Code);
        Assert.Equal(0, await Done("sleutel"));
    }

    private async Task<int> Done(string about)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        return await db.Set<AuditEntry>().CountAsync(entry => entry.About == about, Asked.Cancel);
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string name, string? key, int amount = 1) => client.Ask(
        HttpMethod.Post, TestEndpoints.At("/eenmaal"),
        new StringContent($$"""{"naam":"{{name}}","aantal":{{amount}},"op":"2026-01-01T00:00:00Z"}""", Encoding.UTF8, "application/json"), key is null ? [] : [("Idempotency-Key", key)]);
}
