using System.Net;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Tests.Hosting;
using static Appwacht.Server.Tests.Api.Refusals;

namespace Appwacht.Server.Tests.Api;

public class HandhavingsinstellingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Enforcement_is_set_in_the_place_of_what_was_seen_and_told_on_the_trail(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var settings = server.Client(Role.Ciso).Instellingen;
        var usual = await settings.Handhaving(Cancel);
        Assert.Equal(new Handhavingsinstelling(true, 8, 17, 8), usual.Value);
        var off = await settings.Wijzig(usual, new(false, 9, 16, 3), Cancel);
        Assert.Equal(new Handhavingsinstelling(false, 9, 16, 3), off.Value);
        Assert.Equal(off, await settings.Handhaving(Cancel));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "change.stale"), await Refused(() => settings.Wijzig(usual, new(true, 8, 17, 8), Cancel)));
        Assert.Equal((HttpStatusCode.PreconditionRequired, "change.version-missing"), await Refused(() => settings.Wijzig(usual with { Version = "" }, new(true, 8, 17, 8), Cancel)));

        var refused = await Assert.ThrowsAsync<ApiException>(() => settings.Wijzig(off, new(true, 9, 23, 15), Cancel));
        Assert.Equal([("enforcement.hours", "van"), ("enforcement.fresh", "versDagen")], refused.Problem!.Fouten.Select(fault => (fault.Code, fault.Veld)));
        Assert.Equal((HttpStatusCode.Forbidden, "access.no-right"), await Refused(() => server.Client(Role.DeviceAdministrator).Instellingen.Handhaving(Cancel)));
        Assert.Equal("enforcement:settings", Assert.Single(await server.Trail("enforcement.set", TimeProvider.System.GetUtcNow())).Betreft);
    }
}
