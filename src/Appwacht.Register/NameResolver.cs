namespace Appwacht.Register;

/// <summary>How sure it is that an installed app, known by what its source gives, is an app of the register.</summary>
public enum Match
{
    /// <summary>The register does not know it.</summary>
    None,
    /// <summary>It is shown as "probably" and never counted as certain.</summary>
    Probable,
    /// <summary>Name, publisher and platform all agree, or the identifier does.</summary>
    Certain,
}

/// <summary>An installed app matched to the register.</summary>
/// <param name="App">The app, or null when there is none.</param>
/// <param name="Match">How sure.</param>
/// <param name="Reason">A permanent word for why: <c>id</c>, <c>borrowed-id</c>, <c>name-and-publisher</c>, <c>other-platform</c>, <c>other-publisher</c>, <c>name-only</c>, <c>longer-name</c> or <c>none</c>.</param>
public sealed record Resolved(App? App, Match Match, string Reason)
{
    /// <summary>Nothing in the register fits.</summary>
    public static Resolved Unknown { get; } = new(null, Match.None, "none");
}

/// <summary>
/// Finds the app behind an identifier, or behind a name where the source gives no identifier (Intune's discovered apps). A name alone
/// never makes certain: anybody can call an app "TikTok Tips &amp; Tricks".
/// </summary>
public sealed class NameResolver
{
    /// <summary>Words that say what kind of company it is, not which.</summary>
    private static readonly HashSet<string> LegalForms =
    [
        "inc", "llc", "ltd", "limited", "bv", "nv", "gmbh", "ag", "sa", "sas", "srl", "spa", "oy", "oyj", "ab", "as", "asa", "aps", "pte", "pty",
        "plc", "co", "corp", "corporation", "company", "kg", "kk", "ou", "ooo", "fze", "fz", "lp", "llp", "the",
    ];

    private readonly AppRegister register;
    private readonly Dictionary<string, List<App>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> publishers = new(StringComparer.Ordinal);

    /// <summary>Learns the names of the register.</summary>
    public NameResolver(AppRegister register)
    {
        this.register = register;
        foreach (var app in register.Apps)
        {
            foreach (var name in app.Aliases.Prepend(app.Name).Select(PlainName.Of).Where(name => name is not "").Distinct())
                (byName.TryGetValue(name, out var same) ? same : byName[name] = []).Add(app);
            var names = app.Publishers.Concat(register.EdgesFrom(app.Node).Where(edge => edge.Kind is EdgeKind.PublishedBy).Select(edge => edge.Parent.Name));
            publishers[app.Slug] = [.. names.Select(Publisher).Where(name => name is not "")];
        }
    }

    /// <summary>Finds the app with the identifier. Where other software is known to borrow it, the name it goes by decides.</summary>
    public Resolved Resolve(AppId id, string name)
    {
        if (register.Find(id) is not var (app, store))
            return Resolved.Unknown;
        var borrowed = store.BorrowedBy.Any(borrower => PlainName.Of(name).StartsWith(PlainName.Of(borrower), StringComparison.Ordinal));
        return borrowed ? new(app, Match.Probable, "borrowed-id") : new(app, Match.Certain, "id");
    }

    /// <summary>Finds the app that a management system knows by name, publisher and platform only.</summary>
    public Resolved Resolve(string name, string publisher, Platform platform)
    {
        var plain = PlainName.Of(name);
        var maker = Publisher(publisher);
        if (byName.TryGetValue(plain, out var same))
        {
            var made = same.Where(app => publishers[app.Slug].Contains(maker)).ToArray();
            return made.FirstOrDefault(app => app.Ids.Any(id => id.Id.Platform == platform.Store())) is { } app
                ? new(app, Match.Certain, "name-and-publisher")
                : made is [var elsewhere, ..]
                    ? new(elsewhere, Match.Probable, "other-platform")
                    : new(same[0], Match.Probable, maker is "" ? "name-only" : "other-publisher");
        }

        // Stores let a title run on: "TikTok - Videos, Shop & LIVE". The maker must agree, and even then it is no more than probable.
        for (var cut = plain.LastIndexOf(' '); cut > 0 && maker is not ""; cut = plain.LastIndexOf(' ', cut - 1))
        {
            if (byName.TryGetValue(plain[..cut], out same) && same.FirstOrDefault(app => publishers[app.Slug].Contains(maker)) is { } app)
                return new(app, Match.Probable, "longer-name");
        }

        return Resolved.Unknown;
    }

    /// <summary>A publisher without what stands between brackets and without legal forms: "Temu (Whaleco Technology Ltd)" is "temu".</summary>
    private static string Publisher(string text)
    {
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        var words = PlainName.Of(bracket > 0 ? text[..bracket] : text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Where(word => !LegalForms.Contains(word)).ToArray();
        return string.Join(' ', kept.Length > 0 ? kept : words);
    }
}
