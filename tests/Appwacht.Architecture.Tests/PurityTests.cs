using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Appwacht.Architecture.Tests;

/// <summary>What decides looks at values only: no files, no network, no screen, no clock.</summary>
public class PurityTests
{
    private static readonly string[] Outside =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.Console", "System.Environment", "System.TimeProvider",
        "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Random",
    ];

    /// <summary>What is used from there all the same, each with the reason.</summary>
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["System.Environment.get_CurrentManagedThreadId"] = "the compiler writes it into every iterator",
        ["System.Environment.get_ProcessorCount"] = "into how many parts work is shared out; the answer is the same",
        ["System.Random.get_Shared"] = "the seed of a hash, so that nobody can choose an inventory that makes us slow",
        ["System.Random.NextInt64"] = "the same",
    };

    [Theory]
    [InlineData("Appwacht.Register")]
    [InlineData("Appwacht.Policy")]
    [InlineData("Appwacht.Trail")]
    public void What_decides_touches_nothing_outside(string assembly) => Assert.Empty(TouchedBy(assembly).Except(Harmless.Keys));

    [Fact]
    public void What_is_harmless_is_still_used() => Assert.Subset(TouchedBy("Appwacht.Register").Concat(TouchedBy("Appwacht.Policy")).ToHashSet(), Harmless.Keys.ToHashSet());

    [Fact]
    public void The_command_line_does_and_so_the_test_is_proven_to_see_it() =>
        Assert.Superset(new HashSet<string> { "System.Console.get_Out", "System.IO.File.Exists" }, TouchedBy("appwacht"));

    /// <summary>Members of types from outside that the compiled code refers to.</summary>
    private static HashSet<string> TouchedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        return
        [
            .. from member in metadata.MemberReferences.Select(metadata.GetMemberReference)
               where member.Parent.Kind is HandleKind.TypeReference
               let type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
               let name = $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"
               where Outside.Contains(name) || name.StartsWith("System.Net.", StringComparison.Ordinal)
               select $"{name}.{metadata.GetString(member.Name)}",
        ];
    }
}
