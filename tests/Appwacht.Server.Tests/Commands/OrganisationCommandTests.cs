using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Tests.Commands;

public class OrganisationCommandTests
{
    private static readonly OrganisationId A = OrganisationId.Parse("gemeente-a");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_organisation_is_made_with_its_first_roles_and_tells_so_on_its_trail(string kind)
    {
        await using var place = await TestDatabases.Prepared(kind);
        Assert.Equal(0, (await Typed.At(place, "create", "koepel", "--name", "De koepel")).Code);
        var made = await Typed.At(place, "create", A.Value, "--name", "Gemeente A", "--parent", "koepel", "--grant", "entra:https://a/b=c=ciso", "--grant", "entra:beheer=device-administrator");
        Assert.Equal((0, "gemeente-a was made.\n", ""), (made.Code, made.Output.ReplaceLineEndings("\n"), made.Problems));

        await using var directory = place.Databases.OpenDirectory();
        var grants = await directory.RoleGrants.OrderBy(grant => grant.Role).Select(grant => $"{grant.Organisation} {grant.Provider} {grant.Group} {grant.Role}").ToListAsync(Cancel);
        Assert.Equal(["gemeente-a entra https://a/b=c Ciso", "gemeente-a entra beheer DeviceAdministrator"], grants.OrderDescending());
        await using var db = place.Databases.Open(A);
        var line = await db.Set<AuditEntry>().SingleAsync(Cancel);
        Assert.Equal(("operator", "command-line", "organisation.created"), (line.Actor, line.Origin, line.Action));
        Assert.Equal("gemeente-a\tGemeente A\tunder koepel\nkoepel\tDe koepel\n", (await Typed.At(place, "list")).Output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Gemeente-A", "", "small letters")]
    [InlineData("../x", "", "small letters")]
    [InlineData("x", "--grant entra=ciso", "provider:group=role")]
    [InlineData("x", "--grant entra:groep=koning", "not a role")]
    [InlineData("x", "--parent nergens", "no organisation `nergens`")]
    [InlineData("x", "--parent x", "no organisation `x`")]
    public async Task What_cannot_be_made_is_refused_in_words_and_nothing_is_made(string id, string rest, string why)
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        var refused = await Typed.At(place, ["create", id, "--name", "X", .. rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.NotEqual(0, refused.Code);
        Assert.Contains(why, refused.Problems, StringComparison.Ordinal);
        Assert.Empty(await place.Databases.Stored(Cancel));
    }

    [Fact]
    public async Task A_second_organisation_of_the_same_name_is_refused_and_the_first_stays()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        Assert.Equal(0, (await Typed.At(place, "create", A.Value, "--name", "Een")).Code);
        Assert.Equal(2, (await Typed.At(place, "create", A.Value, "--name", "Twee")).Code);
        Assert.Contains("Een", (await Typed.At(place, "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_that_others_are_under_is_not_deleted()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await Typed.At(place, "create", "koepel", "--name", "De koepel");
        await Typed.At(place, "create", A.Value, "--name", "Gemeente A", "--parent", "koepel");
        var refused = await Typed.At(place, "delete", "koepel", "--yes", "koepel");
        Assert.Contains("Gemeente A", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(2, (await place.Databases.Stored(Cancel)).Count);
    }

    [Fact]
    public async Task A_move_says_where_to()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await Typed.At(place, "create", A.Value, "--name", "Gemeente A");
        Assert.Contains("--to-data or --to-database", (await Typed.At(place, "move", A.Value)).Problems, StringComparison.Ordinal);
        Assert.Contains("--to-data or --to-database", (await Typed.At(place, "move", A.Value, "--to-data", "x", "--to-database", "y")).Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_said_in_a_sentence_with_the_name_of_the_organisation()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await Typed.At(place, "create", A.Value, "--name", "Gemeente A");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "organisations", A + ".db"), new string('x', 10_000), Cancel);
        var refused = await Typed.At(place, "list");
        Assert.Equal(2, refused.Code);
        Assert.StartsWith("The database of gemeente-a is damaged", refused.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Processes_that_start_at_once_on_an_empty_place_make_it_together(string kind)
    {
        await using var place = await TestDatabases.Make(kind);
        var ended = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Typed.InProcess(["organisation", "create", $"gemeente-{number}", "--name", $"{number}", .. Typed.Where(place)])));
        Assert.All(ended, one => Assert.Equal((0, ""), (one.Code, one.Problems)));
        await place.Databases.Prepare(Cancel);
        Assert.Equal(4, (await place.Databases.Stored(Cancel)).Count);
    }
}
