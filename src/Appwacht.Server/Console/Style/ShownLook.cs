namespace Appwacht.Server.Console.Style;

/// <summary>How an organisation looks, as it was at a moment.</summary>
/// <param name="At">The moment, as a timestamp of the clock.</param>
/// <param name="Theme">The theme.</param>
/// <param name="Logo">The address of the logo; null when there is none.</param>
/// <param name="Files">What the organisation brought.</param>
internal sealed record ShownLook(long At, Theme Theme, string? Logo, IReadOnlyList<StyleFile> Files)
{
    /// <summary>A file by its address, or null.</summary>
    public StyleFile? Find(string address) => Files.FirstOrDefault(file => file.Address == address);
}
