using System.Text.RegularExpressions;

namespace Appwacht.Architecture.Tests;

/// <summary>A room of the policy project uses only the rooms before it.</summary>
public partial class RoomTests
{
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["Language"] = [],
        ["Devices"] = ["Language"],
        ["Syntax"] = ["Language", "Devices"],
        ["Judgement"] = ["Language", "Devices"],
        ["Comparison"] = ["Language", "Devices", "Judgement"],
        ["Fleet"] = ["Language", "Devices", "Judgement", "Comparison"],
        ["Findings"] = ["Language", "Devices", "Judgement", "Fleet"],
    };

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Repository.PathOf("src", "Appwacht.Policy")).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj")).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_uses_only_rooms_before_it(string room) => Assert.Empty(
        Repository.Sources($"src/Appwacht.Policy/{room}").SelectMany(source => RoomsUsedBy(source.Value).Except(Rooms.GetValueOrDefault(room, [])).Where(used => used != room).Select(used => $"{source.Key} uses {used}")));

    [Fact]
    public void Every_room_has_its_place() => Assert.Equal(Rooms.Keys.Order(StringComparer.Ordinal), Names.Select(name => name.Data));

    [Fact]
    public void The_order_has_no_circle() => Assert.All(Rooms, room => Assert.All(room.Value, used => Assert.DoesNotContain(room.Key, Rooms[used])));

    [Theory]
    [InlineData("using Appwacht.Policy.Findings;", "Findings")]
    [InlineData("var x = Judgement.PolicyStack.Of(layers);", "Judgement")]
    [InlineData("using static Appwacht.Policy.Syntax.Diagnostics.Wording;", "Syntax")]
    [InlineData("/// <summary>Looked up by <see cref=\"Judgement.PolicyStack\"/>.</summary>", "")]
    [InlineData("var found = rule.Devices?.WithInner();", "")]
    public void A_use_is_seen_and_a_mention_is_none(string line, string room) => Assert.Equal(room, string.Join(' ', RoomsUsedBy(line)));

    private static IEnumerable<string> RoomsUsedBy(string source) =>
        source.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).SelectMany(line => Use().Matches(line).Select(use => use.Groups[1].Value)).Distinct();

    [GeneratedRegex(@"(?:Appwacht\.Policy\.|(?<![\w.]))(Language|Devices|Syntax|Judgement|Comparison|Findings|Fleet)(?:\.(?!WithInner|Select|Count|Where)[A-Z]|;)")]
    private static partial Regex Use();
}
