using System.Security.Cryptography;
using System.Text;
using Appwacht.Core.Policies;
using Appwacht.Policy.Syntax;
using Appwacht.Trail.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Evidence.Files;

/// <summary>The texts of the organisation's policy that were in force on any day of the period, each as the file that it was, and a list of them with from when until when.</summary>
internal static class PolicyFiles
{
    public const string Name = "beleid.csv";

    /// <summary>Writes them.</summary>
    public static async Task<int> Write(OrganisationDb db, DateTimeOffset begin, DateTimeOffset end, EvidenceZip zip, CancellationToken cancel)
    {
        var adopted = await db.Set<PolicyVersion>().AsNoTracking().Where(version => version.State == PolicyState.Adopted && version.DecidedAt < end).OrderBy(version => version.Number).ToListAsync(cancel);
        // The latest that was adopted is in force: one that was adopted before it ends then.
        var held = adopted.ConvertAll(version => (Version: version, Until: adopted.Where(later => later.Number > version.Number).Min(later => later.DecidedAt)));
        held.RemoveAll(one => one.Until <= begin || one.Until <= one.Version.DecidedAt);
        var rows = new MemoryStream();
        var csv = new CsvText(rows);
        csv.Row("versie", "van kracht vanaf", "tot", "voorgesteld door", "besloten door", "neemt over", "versie daarvan", "bestand", "sha256");
        foreach (var (version, until) in held)
        {
            var (file, bytes) = ($"beleid/versie-{version.Number:0000}.yaml", Encoding.UTF8.GetBytes(version.Text));
            var adopts = PolicyParser.Parse(version.Text).Document?.Adopts;
            csv.Row(
                $"{version.Number}", WrittenMoment.Of(version.DecidedAt), WrittenMoment.Of(until), version.ProposedBy, version.DecidedBy ?? "", adopts?.Policy ?? "", $"{adopts?.Version}", file,
                Convert.ToHexStringLower(SHA256.HashData(bytes)));
            zip.Add(file, bytes);
        }

        zip.Add(Name, rows.ToArray());
        return csv.Rows;
    }
}
