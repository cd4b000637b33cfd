namespace Appwacht.Register;

/// <summary>The countries on lists, while changes are made to them.</summary>
internal sealed class ListChanges(AppRegister under)
{
    private readonly List<ListedCountry> listed = [.. under.ListedCountries.SelectMany(list => list)];

    public IReadOnlyList<ListedCountry> Listed => listed;

    public ChangeStanding Apply(RegisterChange change)
    {
        if (change.Country is not { } country || !under.Countries.ContainsKey(country) || !listed.Exists(entry => entry.List == change.About))
            return ChangeStanding.Impossible;
        var known = listed.Where(entry => entry.List == change.About && entry.Country == country).Select(entry => entry.Period).ToArray();
        var standing = change.Standing(known);
        if (standing is ChangeStanding.Superfluous)
            return standing;
        if (!change.IsEnd)
            listed.Add(new ListedCountry(change.About, country, new Period(change.Day, null), change.Source));
        else
            // An entry stays, if only to say that it never came to hold: a list without entries would be no list to the policies that name it.
            for (var at = 0; at < listed.Count; at++)
                if (listed[at] is var entry && entry.List == change.About && entry.Country == country && entry.Period.GoesOnAfter(change.Day))
                    listed[at] = entry with { Period = entry.Period.CutOff(change.Day) };
        return standing;
    }
}
