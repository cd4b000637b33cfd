namespace Appwacht.Policy.Language;

/// <summary>A text in the two languages of the product; Dutch is read first.</summary>
/// <param name="Nl">Dutch.</param>
/// <param name="En">English; the Dutch text where a writer gave one language only.</param>
public sealed record LocalText(string Nl, string En)
{
    /// <summary>The text in <c>nl</c> or <c>en</c>.</summary>
    public string In(string language) => language is "en" ? En : Nl;
}
