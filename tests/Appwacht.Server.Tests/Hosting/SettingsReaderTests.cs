using Appwacht.Server.Hosting;
using Microsoft.Extensions.Configuration;

namespace Appwacht.Server.Tests.Hosting;

public class SettingsReaderTests
{
    [Fact]
    public void All_mistakes_are_told_at_once_by_name_and_without_the_value()
    {
        var (settings, unread) = Read(("Dataa", "x"), ("Limits:AtOnce", "geheim"), ("Limits:BodyBytes", "3"), ("Demo", "ja"), ("Providers:entra:Autority", "x"), ("Otlp", "collector"), ("Proxies:0", "proxy"));
        var mistakes = unread.Concat(SettingsReader.Check(settings, "127.0.0.1:80")).ToArray();
        Assert.Equal(
            ["--urls", "Appwacht:Dataa", "Appwacht:Demo", "Appwacht:Limits:AtOnce", "Appwacht:Limits:BodyBytes", "Appwacht:Otlp", "Appwacht:Providers:entra:Autority", "Appwacht:Proxies"],
            mistakes.Select(mistake => mistake.Split('`')[1]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(mistakes, mistake => mistake.Contains("geheim", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_right_is_taken()
    {
        var (settings, mistakes) = Read(
            ("data", "/var/lib/appwacht"), ("LIMITS:ATONCE", "7"), ("Providers:entra:Authority", "https://login.example.nl/x"), ("Proxies:0", "10.0.0.1"), ("SecurityContacts", "mailto:a@example.nl, https://example.nl/melden"),
            ("AllowedOrigins:0", "https://intranet.example.nl"), ("JsonLog", "true"), ("Address", "https://appwacht.example.nl"), ("Otlp", "http://127.0.0.1:4318"));
        Assert.Empty(mistakes);
        Assert.Empty(SettingsReader.Check(settings, "http://127.0.0.1:5080;https://*:5443"));
        Assert.Equal(("/var/lib/appwacht", 7, true, "https://login.example.nl/x", 2), (settings.Data, settings.Limits.AtOnce, settings.JsonLog, settings.Providers["entra"].Authority, settings.SecurityContacts.Count));
    }

    [Theory]
    [InlineData("SecurityContacts:0", "a@example.nl", "SecurityContacts")]
    [InlineData("AllowedOrigins:0", "https://example.nl/pad", "AllowedOrigins")]
    [InlineData("AllowedOrigins:0", "*", "AllowedOrigins")]
    [InlineData("Data", "", "Data")]
    public void What_cannot_be_is_told(string name, string value, string told)
    {
        var (settings, _) = Read((name, value));
        Assert.StartsWith($"`Appwacht:{told}`", Assert.Single(SettingsReader.Check(settings, "http://127.0.0.1:0")), StringComparison.Ordinal);
    }

    private static (ServerSettings, IReadOnlyList<string>) Read(params (string Name, string Value)[] given) =>
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(given.Select(pair => KeyValuePair.Create("Appwacht:" + pair.Name, (string?)pair.Value))).Build());
}
