using Appwacht.Core;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Appwacht.Server.Imports;

/// <summary>Exports that were sent, in a folder that only the server's own user can read, and that is gone when they are imported.</summary>
internal sealed class UploadedFolder : IDisposable
{
    /// <summary>More than the exports of a hundred thousand devices.</summary>
    private const long MostBytes = 2L << 30;

    /// <summary>What may be in it; other names are no exports that we read.</summary>
    private static readonly HashSet<string> Names = new(
        ((string[])["devices.csv", "installed-apps.csv", "people.csv", "intune-devices.csv", "intune-discovered-apps.csv"]).SelectMany(name => (string[])[name, name + ".gz"]),
        StringComparer.OrdinalIgnoreCase);

    private long left = MostBytes;

    private UploadedFolder(string path) => Path = path;

    /// <summary>Where they are.</summary>
    public string Path { get; }

    /// <summary>Removes what a server that was killed left behind. Before the first is taken.</summary>
    public static void Clear(string data)
    {
        if (Directory.Exists(In(data)))
            Directory.Delete(In(data), recursive: true);
    }

    /// <summary>Takes the files of a form.</summary>
    /// <returns>The folder, or why not.</returns>
    public static async Task<(UploadedFolder? Folder, Refusal? Why)> Take(HttpRequest request, string data, CancellationToken cancel)
    {
        if (BoundaryOf(request) is not { } boundary)
            return (null, new("request.content-type", "Stuur de bestanden als `multipart/form-data`.", "Send the files as `multipart/form-data`.", "Content-Type"));
        var folder = Make(data);
        try
        {
            if (await folder.Fill(new MultipartReader(boundary, request.Body), cancel) is not { } why)
                return (folder, null);
            folder.Dispose();
            return (null, why);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or BadHttpRequestException)
        {
            folder.Dispose();
            return (null, new("import.broken-off", "De bestanden kwamen niet heel aan.", "The files did not arrive whole."));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }

    /// <summary>Makes an empty folder, to put files in one by one.</summary>
    public static UploadedFolder Make(string data)
    {
        var folder = new UploadedFolder(System.IO.Path.Combine(In(data), Guid.NewGuid().ToString("N")));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder.Path);
        else
            Directory.CreateDirectory(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }

    /// <summary>What stands between the parts of a form with files; null when it is no such form.</summary>
    public static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == "multipart/form-data" && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 100 } boundary ? boundary : null;

    /// <summary>Whether a file of this name is an export that we read.</summary>
    public static bool IsExport(string sent) => Names.Contains(NameOf(sent));

    /// <summary>Puts an export in the folder.</summary>
    /// <param name="sent">Its name as it was sent.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Refusal?> Keep(string sent, Stream content, CancellationToken cancel) =>
        !Names.TryGetValue(NameOf(sent), out var name) || File.Exists(System.IO.Path.Combine(Path, name))
            ? new("import.file-name", $"Elk bestand heet anders, en een van: {string.Join(", ", Names)}.", $"Each file has another name, one of: {string.Join(", ", Names)}.")
            : await Write(name, content, cancel);

    /// <summary>Writes a file under a name of ours.</summary>
    public async Task<Refusal?> Write(string name, Stream content, CancellationToken cancel)
    {
        await using var file = File.Create(System.IO.Path.Combine(Path, name));
        var buffer = new byte[81920];
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0; left -= read)
        {
            if (read > left)
                return new("import.too-large", "De bestanden zijn samen te groot.", "The files are too large together.");
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        return null;
    }

    private static string In(string data) => System.IO.Path.Combine(data, "uploads");

    /// <summary>A browser may send a path before the name.</summary>
    private static string NameOf(string sent) => sent.Split('/', '\\')[^1];

    private async Task<Refusal?> Fill(MultipartReader form, CancellationToken cancel)
    {
        while (await form.ReadNextSectionAsync(cancel) is { } part)
            if (await Keep(part.AsFileSection()?.FileName ?? "", part.Body, cancel) is { } why)
                return why;
        return null;
    }
}
