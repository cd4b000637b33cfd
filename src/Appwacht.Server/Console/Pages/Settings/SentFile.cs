using Appwacht.Core;

namespace Appwacht.Server.Console.Pages.Settings;

/// <summary>A small file that was sent with a form.</summary>
internal static class SentFile
{
    /// <summary>What is in it; null when none was chosen.</summary>
    /// <param name="request">The request, of which the form was read already.</param>
    /// <param name="field">The field.</param>
    /// <param name="most">No more than so many bytes are read: who gets them sees that it is too large.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<byte[]?> Of(HttpRequest request, string field, int most, CancellationToken cancel)
    {
        if (request.Form.Files.GetFile(field) is not { Length: > 0 } file)
            return null;
        var content = new byte[Math.Min(file.Length, most)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancel);
        return content;
    }

    /// <summary>That none was chosen.</summary>
    public static Refusal Missing(string field) => new("look.file", "Kies een bestand.", "Choose a file.", field);
}
