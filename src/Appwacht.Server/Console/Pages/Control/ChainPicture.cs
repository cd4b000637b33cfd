using System.Globalization;

namespace Appwacht.Server.Console.Pages.Control;

/// <summary>A box of the picture.</summary>
/// <param name="Node">What it stands for.</param>
/// <param name="X">Its left.</param>
/// <param name="Y">Its top.</param>
internal sealed record ChainBox(string Node, double X, double Y);

/// <summary>A line of the picture, with the place of its number.</summary>
internal sealed record ChainLine(ChainLink Link, string Path, double X, double Y);

/// <summary>
/// Where everything stands in the picture of a chain of control: the app above, each party below whatever it controls, countries in the last
/// row. A line that passes a row has a place in it of its own, so that it never runs behind a box.
/// </summary>
internal sealed class ChainPicture
{
    /// <summary>How wide a box is.</summary>
    public const double BoxWidth = 184;

    /// <summary>How high a box is.</summary>
    public const double BoxHeight = 64;

    private const double LineWidth = 40;
    private const double Gap = 24;
    private const double RowGap = 76;
    private const double Margin = 12;
    private const double NumberSize = 74;
    private const double Beside = 76;

    private readonly List<List<(string Node, bool IsBox)>> rows = [];
    private readonly Dictionary<(string Node, int Row), double> centres = [];

    private ChainPicture(string app, IReadOnlyList<ChainLink> links)
    {
        var rowOf = Rows(app, links);
        for (var row = 0; row <= rowOf.Values.Max(); row++)
            rows.Add([.. rowOf.Where(node => node.Value == row).Select(node => (node.Key, true))]);
        foreach (var link in links)
            for (var row = rowOf[link.From] + 1; row < rowOf[link.To]; row++)
                rows[row].Add((Passing(link), false));
        Width = rows.Max(WidthOf) + 2 * Margin;
        Height = rows.Count * (BoxHeight + RowGap) - RowGap + 2 * Margin;
        foreach (var (number, row) in rows.Index())
            Place(row, number);
        Boxes = [.. rowOf.Select(node => new ChainBox(node.Key, centres[(node.Key, node.Value)] - BoxWidth / 2, Top(node.Value)))];
        var numbers = new List<(double X, double Y)>();
        Lines = [.. links.Select(link => LineOf(link, Shift(link, links), rowOf[link.From], rowOf[link.To], numbers))];
    }

    /// <summary>How wide it is.</summary>
    public double Width { get; }

    /// <summary>How high it is.</summary>
    public double Height { get; }

    /// <summary>The app, parties and countries.</summary>
    public IReadOnlyList<ChainBox> Boxes { get; }

    /// <summary>The links.</summary>
    public IReadOnlyList<ChainLine> Lines { get; }

    /// <summary>Draws the links of an app.</summary>
    public static ChainPicture Of(string app, IReadOnlyList<ChainLink> links) => new(app, links);

    /// <summary>A number as SVG writes it.</summary>
    public static string Svg(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A node stands below all that it controls.</summary>
    private static Dictionary<string, int> Rows(string app, IReadOnlyList<ChainLink> links)
    {
        var rowOf = new Dictionary<string, int> { [app] = 0 };
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var link in links)
            {
                if (!rowOf.TryGetValue(link.From, out var row) || (rowOf.TryGetValue(link.To, out var known) && known > row))
                    continue;
                (rowOf[link.To], changed) = (row + 1, true);
            }
        }

        var places = rowOf.Keys.Where(node => ChainLink.CountryOf(node) is not null).ToArray();
        var last = rowOf.Where(node => !places.Contains(node.Key)).Max(node => node.Value) + 1;
        foreach (var place in places)
            rowOf[place] = last;
        return rowOf;
    }

    private static string Passing(ChainLink link) => $"#{link.Number}";

    private static double Top(int row) => Margin + row * (BoxHeight + RowGap);

    private static double WidthOf(List<(string Node, bool IsBox)> row) => row.Sum(slot => slot.IsBox ? BoxWidth : LineWidth) + (row.Count - 1) * Gap;

    private void Place(List<(string Node, bool IsBox)> row, int number)
    {
        var left = (Width - WidthOf(row)) / 2;
        foreach (var (node, isBox) in row)
        {
            var width = isBox ? BoxWidth : LineWidth;
            centres[(node, number)] = left + width / 2;
            left += width + Gap;
        }
    }

    /// <summary>Lines between the same two boxes run beside each other.</summary>
    private static double Shift(ChainLink link, IReadOnlyList<ChainLink> links)
    {
        var same = links.Where(other => (other.From, other.To) == (link.From, link.To)).ToList();
        return Beside * (same.IndexOf(link) - (same.Count - 1) / 2.0);
    }

    private ChainLine LineOf(ChainLink link, double shift, int from, int to, List<(double X, double Y)> numbers)
    {
        var x = centres[(link.From, from)] + shift;
        var path = $"M{Svg(x)} {Svg(Top(from) + BoxHeight)}";
        var place = (X: 0.0, Y: 0.0);
        for (var row = from + 1; row <= to; row++)
        {
            var (next, bottom, top) = (centres[(row == to ? link.To : Passing(link), row)] + (row == to ? shift : 0), Top(row) - RowGap, Top(row));
            path += $"C{Svg(x)} {Svg(bottom + RowGap / 2)} {Svg(next)} {Svg(bottom + RowGap / 2)} {Svg(next)} {Svg(top)}" + (row == to ? "" : $"V{Svg(top + BoxHeight)}");
            if (row == from + 1)
                place = Free(x, next, bottom, numbers);
            x = next;
        }

        numbers.Add(place);
        return new(link, path, place.X, place.Y);
    }

    /// <summary>A place on a curve where no other number stands.</summary>
    private static (double X, double Y) Free(double from, double to, double top, List<(double X, double Y)> taken)
    {
        foreach (var part in (double[])[0.5, 0.3, 0.7, 0.4, 0.6])
        {
            var across = part * part * (3 - 2 * part);
            var down = 1.5 * part * (1 - part) + part * part * part;
            var place = (X: from + (to - from) * across, Y: top + RowGap * down);
            if (taken.All(other => Math.Abs(other.X - place.X) > NumberSize || Math.Abs(other.Y - place.Y) >= NumberSize / 2))
                return place;
        }

        return ((from + to) / 2, top + RowGap / 2);
    }
}
