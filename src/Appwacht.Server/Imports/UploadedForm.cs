using System.IO.Compression;
using System.Text;
using Appwacht.Core;
using Microsoft.AspNetCore.WebUtilities;

namespace Appwacht.Server.Imports;

/// <summary>A form with files as a browser sends it: its fields first, then the files, which are written to a folder while they come in.</summary>
internal sealed class UploadedForm : IDisposable
{
    /// <summary>What lines are called in the folder.</summary>
    private const string LinesName = "regels.ndjson";

    private const int LongestField = 8192;

    private static readonly Refusal Broken = new("import.broken-off", "De bestanden kwamen niet heel aan.", "The files did not arrive whole.");
    private static readonly Refusal NoFile = new("import.no-file", "Kies een of meer bestanden.", "Choose one or more files.", "bestanden");
    private static readonly Refusal Mixed = new("import.mixed", "Stuur regels (NDJSON) apart van andere bestanden.", "Send lines (NDJSON) apart from other files.", "bestanden");
    private static readonly Refusal Unknown = new("import.file-name", "Een bestand heeft een naam die wij niet kennen.", "A file has a name that we do not know.", "bestanden");
    private static readonly Refusal NoZip = new("import.zip", "Het zip-bestand is niet te lezen, of er zit geen export in die wij kennen.", "The zip file cannot be read, or holds no export that we know.", "bestanden");

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    private UploadedForm(UploadedFolder folder) => Folder = folder;

    /// <summary>Where the files are.</summary>
    public UploadedFolder Folder { get; }

    /// <summary>The file with lines, when that is what was sent.</summary>
    public string? Lines { get; private set; }

    /// <summary>A field; empty when it was not sent.</summary>
    public string this[string field] => fields.GetValueOrDefault(field, "");

    /// <summary>Takes a form.</summary>
    /// <param name="request">The request.</param>
    /// <param name="data">Where the folder is made.</param>
    /// <param name="whyNot">Asked when the fields are there, before any file is looked at.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<(UploadedForm? Form, Refusal? Why)> Take(HttpRequest request, string data, Func<UploadedForm, Task<Refusal?>> whyNot, CancellationToken cancel)
    {
        if (UploadedFolder.BoundaryOf(request) is not { } boundary)
            return (null, Broken);
        var form = new UploadedForm(UploadedFolder.Make(data));
        var isTaken = false;
        try
        {
            var why = await form.Fill(new MultipartReader(boundary, request.Body), whyNot, cancel);
            isTaken = why is null;
            return (isTaken ? form : null, why);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or BadHttpRequestException)
        {
            return (null, Broken);
        }
        finally
        {
            if (!isTaken)
                form.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Folder.Dispose();

    private async Task<Refusal?> Fill(MultipartReader reader, Func<UploadedForm, Task<Refusal?>> whyNot, CancellationToken cancel)
    {
        var (files, isAsked) = (0, false);
        while (await reader.ReadNextSectionAsync(cancel) is { } part)
        {
            if (part.AsFileSection() is not { } file)
            {
                if (part.AsFormDataSection() is { } field && !isAsked)
                    fields[field.Name] = await Text(part.Body, cancel);
                continue;
            }

            if (!isAsked && await whyNot(this) is { } refused)
                return refused;
            isAsked = true;
            if (file.FileName.Length == 0)
                continue; // nothing was chosen
            if (await Keep(file.FileName, part.Body, files++, cancel) is { } why)
                return why;
        }

        return isAsked ? files == 0 ? NoFile : null : await whyNot(this) ?? NoFile;
    }

    private async Task<Refusal?> Keep(string name, Stream content, int before, CancellationToken cancel)
    {
        if (Lines is not null)
            return Mixed;
        if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return await KeepZip(content, cancel);
        if (!name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            return UploadedFolder.IsExport(name) ? await Folder.Keep(name, content, cancel) : Unknown;
        if (before > 0)
            return Mixed;
        Lines = Path.Combine(Folder.Path, LinesName);
        return await Folder.Write(LinesName, content, cancel);
    }

    /// <summary>Unpacks the exports in it, wherever they are; what else is in it is left. What comes out counts as if it was sent unpacked.</summary>
    private async Task<Refusal?> KeepZip(Stream content, CancellationToken cancel)
    {
        var path = Path.Combine(Folder.Path, "map.zip");
        if (await Folder.Write("map.zip", content, cancel) is { } why)
            return why;
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, cancel);
            var exports = zip.Entries.Where(entry => UploadedFolder.IsExport(entry.FullName)).ToArray();
            if (exports.Length == 0)
                return NoZip;
            foreach (var export in exports)
            {
                await using var unpacked = await export.OpenAsync(cancel);
                if (await Folder.Keep(export.Name, unpacked, cancel) is { } refused)
                    return refused;
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return NoZip;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> Text(Stream body, CancellationToken cancel)
    {
        var buffer = new byte[LongestField];
        return Encoding.UTF8.GetString(buffer, 0, await body.ReadAtLeastAsync(buffer, LongestField, throwOnEndOfStream: false, cancel));
    }
}
