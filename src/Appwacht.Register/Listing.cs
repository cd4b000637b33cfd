namespace Appwacht.Register;

/// <summary>A published list of apps: a fact of its own, for listed is not controlled.</summary>
/// <param name="Id">The permanent slug: <c>vng-annex-a-top</c>.</param>
/// <param name="Name">Its title.</param>
/// <param name="By">Who published it.</param>
/// <param name="Published">The day of publication.</param>
/// <param name="Source">Where it can be read.</param>
public sealed record AppList(string Id, string Name, string By, DateOnly Published, Source Source);

/// <summary>Who put which app on which list, and when.</summary>
public sealed record Listing(AppList List, string App, Period Period);

/// <summary>A country's place on a named, effective-dated list such as <c>offensive-cyber-programme</c>.</summary>
public sealed record ListedCountry(string List, Country Country, Period Period, Source Source);
