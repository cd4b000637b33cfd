using System.Xml.Linq;

namespace Appwacht.Architecture.Tests;

/// <summary>Which project may know which, and what each may take from outside. A new arrow is an edit of these tables, for all to see.</summary>
public class ArrowTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Appwacht.Register"] = [],
        ["Appwacht.Policy"] = ["Appwacht.Register"],
        ["Appwacht.Connectors"] = ["Appwacht.Policy"],
        ["Appwacht.Trail"] = [],
        ["Appwacht.Core"] = ["Appwacht.Policy", "Appwacht.Register", "Appwacht.Trail"],
        ["Appwacht.Storage"] = ["Appwacht.Core"],
        ["Appwacht.Client"] = [],
        ["Appwacht.Server"] = ["Appwacht.Client", "Appwacht.Connectors", "Appwacht.Core", "Appwacht.Policy", "Appwacht.Register", "Appwacht.Storage", "Appwacht.Trail"],
        ["Appwacht.Cli"] = ["Appwacht.Client", "Appwacht.Connectors", "Appwacht.Policy", "Appwacht.Register", "Appwacht.Trail"],
    };

    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Appwacht.Register"] = [],
        ["Appwacht.Policy"] = ["YamlDotNet"],
        ["Appwacht.Connectors"] = [],
        ["Appwacht.Trail"] = [],
        ["Appwacht.Core"] = ["Microsoft.EntityFrameworkCore.Relational", "Microsoft.Extensions.Logging.Abstractions"],
        ["Appwacht.Storage"] = ["Microsoft.EntityFrameworkCore.Design", "Microsoft.EntityFrameworkCore.Sqlite", "Npgsql.EntityFrameworkCore.PostgreSQL"],
        ["Appwacht.Client"] = [],
        ["Appwacht.Server"] =
        [
            "MailKit",
            "Microsoft.AspNetCore.Authentication.JwtBearer", "Microsoft.AspNetCore.Authentication.OpenIdConnect", "Microsoft.AspNetCore.OpenApi",
            "OpenTelemetry.Exporter.OpenTelemetryProtocol", "OpenTelemetry.Extensions.Hosting", "OpenTelemetry.Instrumentation.AspNetCore", "System.CommandLine",
        ],
        ["Appwacht.Cli"] = ["Spectre.Console", "System.CommandLine"],
    };

    public static TheoryData<string> Projects => [.. Directory.EnumerateDirectories(Repository.PathOf("src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_the_projects_before_it_and_no_others(string project) => Assert.Equal(Arrows.GetValueOrDefault(project, ["not in the table"]), References(ProjectFile(project), "ProjectReference"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_takes_the_packages_it_was_allowed_and_no_others(string project) => Assert.Equal(Packages.GetValueOrDefault(project, ["not in the table"]), References(ProjectFile(project), "PackageReference"));

    [Fact]
    public void No_project_in_a_table_is_gone() => Assert.All(Arrows.Keys.Concat(Packages.Keys), project => Assert.True(File.Exists(Repository.PathOf("src", project, project + ".csproj")), project));

    [Fact]
    public void Every_version_that_is_fixed_is_of_a_package_that_is_used()
    {
        var used = Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj")).Concat(Repository.Files("bench", "*.csproj")).Select(file => file.Value)
            .Append(File.ReadAllText(Repository.PathOf("Directory.Build.props"))).SelectMany(text => References(text, "PackageReference"));
        Assert.Equal(References(File.ReadAllText(Repository.PathOf("Directory.Packages.props")), "PackageVersion"), used.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_arrow_too_many_would_be_seen() => Assert.Equal(["Appwacht.Cli", "Appwacht.Policy"], References(
        """<Project><ItemGroup><ProjectReference Include="..\Appwacht.Policy\Appwacht.Policy.csproj" /><ProjectReference Include="../Appwacht.Cli/Appwacht.Cli.csproj" /></ItemGroup></Project>""", "ProjectReference"));

    private static string ProjectFile(string project) => File.ReadAllText(Repository.PathOf("src", project, project + ".csproj"));

    private static string[] References(string project, string element) =>
    [
        .. XDocument.Parse(project).Descendants(element).Select(reference => (string?)reference.Attribute("Include") ?? "")
            .Select(include => element is "ProjectReference" ? Path.GetFileNameWithoutExtension(include.Replace('\\', '/')) : include).Order(StringComparer.Ordinal),
    ];
}
