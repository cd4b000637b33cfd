using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax;

/// <summary>Why a text stops being YAML at a place, in the words of a reader and not of a parser.</summary>
internal sealed record YamlBreak(LocalText Message, LocalText? Hint)
{
    private static readonly LocalText PutQuotes = new("hoort dit bij een tekst, zet de hele tekst tussen aanhalingstekens",
        "if this belongs to a text, put the whole text between quotes");

    /// <summary>What is probably wrong, from the line on which it stopped and what the parser said.</summary>
    public static YamlBreak From(string line, string parserSaid)
    {
        bool Said(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
                if (parserSaid.Contains(word, StringComparison.OrdinalIgnoreCase))
                    return true;
            return false;
        }

        var indent = line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length);
        if (indent.Contains('\t') || Said("tab"))
            return new(new("de regel springt in met een tab",
                "the line is indented with a tab"), new("spring in met spaties", "indent with spaces"));
        if (Said("escape", "hexadecimal", "surrogate"))
            return new(
                new("na `\\` staat iets dat tussen dubbele aanhalingstekens niets betekent",
                    "what follows `\\` means nothing between double quotes"),
                new("schrijf `\\\\` voor een schuine streep, of gebruik enkele aanhalingstekens",
                    "write `\\\\` for a backslash, or use single quotes"));
        if (Said("quoted scalar"))
            return new(new("een aanhalingsteken wordt geopend maar niet gesloten",
                "a quote is opened and not closed"), new("sluit de tekst met hetzelfde teken", "close the text with the same mark"));
        if (Said("block scalar"))
            return new(new("na `|` of `>` begint een blok tekst op de volgende regel; hier staat iets anders",
                "after `|` or `>` a block of text begins on the next line; here stands something else"), PutQuotes);
        if (Said("flow"))
            return new(new("`[` of `{` wordt geopend maar niet goed gesloten",
                "`[` or `{` is opened and not closed well"), new("controleer de komma's en het sluiten met `]` of `}`", "check the commas and the closing `]` or `}`"));
        if (Said("anchor", "alias", "tag"))
            return new(new("`&`, `*` en `!` hebben in YAML een eigen betekenis",
                "`&`, `*` and `!` have a meaning of their own in YAML"), PutQuotes);
        if (Said("cannot start any token"))
            return new(new("met dit teken kan geen waarde beginnen", "no value can begin with this character"), PutQuotes);
        if (Said("mapping values", "invalid mapping", "':'", "simple key"))
            return new(
                new("een sleutel of `:` staat op een plaats waar dat niet kan", "a key or a `:` stands where it cannot"),
                new("kijk naar de inspringing, of zet een tekst met `:` tussen aanhalingstekens",
                    "look at the indentation, or put a text with `:` between quotes"));
        if (Said("block", "indentation", "expected key", "document start"))
            return new(
                new("de inspringing past niet bij de regels eromheen", "the indentation does not fit the lines around it"),
                new("zet wat bij elkaar hoort even ver naar rechts", "put what belongs together equally far to the right"));
        return new(new("vanaf hier is de tekst geen YAML", "from here the text is not YAML"), PutQuotes);
    }
}
