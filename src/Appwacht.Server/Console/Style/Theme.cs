namespace Appwacht.Server.Console.Style;

/// <summary>How pages look: a theme of NL Design System.</summary>
/// <param name="Name">Its name, and that of its style sheet.</param>
/// <param name="Class">The class on the body that switches it on.</param>
internal sealed record Theme(string Name, string Class)
{
    /// <summary>The one that comes with it.</summary>
    public static Theme Voorbeeld { get; } = new("voorbeeld", "voorbeeld-theme");

    /// <summary>Another, to see that pages do not lean on the first.</summary>
    public static Theme MooiEnAnders { get; } = new("mooi-en-anders", "ma-theme");

    /// <summary>All that come with it.</summary>
    public static IReadOnlyList<Theme> All { get; } = [Voorbeeld, MooiEnAnders];
}
