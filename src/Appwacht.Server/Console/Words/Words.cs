using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Appwacht.Policy.Language;

namespace Appwacht.Server.Console.Words;

/// <summary>The texts of the pages in one language, from <c>nl.json</c> or <c>en.json</c> beside this file, and how numbers and days are written in it.</summary>
internal sealed class Words
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private static readonly string[] MonthsNl = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
    private static readonly string[] MonthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private readonly FrozenDictionary<string, string> texts;

    private Words(string language) => (Language, texts) = (language, Load(language));

    /// <summary>Dutch.</summary>
    public static Words Dutch { get; } = new("nl");

    /// <summary>English.</summary>
    public static Words English { get; } = new("en");

    /// <summary><c>nl</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>The keys that have a text.</summary>
    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>The text for a key. A missing one is a mistake that a test finds; the key is then shown.</summary>
    public string this[string key] => texts.GetValueOrDefault(key, key);

    /// <summary>The text for a key, with what belongs in its places.</summary>
    public string With(string key, params object[] values) => string.Format(Plain, this[key], values);

    /// <summary>A text that is kept in both languages.</summary>
    public string Say(LocalText text) => text.In(Language);

    /// <summary>A whole number, with a separator for thousands.</summary>
    public string Number(long number)
    {
        var text = number.ToString("#,0", Plain);
        return Language is "en" ? text : text.Replace(',', '.');
    }

    /// <summary>A share in percent, with one decimal.</summary>
    public string Percent(double part, double whole)
    {
        var text = (whole == 0 ? 0 : 100 * part / whole).ToString("0.0", Plain);
        return Language is "en" ? text + "%" : text.Replace('.', ',') + " %";
    }

    /// <summary>A day: 20 november 2026.</summary>
    public string Day(DateOnly day) => $"{day.Day} {(Language is "en" ? MonthsEn : MonthsNl)[day.Month - 1]} {day.Year}";

    /// <summary>An instant on its day in the Netherlands, with the time there.</summary>
    public string Moment(DateTimeOffset instant)
    {
        var there = Core.Time.InAmsterdam(instant);
        return $"{Day(DateOnly.FromDateTime(there))} {there.ToString("HH:mm", Plain)}";
    }

    private static FrozenDictionary<string, string> Load(string language)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"words.{language}.json") ?? throw new InvalidOperationException($"The texts in {language} were not built in.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal); // the file is an object
    }
}
