using System.Text.RegularExpressions;
using Appwacht.Architecture.Tests;
using Appwacht.Console.Tests.Walking;
using Appwacht.Server.Console.Words;

namespace Appwacht.Console.Tests.Words;

/// <summary>The texts of the pages and the pages that use them.</summary>
public partial class WordTests
{
    private static readonly string[] Numbers = [".one", ".many"];

    private static readonly Lazy<IReadOnlyList<(string File, string Text)>> Sources = new(() =>
        [.. ((string[])["*.cs", "*.razor"]).SelectMany(pattern => Repository.Files("src/Appwacht.Server", pattern)).Select(file => (file.Key, file.Value))]);

    private static HashSet<string> Keys => [.. Texts.Dutch.Keys];

    [Fact]
    public void Every_text_is_there_in_both_languages() => Tour.Nothing(
    [
        .. Texts.Dutch.Keys.Except(Texts.English.Keys).Select(key => $"not in English: {key}"),
        .. Texts.English.Keys.Except(Texts.Dutch.Keys).Select(key => $"not in Dutch: {key}"),
    ]);

    [Fact]
    public void Both_languages_have_the_same_places_for_values() => Tour.Nothing(
        [.. Keys.Where(key => !Places(Texts.Dutch[key]).SetEquals(Places(Texts.English[key])) && !key.EndsWith(".one", StringComparison.Ordinal)).Select(key => $"{key}: {Texts.Dutch[key]} / {Texts.English[key]}")]);

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there() => Tour.Nothing([.. Sources.Value.SelectMany(source => Missing(source.Text, Keys).Select(key => $"{source.File}: {key}"))]);

    [Fact]
    public void Every_text_is_used() => Tour.Nothing([.. Unused(Keys, Sources.Value.Select(source => source.Text))]);

    [Fact]
    public void Everything_that_is_recorded_on_the_trail_has_words()
    {
        var recorded = Repository.Files("src/Appwacht.Core", "*.cs").SelectMany(file => Recorded().Matches(file.Value)).Select(found => found.Groups["action"].Value).Distinct().ToArray();
        Assert.Contains("extension.refused", recorded);
        Tour.Nothing([.. recorded.Where(action => !Keys.Contains("trail.action." + action))]);
    }

    [Fact]
    public void A_text_that_is_missing_or_not_used_would_be_seen()
    {
        HashSet<string> keys = ["a.one", "a.many", "menu.apps", "b"];
        Assert.Equal(["c", "d"], Missing("""T["c"] T.Count("a", 1) T.With("d") T["menu." + name] T[$"menu.{name}"]""", keys));
        Assert.Equal(["b"], Unused(keys, ["""T.Count("a", 1) T["menu." + name]"""]));
    }

    private static IEnumerable<string> Missing(string source, HashSet<string> keys)
    {
        foreach (Match asked in Asked().Matches(source))
        {
            var (how, key) = (asked.Groups["how"].Value, asked.Groups["key"].Value);
            if (how.Contains("Count", StringComparison.Ordinal) ? !Numbers.All(number => keys.Contains(key + number)) : !keys.Contains(key))
                yield return key;
        }
    }

    private static IEnumerable<string> Unused(HashSet<string> keys, IEnumerable<string> sources)
    {
        var said = sources.SelectMany(source => Literal().Matches(source)).Select(found => found.Groups["text"].Value).ToHashSet(StringComparer.Ordinal);
        var beginnings = said.Where(text => text.EndsWith('.')).ToArray();
        return keys.Where(key => !said.Contains(key) && !Numbers.Any(number => key.EndsWith(number, StringComparison.Ordinal) && said.Contains(key[..^number.Length]))
            && !beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal))).Order(StringComparer.Ordinal);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(place => place.Value)];

    /// <summary>A text that is asked for by its whole key.</summary>
    [GeneratedRegex("""\bT(?<how>\[|\.With\(|\.Count\()"(?<key>[a-z0-9.-]+)"(?=[\]),])""")]
    private static partial Regex Asked();

    /// <summary>Whatever may be a key, or the beginning of one.</summary>
    [GeneratedRegex("""["}](?<text>[a-z0-9.-]+)["{]""")]
    private static partial Regex Literal();

    /// <summary>What is recorded, where a line says it whole.</summary>
    [GeneratedRegex("(?<=Record\\([^\\n]*)[\"](?<action>[a-z-]+\\.[a-z-]+)[\"]")]
    private static partial Regex Recorded();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
