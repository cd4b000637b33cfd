namespace Appwacht.Core.Tests.Storage;

/// <summary>Work that one process does for an organisation at a time.</summary>
public class HoldTests
{
    private const string Work = "work";

    private static readonly OrganisationId Org = OrganisationId.Parse("gemeente-test");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_process_does_is_not_done_too_and_is_free_the_moment_that_it_is_done()
    {
        // A folder belongs to one process, which needs no hold: this is of PostgreSQL.
        await using var place = await TestDatabases.Prepared(TestDatabases.Postgres);
        await place.Databases.Create(Org, Cancel);
        await using var other = place.OpenAgain().Open(Org);
        await using (var first = place.Databases.Open(Org))
        {
            Assert.True(await first.TryHold(Work, Cancel));
            Assert.False(await other.TryHold(Work, Cancel));
            Assert.True(await other.TryHold("other work", Cancel));
        }

        // On a connection of its own, so that it is not the one of before that is used again.
        Assert.True(await other.TryHold(Work, Cancel));
    }
}
