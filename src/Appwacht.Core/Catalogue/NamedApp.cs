using Appwacht.Register;

namespace Appwacht.Core.Catalogue;

/// <summary>An app as a person names it.</summary>
public static class NamedApp
{
    /// <summary>How answers refer to the app with this name, or to the one that the register or a store knows so; null when there is none.</summary>
    public static string? Find(string named, AppRegister register) =>
        register.Find(named)?.Slug ?? register.Apps.FirstOrDefault(app => app.Name.Equals(named, StringComparison.OrdinalIgnoreCase))?.Slug ?? (AppId.TryParse(named, out var id) ? register.Find(id)?.App.Slug ?? named : null);
}
