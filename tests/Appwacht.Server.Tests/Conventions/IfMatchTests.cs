using System.Net;
using Appwacht.Core;
using Appwacht.Server.Api.Conventions;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Conventions;

public class IfMatchTests
{
    [Fact]
    public async Task A_change_says_which_version_it_is_of()
    {
        await using var server = await RunningServer.Start(map: TestEndpoints.Map);
        using var client = server.As(Role.Ciso);
        using var silent = await client.Ask(HttpMethod.Put, TestEndpoints.At("/versie"));
        Assert.Equal("change.version-missing", (await silent.IsProblem(HttpStatusCode.PreconditionRequired)).Code);
        foreach (var (tag, status) in new[]
        {
            ($"{IfMatch.VersionOf("a", 1)}", HttpStatusCode.NoContent), ("*", HttpStatusCode.NoContent), ($"\"x\", {IfMatch.VersionOf("a", 1)}", HttpStatusCode.NoContent),
            ($"{IfMatch.VersionOf("a", 2)}", HttpStatusCode.PreconditionFailed), ($"W/{IfMatch.VersionOf("a", 1)}", HttpStatusCode.PreconditionFailed),
            ("zomaar", HttpStatusCode.PreconditionRequired),
        })
        {
            using var answer = await client.Ask(HttpMethod.Put, TestEndpoints.At("/versie"), null, ("If-Match", tag));
            Assert.Equal((tag, status), (tag, answer.StatusCode));
        }
    }

    [Fact]
    public void Versions_differ_when_a_part_does_also_when_parts_run_together() =>
        Assert.Equal(4, new[] { IfMatch.VersionOf("ab", "c"), IfMatch.VersionOf("a", "bc"), IfMatch.VersionOf("abc"), IfMatch.VersionOf("abc", null) }.Select(tag => tag.ToString()).Distinct().Count());
}
