namespace Appwacht.Architecture.Tests;

public class FileSizeTests
{
    private const int Longest = 400;

    /// <summary>Files that may be longer, each with the reason.</summary>
    private static readonly Dictionary<string, string> Longer = [];

    [Fact]
    public void A_file_that_is_longer_than_it_should_be_has_a_reason() => Assert.Empty(TooLong(Repository.Sources("src")).Except(Longer.Keys));

    [Fact]
    public void A_reason_goes_when_the_file_has_become_shorter() => Assert.Empty(Longer.Keys.Except(TooLong(Repository.Sources("src"))));

    [Fact]
    public void A_file_that_is_too_long_would_be_seen() =>
        Assert.Equal(["b.cs"], TooLong(new Dictionary<string, string> { ["a.cs"] = new('\n', Longest), ["b.cs"] = new('\n', Longest + 1) }));

    /// <summary>Leaves out what the migration tool makes.</summary>
    private static IEnumerable<string> TooLong(IReadOnlyDictionary<string, string> sources) =>
        sources.Where(source => !source.Key.Contains("/Migrations/", StringComparison.Ordinal) && source.Value.Count(character => character == '\n') > Longest).Select(source => source.Key);
}
