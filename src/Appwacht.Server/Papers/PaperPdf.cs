using System.Diagnostics;
using System.Globalization;
using Appwacht.Core;
using Appwacht.Core.Papers.Forms;
using Appwacht.Server.Hosting;
using Appwacht.Server.Telemetry;

namespace Appwacht.Server.Papers;

/// <summary>
/// Makes papers into PDF/A-1a (ISO 19005-1): the form in which they are archived, with headings and tables that can be read aloud. LibreOffice does it, from the
/// OpenDocument text, where it is on the machine; Appwacht has no typefaces of its own to put in.
/// </summary>
internal sealed class PaperPdf(ServerSettings settings, ILogger<PaperPdf> log) : IDisposable
{
    /// <summary>What it makes.</summary>
    public const string MediaType = "application/pdf";

    /// <summary>The first part of PDF/A, with tags; without them it would be one that only looks like the paper.</summary>
    private const string Filter =
        """pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"1"},"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}""";

    /// <summary>How long it may take. A paper takes a second or two; this is shorter than a request may take, so that who asks is told.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>One at a time: each takes a processor and some hundreds of MB for as long as it runs.</summary>
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Whether it can be done here.</summary>
    public bool IsThere => File.Exists(settings.Office);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>Makes one.</summary>
    /// <returns>The file; or that there is no office here, or that it did not manage.</returns>
    public async Task<Outcome<byte[]>> Make(PaperSheet sheet, CancellationToken cancel)
    {
        if (!IsThere)
            return new Refusal(
                "paper.no-office", "Deze server maakt geen PDF, omdat LibreOffice er niet op staat. Download het stuk als ODT, of druk het af.",
                "This server makes no PDF, because LibreOffice is not on it. Download the paper as ODT, or print it.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            await turn.WaitAsync(limit.Token);
            try
            {
                if (await Convert(PaperOdt.Write(sheet), limit.Token) is { } pdf)
                    return pdf;
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            log.OfficeFailed("no answer in time");
        }

        return new Refusal("paper.no-pdf", "Het maken van de PDF is niet gelukt. Probeer het nog eens, of download het stuk als ODT.", "The PDF could not be made. Try again, or download the paper as ODT.");
    }

    /// <summary>Runs the office in a folder of its own, of which nothing is left, and without the environment of the server, which holds secrets.</summary>
    private async Task<byte[]?> Convert(byte[] odt, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("appwacht-paper-");
        try
        {
            var (source, made) = (Path.Combine(folder.FullName, "stuk.odt"), Path.Combine(folder.FullName, "stuk.pdf"));
            await File.WriteAllBytesAsync(source, odt, cancel);
            using var office = new Process
            {
                StartInfo = new(settings.Office, [$"-env:UserInstallation={new Uri(folder.FullName)}/profile", "--headless", "--norestore", "--convert-to", Filter, "--outdir", folder.FullName, source])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    WorkingDirectory = folder.FullName,
                },
            };
            office.StartInfo.Environment.Clear();
            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("PATH", "/usr/bin:/bin"), ("HOME", folder.FullName), ("LANG", "C.UTF-8")])
                office.StartInfo.Environment[name] = value;
            if (!Start(office))
                return null;
            office.StandardInput.Close();
            try
            {
                await Task.WhenAll(office.StandardOutput.ReadToEndAsync(cancel), office.StandardError.ReadToEndAsync(cancel), office.WaitForExitAsync(cancel));
            }
            finally
            {
                office.Kill(entireProcessTree: true); // does nothing when it has ended
            }

            if (office.ExitCode == 0 && File.Exists(made))
                return await File.ReadAllBytesAsync(made, cancel);
            log.OfficeFailed(string.Create(CultureInfo.InvariantCulture, $"exit code {office.ExitCode}"));
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private bool Start(Process office)
    {
        try
        {
            return office.Start();
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            log.OfficeFailed(fault.Message); // it may not be run
            return false;
        }
    }
}
