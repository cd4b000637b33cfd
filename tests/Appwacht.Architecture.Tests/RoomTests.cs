using System.Text.RegularExpressions;

namespace Appwacht.Architecture.Tests;

/// <summary>In the projects that have rooms, a room uses only the rooms before it.</summary>
public partial class RoomTests
{
    /// <summary>For each room the rooms it may use, by project.</summary>
    private static readonly Dictionary<string, Dictionary<string, string[]>> Projects = new()
    {
        ["Appwacht.Policy"] = new()
        {
            ["Language"] = [],
            ["Devices"] = ["Language"],
            ["Syntax"] = ["Language", "Devices"],
            ["Judgement"] = ["Language", "Devices"],
            ["Sentences"] = ["Language", "Devices", "Judgement"],
            ["Comparison"] = ["Language", "Devices", "Judgement"],
            ["Fleet"] = ["Language", "Devices", "Judgement", "Comparison"],
            ["Findings"] = ["Language", "Devices", "Judgement", "Fleet"],
            ["Enforcement"] = ["Language"],
        },
        ["Appwacht.Core"] = EachUsesThoseBefore("Audit", "Processing", "Organisations", "Catalogue", "People", "Policies", "Exemptions", "Fleet", "Enforcement", "Papers", "Agreements", "Evidence", "Retention"),
    };

    public static TheoryData<string, string> Names =>
        [.. Projects.Keys.SelectMany(project => RoomsOf(project).Select(room => new TheoryDataRow<string, string>(project, room)))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_uses_only_rooms_before_it(string project, string room) => Assert.Empty(
        Repository.Sources($"src/{project}/{room}")
            .SelectMany(source => RoomsUsedBy(project, source.Value).Except(Projects[project].GetValueOrDefault(room, [])).Where(used => used != room).Select(used => $"{source.Key} uses {used}")));

    [Fact]
    public void Every_room_has_its_place() => Assert.All(Projects, project => Assert.Empty(RoomsOf(project.Key).Except(project.Value.Keys)));

    [Fact]
    public void The_order_has_no_circle() => Assert.All(Projects.Values, rooms => Assert.All(rooms, room => Assert.All(room.Value, used => Assert.DoesNotContain(room.Key, rooms[used]))));

    [Theory]
    [InlineData("Appwacht.Policy", "using Appwacht.Policy.Findings;", "Findings")]
    [InlineData("Appwacht.Policy", "var x = Judgement.PolicyStack.Of(layers);", "Judgement")]
    [InlineData("Appwacht.Policy", "using static Appwacht.Policy.Syntax.Diagnostics.Wording;", "Syntax")]
    [InlineData("Appwacht.Policy", "/// <summary>Looked up by <see cref=\"Judgement.PolicyStack\"/>.</summary>", "")]
    [InlineData("Appwacht.Policy", "var found = rule.Devices?.WithInner();", "")]
    [InlineData("Appwacht.Core", "using Appwacht.Core.Fleet;", "Fleet")]
    [InlineData("Appwacht.Core", "using Appwacht.Policy.Fleet;", "")]
    [InlineData("Appwacht.Core", "var x = Exemptions.All.Any();", "")]
    public void A_use_is_seen_and_a_mention_is_none(string project, string line, string room) => Assert.Equal(room, string.Join(' ', RoomsUsedBy(project, line)));

    private static IEnumerable<string> RoomsOf(string project) =>
        Directory.EnumerateDirectories(Repository.PathOf("src", project)).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> RoomsUsedBy(string project, string source) => source.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        .SelectMany(line => (project is "Appwacht.Policy" ? UseInPolicy() : UseInCore()).Matches(line).Select(use => use.Groups[1].Value)).Distinct();

    private static Dictionary<string, string[]> EachUsesThoseBefore(params string[] rooms) => rooms.Index().ToDictionary(room => room.Item, room => rooms[..room.Index]);

    [GeneratedRegex(@"(?:Appwacht\.Policy\.|(?<![\w.]))(Language|Devices|Syntax|Judgement|Sentences|Comparison|Findings|Fleet|Enforcement)(?:\.(?!WithInner|Select|Count|Where)[A-Z]|;)")]
    private static partial Regex UseInPolicy();

    [GeneratedRegex(@"Appwacht\.Core\.(Audit|Organisations|Catalogue|People|Policies|Exemptions|Fleet|Enforcement|Papers|Agreements|Evidence|Processing|Retention)\b")]
    private static partial Regex UseInCore();
}
