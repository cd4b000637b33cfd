namespace Appwacht.Core.Evidence;

/// <summary>A wish for evidence of a period.</summary>
/// <param name="From">The first day; null when that could not be read.</param>
/// <param name="Until">The first day after the period; null when that could not be read.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>: of what people read; tables and lines are the same in both.</param>
public sealed record EvidenceWish(DateOnly? From, DateOnly? Until, string Language)
{
    /// <summary>The longest period, in years: longer than an audit looks back, and than the trail is kept at least.</summary>
    public const int MostYears = 7;

    private static readonly DateOnly Earliest = new(2020, 1, 1);

    /// <summary>Everything for which it cannot be made.</summary>
    public IEnumerable<Refusal> WhyNot(DateOnly today)
    {
        if (Language is not ("nl" or "en"))
            yield return new("evidence.language", "Kies nl of en.", "Choose nl or en.", "taal");
        if (From is not { } from || from < Earliest)
            yield return new("evidence.from", $"Geef de eerste dag van de periode, niet voor {Earliest:yyyy-MM-dd}.", $"Give the first day of the period, not before {Earliest:yyyy-MM-dd}.", "vanaf");
        if (Until is not { } until)
            yield return new("evidence.until", "Geef de laatste dag van de periode.", "Give the last day of the period.", "tot");
        else if (until > today)
            yield return new("evidence.not-over", "De periode eindigt op zijn laatst gisteren: wat nog loopt, kan nog veranderen.", "The period ends yesterday at the latest: what is not over may still change.", "tot");
        else if (From is { } begin && until <= begin)
            yield return new("evidence.order", "De laatste dag van de periode ligt voor de eerste.", "The last day of the period is before the first.", "tot");
        else if (From is { } first && until > first.AddYears(MostYears))
            yield return new("evidence.too-long", $"Een periode duurt ten hoogste {MostYears} jaar.", $"A period is at most {MostYears} years long.", "tot");
    }
}
