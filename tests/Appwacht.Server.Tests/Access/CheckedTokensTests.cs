using System.Security.Claims;
using Appwacht.Server.Access;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Server.Tests.Access;

public class CheckedTokensTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_token_that_was_good_is_known_for_a_minute_and_another_one_is_not()
    {
        var (tokens, user) = (new CheckedTokens(clock), new ClaimsPrincipal());
        tokens.Add("one", user, clock.GetUtcNow().AddHours(1));
        Assert.Same(user, tokens.Find("one"));
        Assert.Null(tokens.Find("onE"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(tokens.Find("one"));
    }

    [Fact]
    public void A_token_is_not_known_past_its_end()
    {
        var tokens = new CheckedTokens(clock);
        tokens.Add("short", new ClaimsPrincipal(), clock.GetUtcNow().AddSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(tokens.Find("short"));
    }

    [Fact]
    public void However_many_tokens_come_no_more_are_kept_than_fit_and_old_ones_make_room()
    {
        var tokens = new CheckedTokens(clock);
        for (var one = 0; one < 12_000; one++)
            tokens.Add($"{one}", new ClaimsPrincipal(), clock.GetUtcNow().AddHours(1));
        Assert.Null(tokens.Find("11999"));
        clock.Advance(TimeSpan.FromMinutes(2));
        tokens.Add("new", new ClaimsPrincipal(), clock.GetUtcNow().AddHours(1));
        Assert.NotNull(tokens.Find("new"));
    }
}
