using System.Text;
using Appwacht.Core;
using Appwacht.Server.Access;

namespace Appwacht.Server.Tests.Access;

/// <summary>The table of rights as people read it. A change of rights changes it, so that it is seen in review.</summary>
internal static class RightsPage
{
    /// <summary>Where it is.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Root(AppContext.BaseDirectory), "docs", "rights.md");

    /// <summary>What it should say.</summary>
    public static string Of(IEnumerable<(string Endpoint, Right Right)> endpoints)
    {
        var page = new StringBuilder("""
            # Who may do what

            One table for every door. An organisation that somebody has no role in does not exist for them: every address of it answers 404. Without
            the right the answer is 403, without being signed in 401. A test walks every endpoint as every role, in this organisation and in
            another, and compares this page; `APPWACHT_GOLDEN=write` writes it anew.

            ## Rights by role


            """.ReplaceLineEndings("\n"));
        var roles = Enum.GetValues<Role>();
        page.Append("| right | ").AppendJoin(" | ", roles.Select(role => role.Name())).Append(" |\n|---|").Insert(page.Length, ":-:|", roles.Length).Append('\n');
        foreach (var right in Enum.GetValues<Right>())
            page.Append("| ").Append(right).Append(" | ").AppendJoin(" | ", roles.Select(role => Rights.Allow(right, [role]) ? "yes" : "")).Append(" |\n");
        page.Append("\n## Endpoints by right\n\n| endpoint | right |\n|---|---|\n");
        foreach (var (endpoint, right) in endpoints)
            page.Append("| `").Append(endpoint).Append("` | ").Append(right).Append(" |\n");
        return page.ToString();
    }

    private static string Root(string folder) => File.Exists(System.IO.Path.Combine(folder, "Appwacht.slnx")) ? folder
        : Root(System.IO.Path.GetDirectoryName(folder.TrimEnd(System.IO.Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
