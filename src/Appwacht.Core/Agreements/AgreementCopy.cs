using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Appwacht.Core.Audit;
using Appwacht.Core.Papers.Forms;
using Appwacht.Core.Papers.Markup;
using Appwacht.Trail.Files;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>The copy that somebody keeps: sealed as JSON, to verify it, and as a page, to read it. Both are the same bytes each time.</summary>
/// <param name="Number">The acceptance.</param>
/// <param name="Language">The language that was read.</param>
/// <param name="Sealed">The sealed copy.</param>
public sealed record AgreementCopy(int Number, string Language, SealedCopy Sealed)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The copy of an acceptance; null when it was on paper, or its version or key is gone.</summary>
    /// <param name="db">The organisation.</param>
    /// <param name="acceptance">The acceptance.</param>
    /// <param name="keys">The keys of the server.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<AgreementCopy?> Of(OrganisationDb db, Acceptance acceptance, TrailKeys keys, CancellationToken cancel)
    {
        if (acceptance.Sealed is not { } statement || await db.Set<AgreementVersion>().AsNoTracking().SingleOrDefaultAsync(version => version.Number == acceptance.Version, cancel) is not { } version
            || (await new ReadTrail(db).Keys(keys, cancel)).FirstOrDefault(key => key.Id == statement.KeyId) is not { } key)
            return null;
        var text = version.In(acceptance.Language);
        return new(acceptance.Number, acceptance.Language, new(text.Title, text.Text, statement, key));
    }

    /// <summary>The copy as a page of its own, for the screen and for print.</summary>
    /// <param name="organisation">The name of the organisation.</param>
    public string ToPage(string organisation)
    {
        var isEnglish = Language is "en";
        var body = new StringBuilder(PaperHtml.Body(PaperText.Read(Sealed.Text), 2, Language));
        body.Append($"<h2>{(isEnglish ? "Signed" : "Ondertekend")}</h2>\n<p>{(isEnglish
            ? "Below is what was recorded of the signing, and the signature of the organisation under it. With the file in JSON of the same number it can be verified."
            : "Hieronder staat wat van het ondertekenen is vastgelegd, met de handtekening van de organisatie. Met het JSON-bestand van hetzelfde nummer is dat na te gaan.")}</p>\n<ul>\n");
        foreach (var line in Sealed.Statement.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append($"{(isEnglish ? "signature" : "handtekening")}: {Convert.ToBase64String(Sealed.Statement.Signature.Span)}").Append($"{(isEnglish ? "key" : "sleutel")}: {Sealed.Statement.KeyId}"))
            body.Append("<li>").Append(Encoder.Encode(line)).Append("</li>\n");
        return PaperHtml.Page(Sealed.Title, Language, organisation, body.Append("</ul>\n").ToString(), $"{organisation} · {(isEnglish ? "agreement" : "overeenkomst")} {Number}");
    }
}
