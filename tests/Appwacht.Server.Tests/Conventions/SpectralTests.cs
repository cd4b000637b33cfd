using System.Diagnostics;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Conventions;

/// <summary>
/// The official rules of the Dutch government for descriptions of APIs, with the program they are written for. The rules are not ours and do
/// not come with the source: the test runs where they are beside the repository.
/// </summary>
public class SpectralTests
{
    private static readonly string Root = Above(AppContext.BaseDirectory);

    private static string Rules => Path.Combine(Root, "..", "shared", "data", "standards", "adr", "linter.yaml");

    [Fact]
    public async Task The_description_follows_the_official_rules()
    {
        Assert.SkipUnless(File.Exists(Rules), $"The rules are not at {Rules}.");
        var spectral = await Install();
        await using var server = await RunningServer.Start();
        var file = Path.Combine(Path.GetTempPath(), $"appwacht-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, await server.Anonymous().GetStringAsync("/v1/openapi.json", Asked.Cancel), Asked.Cancel);
        var (status, said) = await Run("node", [spectral, "lint", "--ruleset", Rules, "--fail-severity", "hint", file], Path.GetTempPath());
        Assert.True(status == 0, said);
        File.Delete(file);
    }

    [Fact]
    public async Task A_description_that_does_not_would_be_seen()
    {
        Assert.SkipUnless(File.Exists(Rules), $"The rules are not at {Rules}.");
        var spectral = await Install();
        await using var server = await RunningServer.Start();
        var file = Path.Combine(Path.GetTempPath(), $"appwacht-{Guid.NewGuid():N}.json");
        var text = await server.Anonymous().GetStringAsync("/v1/openapi.json", Asked.Cancel);
        await File.WriteAllTextAsync(file, text.Replace("\"API-Version\"", "\"X\"", StringComparison.Ordinal).Replace("toestellen", "Toe_Stellen", StringComparison.Ordinal), Asked.Cancel);
        var (status, said) = await Run("node", [spectral, "lint", "--ruleset", Rules, "--fail-severity", "hint", file], Path.GetTempPath());
        Assert.NotEqual(0, status);
        Assert.Contains("nlgov:missing-version-header", said, StringComparison.Ordinal);
        Assert.Contains("nlgov:paths-kebab-case", said, StringComparison.Ordinal);
        File.Delete(file);
    }

    /// <summary>Installs the program at the versions of the lock file, once, where builds put what they make.</summary>
    private static async Task<string> Install()
    {
        var folder = Path.Combine(Root, "artifacts", "spectral");
        var program = Path.Combine(folder, "node_modules", "@stoplight", "spectral-cli", "dist", "index.js");
        if (File.Exists(program))
            return program;
        Directory.CreateDirectory(folder);
        foreach (var file in (string[])["package.json", "package-lock.json", ".npmrc"])
            File.Copy(Path.Combine(Root, "tests", "Appwacht.Server.Tests", "Spectral", file), Path.Combine(folder, file), overwrite: true);
        try
        {
            var (status, said) = await Run("npm", ["ci", "--ignore-scripts"], folder);
            Assert.SkipUnless(status == 0, $"The program cannot be installed here: {said}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("npm is not there.");
        }

        return program;
    }

    private static async Task<(int Status, string Said)> Run(string program, string[] arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} does not start.");
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(Asked.Cancel), process.StandardError.ReadToEndAsync(Asked.Cancel));
        await process.WaitForExitAsync(Asked.Cancel);
        return (process.ExitCode, await said + await wrong);
    }

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Appwacht.slnx"))
        ? folder
        : Above(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
