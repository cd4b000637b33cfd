namespace Appwacht.Cli.Reports.Html;

/// <summary>A count of devices as it may be shown to people who should see numbers and never persons.</summary>
internal readonly record struct ShownCount
{
    private readonly long count;
    private readonly Form form;

    private ShownCount(long count, Form form) => (this.count, this.form) = (count, form);

    private enum Form
    {
        Exact,
        Small,
        AtLeast,
    }

    /// <summary>The count itself; null when it is not shown.</summary>
    public long? Exact => form is Form.Exact ? count : null;

    /// <summary>What it surely is not below.</summary>
    public long Lowest => form is Form.Small ? 1 : count;

    /// <summary>Whether it is surely nothing.</summary>
    public bool IsZero => Exact is 0;

    /// <summary>The count when it is nothing or large enough; otherwise only that it is small.</summary>
    public static ShownCount Of(long count) => count is > 0 and < SmallCounts.Least ? new(0, Form.Small) : new(count, Form.Exact);

    /// <summary>A count of which only a lower bound may be shown.</summary>
    public static ShownCount AtLeast(long lowest) => new(lowest, Form.AtLeast);

    /// <summary>As people read it.</summary>
    public string In(Words words) => form switch
    {
        Form.Exact => words.Number(count),
        Form.Small => words.Say($"minder dan {words.Number(SmallCounts.Least)}", $"fewer than {words.Number(SmallCounts.Least)}"),
        _ when count < SmallCounts.Least => words.Say("niet getoond", "not shown"),
        _ => words.Say($"ten minste {words.Number(count)}", $"at least {words.Number(count)}"),
    };

    /// <summary>The part of a whole in per cent; of a small count only what it stays below. Empty for none, and when the whole is not shown.</summary>
    public string ShareOf(ShownCount whole, Words words) => (form, whole.Exact) switch
    {
        (Form.Exact, > 0 and { } all) when count > 0 => words.Percent((int)count, (int)all),
        (Form.Small, > 0 and { } all) => words.Say("minder dan ", "less than ") + words.Percent((int)Math.Min(SmallCounts.Least, all), (int)all),
        _ => "",
    };

    /// <summary>The part of a whole from 0 to 1, for drawing; every small count is drawn as the largest small one.</summary>
    public double FractionOf(long whole) => whole == 0 ? 0 : Math.Min(1.0, (double)(Exact ?? SmallCounts.Least - 1) / whole);
}
