namespace Appwacht.Server.Console.Style;

/// <summary>How pages look: a theme of NL Design System.</summary>
/// <param name="Name">Its name, and that of its style sheet.</param>
/// <param name="Class">The class on the body that switches it on.</param>
/// <param name="OwnSheet">The address of the sheet that an organisation brought, which comes after that of the name; null when it brought none.</param>
internal sealed record Theme(string Name, string Class, string? OwnSheet = null)
{
    /// <summary>The class of the theme that an organisation brought.</summary>
    public const string OwnClass = "eigen-theme";

    /// <summary>What a theme stands on that an organisation brought: the one that comes with it, without our own face.</summary>
    public const string Ground = "grond";

    /// <summary>The one that comes with it.</summary>
    public static Theme Voorbeeld { get; } = new("voorbeeld", "voorbeeld-theme");

    /// <summary>Another, to see that pages do not lean on the first.</summary>
    public static Theme MooiEnAnders { get; } = new("mooi-en-anders", "ma-theme");

    /// <summary>All that come with it.</summary>
    public static IReadOnlyList<Theme> All { get; } = [Voorbeeld, MooiEnAnders];

    /// <summary>One that an organisation brought: what it does not say comes from the ground.</summary>
    /// <param name="sheet">The address of its sheet.</param>
    public static Theme Own(string sheet) => new(Ground, $"{Voorbeeld.Class} {OwnClass}", sheet);
}
