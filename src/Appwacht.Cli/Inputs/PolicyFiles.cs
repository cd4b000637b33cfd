using Appwacht.Cli.Reports;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Appwacht.Register;

namespace Appwacht.Cli.Inputs;

/// <summary>
/// Finds and reads the files of a policy stack. A policy that adopts another is read together with it: from the layers the user gives,
/// from the folder of the file, or from the policies that come with the program.
/// </summary>
internal sealed class PolicyFiles(Session session, AppRegister register, IReadOnlyList<string> layers)
{
    /// <summary>State, umbrella, organisation, unit, deployment: nobody has more.</summary>
    private const int MostLayers = 8;

    /// <summary>A folder with more policies than this is not a folder of policies.</summary>
    private const int MostFiles = 200;

    /// <summary>Longer than any file the parser accepts; what is over is not even read.</summary>
    private const int LongestFile = (1 << 20) + 1;

    /// <summary>The names under which a policy is looked for in the folder of an inventory.</summary>
    private static readonly string[] UsualNames = ["beleid.yaml", "policy.yaml", "beleid.yml", "policy.yml"];

    private readonly List<string> read = [];

    /// <summary>The files that were read as a policy so far.</summary>
    public IReadOnlyList<string> Read => read;

    /// <summary>The policy in the folder of an inventory, or null when there is none.</summary>
    public static string? In(string folder) => UsualNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The file and every layer above it as one stack; null after saying what is wrong.</summary>
    public PolicyStack? ReadStack(string file)
    {
        var stack = new List<Layer>();
        for (var path = file; path is not null;)
        {
            if (ReadOne(path) is not { } document)
                return null;
            read.Add(path);
            stack.Insert(0, new Layer(document, Path.GetFileName(path)));
            if (stack.Count > MostLayers)
            {
                Show(path, StackDiagnostics.TooManyLayers(document.Adopts?.Span ?? default, MostLayers));
                return null;
            }

            path = document.Adopts is { } adopts ? Find(adopts, Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".") : null;
        }

        var (found, faults) = PolicyStack.Of(stack, register);
        foreach (var (name, diagnostic) in faults)
            Show(name, diagnostic);
        return found;
    }

    /// <summary>Reads one file and says everything that is wrong with it; null when it is refused.</summary>
    private PolicyDocument? ReadOne(string file)
    {
        if (ReadText(file) is not { } text)
        {
            session.Refuse($"{file}: dit beleidsbestand is er niet of is niet leesbaar", $"{file}: this policy file is not there or cannot be read");
            return null;
        }

        var parsed = PolicyParser.Parse(text);
        var diagnostics = parsed.Document is { } document ? [.. parsed.Diagnostics, .. PolicyLint.Check(document, register, parsed.Places)] : parsed.Diagnostics;
        foreach (var diagnostic in diagnostics)
            Show(file, diagnostic);
        return diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error) ? null : parsed.Document;
    }

    /// <summary>Writes a diagnostic in the form that editors understand, the hint below it.</summary>
    public void Show(string file, PolicyDiagnostic diagnostic) => session.Problems.WriteLine(Shown(file, diagnostic, session.Words));

    internal static string Shown(string file, PolicyDiagnostic diagnostic, Words words)
    {
        var severity = diagnostic.Severity is Severity.Error ? words.Say("fout", "error") : words.Say("let op", "warning");
        var line = $"{file}:{diagnostic.Span}: {severity} {diagnostic.Code}: {words.Say(diagnostic.Message)}";
        return diagnostic.Hint is { } hint ? $"{line}\n    {words.Say(hint)}" : line;
    }

    private string? Find(Adoption adopts, string folder)
    {
        var here = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal);
        var shipped = Path.Combine(AppContext.BaseDirectory, "policies");
        var candidates = layers.Concat(here).Concat(Directory.Exists(shipped) ? Directory.EnumerateFiles(shipped).Order(StringComparer.Ordinal) : [])
            .Where(path => path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            .Take(MostFiles)
            .Select(path => (Path: path, PolicyParser.Parse(ReadText(path) ?? "").Document))
            .Where(candidate => candidate.Document?.Id == adopts.Policy)
            .ToArray();
        return (candidates.FirstOrDefault(candidate => candidate.Document?.Version == adopts.Version).Path) ?? candidates.FirstOrDefault().Path;
    }

    private static string? ReadText(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var text = new char[LongestFile];
            return new string(text, 0, reader.ReadBlock(text, 0, text.Length));
        }
        catch (Exception outside) when (outside is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
