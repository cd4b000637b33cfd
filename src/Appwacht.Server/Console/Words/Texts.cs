using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Appwacht.Core;
using Appwacht.Policy.Language;

namespace Appwacht.Server.Console.Words;

/// <summary>
/// The texts of the pages in one language, from the files <c>area.nl.json</c> and <c>area.en.json</c> beside this one, and how numbers and
/// days are written in it.
/// </summary>
internal sealed class Texts
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private readonly FrozenDictionary<string, string> texts;

    private Texts(string language) => (Language, texts) = (language, Load(language));

    /// <summary>Dutch.</summary>
    public static Texts Dutch { get; } = new("nl");

    /// <summary>English.</summary>
    public static Texts English { get; } = new("en");

    /// <summary><c>nl</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>Whether this is English.</summary>
    public bool IsEnglish => Language is "en";

    /// <summary>The keys that have a text.</summary>
    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>The texts for a request.</summary>
    public static Texts For(HttpContext? context) => context is not null && Api.Language.IsEnglish(context.Request) ? English : Dutch;

    /// <summary>The text for a key. A missing one is a mistake that a test finds; the key is then shown.</summary>
    public string this[string key] => texts.GetValueOrDefault(key, key);

    /// <summary>The text for a key, with what belongs in its places.</summary>
    public string With(string key, params object[] values) => string.Format(Plain, this[key], values);

    /// <summary>The text for a number of things: that of <c>key.one</c> for one, of <c>key.many</c> for more or none.</summary>
    public string Count(string key, long number) => With(key + (number == 1 ? ".one" : ".many"), Number(number));

    /// <summary>A text that is kept in both languages.</summary>
    public string Say(LocalText text) => text.In(Language);

    /// <summary>A whole number, with a separator for thousands.</summary>
    public string Number(long number)
    {
        var text = number.ToString("#,0", Plain);
        return IsEnglish ? text : text.Replace(',', '.');
    }

    /// <summary>A share in percent, with one decimal.</summary>
    public string Percent(double part, double whole)
    {
        var text = (whole == 0 ? 0 : 100 * part / whole).ToString("0.0", Plain);
        return IsEnglish ? text + "%" : text.Replace('.', ',') + "%";
    }

    /// <summary>A day: 20 november 2026.</summary>
    public string Day(DateOnly day) => day.Written(Language);

    /// <summary>A day for where there is little room: 20 nov 2026.</summary>
    public string ShortDay(DateOnly day) => $"{day.Day} {day.MonthName(Language)[..3]} {day.Year}";

    /// <summary>An instant on its day in the Netherlands, with the time there.</summary>
    public string Moment(DateTimeOffset instant)
    {
        var there = Time.InAmsterdam(instant);
        return $"{Day(DateOnly.FromDateTime(there))} {there.ToString("HH:mm", Plain)}";
    }

    /// <summary>How long something takes or is, in the largest unit that fits: 3 dagen, 2 uur, 5 minuten, 12 seconden.</summary>
    public string Duration(TimeSpan duration) => duration switch
    {
        { TotalDays: >= 1 } => Count("duration.days", (long)duration.TotalDays),
        { TotalHours: >= 1 } => Count("duration.hours", (long)duration.TotalHours),
        { TotalMinutes: >= 1 } => Count("duration.minutes", (long)duration.TotalMinutes),
        _ => Count("duration.seconds", (long)duration.TotalSeconds),
    };

    private static FrozenDictionary<string, string> Load(string language)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(Texts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("words.", StringComparison.Ordinal) && name.EndsWith($".{language}.json", StringComparison.Ordinal)))
            foreach (var (key, text) in Read(assembly, name))
                if (!all.TryAdd(key, text))
                    throw new InvalidDataException($"{name} has a key that another file has too: {key}.");
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} was not built in.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
    }
}
