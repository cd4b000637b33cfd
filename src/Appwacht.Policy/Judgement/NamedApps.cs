using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>Apps named by slug or identifier, looked up instead of gone through: an allowlist may have a thousand.</summary>
internal sealed class NamedApps
{
    private readonly HashSet<string> slugs = new(StringComparer.Ordinal);
    private readonly HashSet<AppId> ids = [];

    public NamedApps(Values names)
    {
        foreach (var name in names)
        {
            if (AppId.TryParse(name, out var id))
                ids.Add(id);
            else
                slugs.Add(name);
        }
    }

    public bool Contains(AppFacts app) => (app.Slug is { } slug && slugs.Contains(slug)) || (app.Id is { } id && ids.Contains(id));
}
