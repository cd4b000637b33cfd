using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Import;

public class ImportTests
{
    private const string Lines = """
        {"persoon":{"id":"p1","eenheid":"Raad","risico":"high","groepen":["raad"],"taal":"nl"}}
        {"toestel":{"id":"t1","naam":"Telefoon 1","soort":"phone","platform":"android","os":"16","eigendom":"managed","persoon":"p1"}}
        {"device":"t1","at":"2026-11-24T10:00:00Z","apps":[{"id":"android:com.zhiliaoapp.musically","version":"1.2"}]}
        {"device":"onbekend","at":"2026-11-24T10:00:00Z","apps":[]}
        {"toestel":{"id":"t2","eigendom":"van mij"}}
        {"toestel":{"id":"t2","kleur":"rood"}}

        {"device":"t1","at":"2026-11-24T10:00:00Z","apps":[]}
        """;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Lines_are_taken_and_what_cannot_be_used_is_set_aside_with_its_place_and_reason(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var (http, client) = Client(server);
        var (_, number) = await client.Begin("first");
        var (status, _) = await client.Send(number, 1, Lines);
        Assert.Equal(HttpStatusCode.OK, status);
        var stand = await client.Get(number);
        Assert.Equal((8L, 3L, 1L, 4L), (stand.Regels, stand.Genomen, stand.NietNieuwer, stand.Afgewezen));

        var rejects = await http.GetFromJsonAsync($"{RunningServer.Municipality}/importen/{number}/afgewezen", WireJson.Default.PaginaAfgewezenRegel, TestContext.Current.CancellationToken);
        Assert.NotNull(rejects);
        Assert.Equal([(4L, "inventory.unknown-device"), (5L, "line.word"), (6L, "line.json"), (7L, "line.empty")], rejects.Items.Select(reject => (reject.Regel, reject.Code)));
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        var csv = await http.GetStringAsync($"{RunningServer.Municipality}/importen/{number}/afgewezen", TestContext.Current.CancellationToken);
        Assert.StartsWith("bestand,regel,code,melding\r\n\"\",4,inventory.unknown-device,", csv);
        Assert.DoesNotContain("onbekend\"", csv);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_import_that_was_cut_goes_on_where_it_was_and_takes_nothing_twice(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var (_, client) = Client(server);
        var (_, number) = await client.Begin("first");
        var all = Lines.Split('\n');
        await client.Send(number, 1, string.Join('\n', all[..3]));
        Assert.Equal(3, (await client.Get(number)).Regels);
        // Sends two again that are stored already.
        await client.Send(number, 2, string.Join('\n', all[1..]) + "\n");
        var stand = await client.Get(number);
        Assert.Equal((8L, 3L, 1L, 4L), (stand.Regels, stand.Genomen, stand.NietNieuwer, stand.Afgewezen));
    }

    [Fact]
    public async Task Lines_that_leave_some_out_are_refused()
    {
        await using var server = await RunningServer.Start();
        var (_, client) = Client(server);
        var (_, number) = await client.Begin("first");
        var (status, body) = await client.Send(number, 2, Lines);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("import.other-line", body);
        Assert.Equal(0, (await client.Get(number)).Regels);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Beginning_an_import_twice_is_beginning_it_once(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var (_, client) = Client(server);
        var first = await client.Begin("same");
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal((HttpStatusCode.OK, first.Number), await client.Begin("same"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.Begin("same", "another source")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.Begin("")).Status);
    }

    [Fact]
    public async Task Lines_may_be_packed()
    {
        await using var server = await RunningServer.Start();
        var (_, client) = Client(server);
        var (_, number) = await client.Begin("packed");
        Assert.Equal(HttpStatusCode.OK, (await client.Send(number, 1, Lines, packed: true)).Status);
        Assert.Equal(8, (await client.Get(number)).Regels);
    }

    [Fact]
    public async Task A_body_that_unpacks_to_far_too_much_is_cut_off()
    {
        await using var server = await RunningServer.Start();
        var (_, client) = Client(server);
        var (_, number) = await client.Begin("bomb");
        var (status, body) = await client.Send(number, 1, ImportClient.Pack(new byte[300 << 20]), "gzip");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("import.broken-off", body);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_damaged_body_stops_the_import_after_its_last_whole_line(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var (_, client) = Client(server);
        var (_, number) = await client.Begin("damaged");
        var packed = ImportClient.Pack(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Lines + "\n", 2000))));
        var (status, _) = await client.Send(number, 1, packed[..(packed.Length / 2)], "gzip");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.InRange((await client.Get(number)).Regels, 1000, 15_999);
    }

    [Fact]
    public async Task Another_kind_of_body_is_not_read()
    {
        await using var server = await RunningServer.Start();
        var (_, client) = Client(server);
        var (_, number) = await client.Begin("type");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.Send(number, 1, Lines, type: "application/json")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.Send(number, 1, [], "br")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Send(number + 1, 1, Lines)).Status);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_set_aside_and_the_rest_goes_on()
    {
        await using var server = await RunningServer.Start();
        var (_, client) = Client(server);
        var (_, number) = await client.Begin("long");
        var inventory = """{"device":"t1","at":"2026-11-24T10:00:00Z","apps":[]}""";
        var (status, _) = await client.Send(number, 1, $"{new string('x', 20 << 20)}\n{inventory}\n{new string('x', 9 << 20)}\n{inventory}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((4L, 4L), ((await client.Get(number)).Regels, (await client.Get(number)).Afgewezen));
    }

    private static (HttpClient Http, ImportClient Client) Client(RunningServer server)
    {
        var http = server.As(Role.Service);
        return (http, new ImportClient(http, RunningServer.Municipality));
    }
}
