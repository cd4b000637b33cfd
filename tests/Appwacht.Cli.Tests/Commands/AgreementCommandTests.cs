using System.Text;
using Appwacht.Trail;
using Appwacht.Trail.Files;

namespace Appwacht.Cli.Tests.Commands;

public sealed class AgreementCommandTests
{
    [Fact]
    public void Who_signed_verifies_their_copy_without_the_server_and_is_told_what_was_changed()
    {
        using var folder = new TemporaryFolder();
        using var key = SigningKey.Create();
        using var other = SigningKey.Create();
        folder.Write("sleutel.pem", key.Public.ToPem());
        folder.Write("andere.pem", other.Public.ToPem());
        var file = Copy(key);
        folder.Write("akkoord.json", file);
        folder.Write("anders.json", file.Replace("Geef het toestel terug.", "Houd het toestel.", StringComparison.Ordinal));
        folder.Write("later.json", file.Replace("versie: 1", "versie: 2", StringComparison.Ordinal));

        var whole = Program.RunIn(folder.Path, "agreement", "verify", "akkoord.json", "--key", "sleutel.pem");
        Assert.Equal((0, ""), (whole.ExitCode, whole.Problems));
        Assert.Contains("akkoord.json: zoals zij is ondertekend.", whole.Output, StringComparison.Ordinal);
        Assert.Contains("  versie: 1", whole.Output, StringComparison.Ordinal);
        Assert.Contains("in zichzelf heel", Program.RunIn(folder.Path, "agreement", "verify", "akkoord.json").Output, StringComparison.Ordinal);
        foreach (var (name, trusted, says) in ((string, string, string)[])
        [
            ("anders.json", "sleutel.pem", "the text is not the one that was signed."), ("later.json", "sleutel.pem", "the signature does not belong"), ("akkoord.json", "andere.pem", "signed with another key"),
        ])
        {
            var wrong = Program.RunIn(folder.Path, "agreement", "verify", name, "--key", trusted, "--lang", "en");
            Assert.Equal(1, wrong.ExitCode);
            Assert.Contains(says, wrong.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nergens.json")]
    [InlineData("sleutel.pem")]
    [InlineData("akkoord.json", "--key", "akkoord.json")]
    [InlineData("akkoord.json", "--key", "nergens.pem")]
    [InlineData("scherm.json")] // signed by whoever made it, and would write elsewhere on the screen
    public void What_cannot_be_used_is_refused(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        using var key = SigningKey.Create();
        folder.Write("akkoord.json", Copy(key));
        folder.Write("scherm.json", Copy(key, "acr: \u001b[2J\n"));
        folder.Write("sleutel.pem", key.Public.ToPem());
        var ended = Program.RunIn(folder.Path, ["agreement", "verify", .. arguments]);
        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.NotEmpty(ended.Problems);
    }

    private static string Copy(SigningKey key, string more = "")
    {
        const string Text = "Geef het toestel terug.";
        var statement = SealedStatement.Sign($"organisatie: gemeente-voorbeeld\nversie: 1\nsha256: {SealedCopy.HashOf("Titel", Text)}\n{more}", key);
        return Encoding.UTF8.GetString(new SealedCopy("Titel", Text, statement, key.Public).ToJson());
    }
}
