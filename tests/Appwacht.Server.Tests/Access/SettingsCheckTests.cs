using Appwacht.Server.Access;
using Appwacht.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Appwacht.Server.Tests.Access;

public class SettingsCheckTests
{
    private const string Local = "http://127.0.0.1:5080";

    [Fact]
    public void Every_mistake_is_said_at_once_and_the_server_does_not_start()
    {
        var settings = new ServerSettings
        {
            Address = new Uri("https://appwacht.example/somewhere"),
            Providers = { ["Wrong Name"] = new() { Authority = "login", Audience = "" }, ["demo"] = new() { Authority = "http://login.example", ClientId = "a", ClientSecret = "b" } },
        };
        var refused = Assert.Throws<OptionsValidationException>(() => Authentication.Add(new ServiceCollection(), settings, Local, TimeProvider.System));
        Assert.Equal(
            [
                "Appwacht:Address must be an address without a path, such as https://appwacht.example.nl.",
                "Appwacht:Providers:Wrong Name: the name of a provider has small letters, digits and hyphens only, at most 64.",
                "Appwacht:Providers:Wrong Name:Authority must be the address of the provider.",
                "Appwacht:Providers:Wrong Name:ClientId is missing.",
                "Appwacht:Providers:Wrong Name:ClientSecret is missing.",
                "Appwacht:Providers:Wrong Name:Audience is missing.",
                "Appwacht:Providers:demo: this name is kept for the fictional people.",
                "Appwacht:Providers:demo:Authority must begin with https://.",
            ],
            refused.Failures);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", null, true)]
    [InlineData("http://localhost:5080;http://[::1]:5080", null, true)]
    [InlineData("https://0.0.0.0", null, true)]
    [InlineData("http://0.0.0.0:5080", "https://appwacht.example", true)]
    [InlineData("http://0.0.0.0:5080", null, false)]
    [InlineData("http://*:5080", null, false)]
    [InlineData("https://0.0.0.0;http://0.0.0.0", null, false)]
    [InlineData("http://127.0.0.1:5080", "http://appwacht.example", false)]
    public void People_sign_in_over_https_or_on_the_machine_itself(string urls, string? address, bool isRight) => Assert.Equal(
        isRight,
        SettingsCheck.Faults(
            new() { Address = address is null ? null : new Uri(address), Providers = { ["login"] = new() { Authority = "https://login.example", ClientId = "a", ClientSecret = "b" } } },
            urls).Count == 0);
}
