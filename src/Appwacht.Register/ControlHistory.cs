namespace Appwacht.Register;

/// <summary>A stretch of time during which the countries an app is controlled from stayed the same.</summary>
/// <param name="From">Its first day; null for the time before anything is dated.</param>
/// <param name="Countries">The paths during that time, strongest first.</param>
public sealed record ControlStretch(DateOnly? From, IReadOnlyList<ControlPath> Countries);

/// <summary>How control of an app changed over time.</summary>
public static class ControlHistory
{
    /// <summary>The stretches, oldest first; two in a row always differ in countries or confidence.</summary>
    public static IReadOnlyList<ControlStretch> Of(App app, AppRegister register, Country usedIn)
    {
        var days = DaysOfChange(app.Node, register, []).Order().ToArray();
        var stretches = new List<ControlStretch>();
        foreach (var day in days.Select(day => (DateOnly?)day).Prepend(null))
        {
            var countries = ControlChain.Of(app, register, day ?? (days.Length > 0 ? days[0].AddDays(-1) : DateOnly.MaxValue), usedIn).Countries;
            if (stretches.Count == 0 || !Same(stretches[^1].Countries, countries))
                stretches.Add(new ControlStretch(day, countries));
        }

        return stretches;
    }

    private static bool Same(IReadOnlyList<ControlPath> one, IReadOnlyList<ControlPath> other) =>
        one.Select(path => (path.Country, path.Confidence)).SequenceEqual(other.Select(path => (path.Country, path.Confidence)));

    private static SortedSet<DateOnly> DaysOfChange(string node, AppRegister register, SortedSet<DateOnly> days)
    {
        foreach (var edge in register.EdgesFrom(node))
        {
            if (edge.Period.From is { } from)
                days.Add(from);
            if (edge.Period.Until is { } until)
                days.Add(until);
            if (edge.CarriesControl)
                DaysOfChange(edge.Parent.Id, register, days);
        }

        return days;
    }
}
