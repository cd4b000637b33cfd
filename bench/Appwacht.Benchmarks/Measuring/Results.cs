using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Appwacht.Benchmarks.Measuring;

/// <summary>All that one run measured, shown while it grows and written as a whole at the end.</summary>
internal sealed class Results(Machine machine, string title)
{
    private readonly List<Figure> figures = [];
    private readonly List<Quantity> quantities = [];
    private readonly List<(int Devices, string Text)> remarks = [];

    public IReadOnlyList<Figure> Figures => figures;

    public Figure Add(Figure figure)
    {
        figures.Add(figure);
        Console.Error.WriteLine($"  {figure.Name}: {Time(figure.Median)}");
        return figure;
    }

    public void Add(Quantity quantity) => quantities.Add(quantity);

    /// <summary>Something that was checked, or could not be done.</summary>
    public void Say(int devices, string text)
    {
        remarks.Add((devices, text));
        Console.Error.WriteLine($"  {text}");
    }

    /// <summary>The whole as Markdown.</summary>
    /// <param name="floor">For each number of devices what the others are compared with, in milliseconds; 0 for nothing.</param>
    public string Markdown(Func<int, double> floor)
    {
        var text = new StringBuilder($"# {title}\n\n");
        foreach (var (what, value) in machine.Lines)
            text.Append(CultureInfo.InvariantCulture, $"- {what}: {value}\n");
        foreach (var size in figures.Select(figure => figure.Devices).Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {(size == 0 ? "The whole program" : $"{size:#,0} devices")}\n\n");
            text.Append(floor(size) > 0 ? "| | median | min – max | × floor | target | reached |\n|---|--:|--:|--:|---|---|\n" : "| | median | min – max | | target | reached |\n|---|--:|--:|--:|---|---|\n");
            foreach (var group in figures.Where(figure => figure.Devices == size).GroupBy(figure => figure.Group))
            {
                text.Append(CultureInfo.InvariantCulture, $"| **{group.Key}** | | | | | |\n");
                foreach (var figure in group)
                    text.Append(Row(figure, floor(size)));
            }

            foreach (var quantity in quantities.Where(quantity => quantity.Devices == size))
                text.Append(CultureInfo.InvariantCulture, $"| {quantity.Group}: {quantity.Name} | {quantity.Number:#,0.#} {quantity.Unit} | | | {quantity.Target} | {Reached(quantity.Reached)} |\n");
            foreach (var remark in remarks.Where(remark => remark.Devices == size))
                text.Append(CultureInfo.InvariantCulture, $"\n- {remark.Text}");
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>All figures for programs.</summary>
    public string Json() => JsonSerializer.Serialize(new
    {
        title,
        machine = machine.Lines.ToDictionary(line => line.What, line => line.Value),
        figures = figures.Select(figure => new
        {
            figure.Group,
            figure.Name,
            figure.Devices,
            figure.Median,
            figure.Min,
            figure.Max,
            figure.Milliseconds,
            figure.Remark,
            Target = figure.Target?.Text,
            TargetMilliseconds = figure.Target?.Milliseconds,
            Reached = figure.Target is { } target ? figure.Median <= target.Milliseconds : (bool?)null,
        }),
        quantities,
        remarks = remarks.Select(remark => new { remark.Devices, remark.Text }),
    }, Form);

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Time(double milliseconds) => milliseconds switch
    {
        < 0.1 => Said(milliseconds * 1000, "µs"),
        >= 10_000 => Said(milliseconds / 1000, "s"),
        _ => Said(milliseconds, "ms"),
    };

    private static string Row(Figure figure, double floor)
    {
        var times = floor > 0 ? Said(figure.Median / floor, "×") : "";
        var reached = figure.Target is { } target ? Reached(figure.Median <= target.Milliseconds) : "";
        var name = figure.Remark is "" ? figure.Name : $"{figure.Name} ({figure.Remark})";
        var repetitions = figure.Milliseconds.Length < Repeat.Usual ? $" ({figure.Milliseconds.Length}×)" : "";
        return $"| {name} | {Time(figure.Median)} | {Time(figure.Min)} – {Time(figure.Max)}{repetitions} | {times} | {figure.Target?.Text} | {reached} |\n";
    }

    private static string Reached(bool? reached) => reached switch { true => "yes", false => "**no**", null => "" };

    private static string Said(double number, string unit) =>
        number.ToString(number switch { >= 100 => "#,0", >= 10 => "0.0", >= 0.1 => "0.00", _ => "0.0000" }, CultureInfo.InvariantCulture) + " " + unit;
}
