using System.Net;
using System.Text;

namespace Appwacht.Cli.Tests.Commands;

/// <summary>A check that asks a server. What a real server answers is tested with the server; here it is an answer as one gave it.</summary>
public sealed class CheckServerTests
{
    private const string Answer = """
        {"dag":"2026-11-25","beleid":1,"toestellen":{"groep":"alle","toestellen":755,"weren":187,"eerstBeoordelen":56,"ontraden":49,"toegestaan":463},
        "perSoort":[{"groep":"laptop","toestellen":60},{"groep":"mobile","toestellen":695}],"perEigendom":[],"perEenheid":[],
        "apps":[{"app":"tiktok","titel":"TikTok","oordeel":"deny","toestellen":35,"waarschijnlijk":0,"regels":["gemeente-voorbeeld/landen"]}],
        "inventarissen":{"toestellen":795,"gelezen":790,"verouderd":49,"nooitGelezen":5,"medianeLeeftijd":6,"verouderdNa":14}}
        """;

    [Fact]
    public async Task A_server_is_asked_with_the_token_and_what_it_does_not_show_is_a_dash()
    {
        using var server = new AnsweringServer(200, "application/json", Answer);
        using var folder = new TemporaryFolder();
        var ended = Program.RunIn(folder.Path, "check", "--server", server.Address, "--organisation", "gemeente-voorbeeld", "--token-file", folder.Write("token", "geheim\n"));
        Assert.Equal("", ended.Problems);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("Op – van de 695 mobiele toestellen", ended.Output, StringComparison.Ordinal);
        Assert.Matches("TikTok +weren +35 +– +– +landen", ended.Output);
        Assert.Equal(("/v1/organisaties/gemeente-voorbeeld/bevindingen/_tel", "Bearer geheim"), await server.Asked);
    }

    [Fact]
    public void What_a_server_refuses_is_said_with_every_reason()
    {
        using var server = new AnsweringServer(403, "application/problem+json", """
            {"status":403,"title":"Nee.","detail":"Nee. En ook niet.","code":"access.no-right","fouten":[{"code":"access.no-right","melding":"Nee."},{"code":"b","melding":"En ook niet."}]}
            """);
        using var folder = new TemporaryFolder();
        var ended = Program.RunIn(folder.Path, "check", "--server", server.Address, "--organisation", "gemeente-voorbeeld", "--token-file", folder.Write("token", "geheim"));
        Assert.Equal((2, "", $"Nee.{Environment.NewLine}En ook niet.{Environment.NewLine}"), (ended.ExitCode, ended.Output, ended.Problems));
    }

    [Theory]
    [InlineData("Geef een map met exports", "check")]
    [InlineData("Geef een map met exports", "check", ".", "--server", "http://127.0.0.1:9")]
    [InlineData("Noem met --organisation", "check", "--server", "http://127.0.0.1:9")]
    [InlineData("gebruik https", "check", "--server", "http://appwacht.example", "--organisation", "x")]
    [InlineData("APPWACHT_TOKEN", "check", "--server", "https://appwacht.example", "--organisation", "x")]
    public void What_is_missing_is_said_before_anything_is_asked(string said, params string[] arguments)
    {
        var ended = Program.Run(arguments);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(said, ended.Problems, StringComparison.Ordinal);
    }

    /// <summary>Gives one answer on loopback.</summary>
    private sealed class AnsweringServer : IDisposable
    {
        private readonly HttpListener listener = new();

        public AnsweringServer(int status, string form, string answer)
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            }

            listener.Prefixes.Add(Address);
            listener.Start();
            Asked = Give(status, form, answer);
        }

        public string Address { get; }

        public Task<(string Path, string? Token)> Asked { get; }

        public void Dispose() => listener.Close();

        private async Task<(string, string?)> Give(int status, string form, string answer)
        {
            var context = await listener.GetContextAsync();
            (context.Response.StatusCode, context.Response.ContentType) = (status, form);
            context.Response.Close(Encoding.UTF8.GetBytes(answer), willBlock: true);
            return (context.Request.Url?.AbsolutePath ?? "", context.Request.Headers["Authorization"]);
        }
    }
}
