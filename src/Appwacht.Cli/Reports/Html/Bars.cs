using System.Globalization;
using Appwacht.Policy.Language;

namespace Appwacht.Cli.Reports.Html;

/// <summary>
/// Bars as inline SVG, one to a row, so that the labels are text that grows and wraps. A small count is always drawn as the same open
/// bar; strength is told by pattern besides by shade.
/// </summary>
internal static class Bars
{
    /// <summary>The patterns that bars are filled with; once in a page.</summary>
    public static Markup Patterns { get; } = Markup.Of($"""
        <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>
        <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="paper" width="6" height="6"/><rect class="ink" width="3.5" height="6"/></pattern>
        <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="paper" width="6" height="6"/><circle class="ink" cx="3" cy="3" r="1.6"/></pattern>
        </defs></svg>

        """);

    /// <summary>One bar that fills its place to the part that the count is of the whole.</summary>
    public static Markup Bar(ShownCount count, long whole, Effect effect)
    {
        var width = (100 * count.FractionOf(whole)).ToString("0.##", CultureInfo.InvariantCulture) + "%";
        var look = count.Exact is null ? "small" : effect.Name();
        return Markup.Of($"""
            <svg class="bar" width="100%" height="14" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="14" rx="2"/><rect class="{look}" width="{width}" height="14" rx="2"/></svg>
            """);
    }

    /// <summary>A chart of which the table that follows is the text alternative.</summary>
    public static Markup Chart(string title, string alternative, IReadOnlyList<(string Name, ShownCount Count, Effect Effect)> rows, Words words)
    {
        var longest = rows.Select(row => row.Count.Exact ?? SmallCounts.Least).Append(SmallCounts.Least).Max();
        return Markup.Of($"""
            <figure>
            <figcaption>{title}</figcaption>
            <div class="chart" role="img" aria-label="{title}. {alternative}">
            {rows.Select(row => Markup.Of($"""
                <div class="line"><span class="name"><bdi>{row.Name}</bdi></span>{Bar(row.Count, longest, row.Effect)}<span class="value">{row.Count.In(words)}</span></div>

                """))}</div>
            </figure>

            """);
    }
}
