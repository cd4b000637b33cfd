namespace Appwacht.Trail.Tests;

public class TrailEntryTests
{
    [Fact]
    public void Moving_a_letter_from_one_text_to_the_next_gives_another_hash()
    {
        var entry = new TrailEntry(1, DateTimeOffset.UnixEpoch, "member:1", "api", "policy.adopted", "policy:1", "done", "");
        Assert.NotEqual(entry.Hash(TrailEntry.Beginning.Span), (entry with { Actor = "member:1a", Origin = "pi" }).Hash(TrailEntry.Beginning.Span));
    }
}
