namespace Appwacht.Cli.Reports.Html;

/// <summary>How the report looks on A4: dark on white, no row cut in two, headings that stay with what they head.</summary>
internal static class PaperStyle
{
    public static Markup Css { get; } = Markup.Of($$"""
        @page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #4a5763; } }
        @media print {
        :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #3a454f; --rule: #b9c4cc; --wash: #eef3f6; --accent: #0a5578; --on-accent: #fff; --tint: #dcebf2; }
        * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.45; }
        .skip, nav { display: none; }
        header { padding: 8mm 0 2mm; }
        section { padding-top: 8mm; }
        h1, h2, h3, caption, figcaption { break-after: avoid; }
        h2 { font-size: 15pt; margin-bottom: 4mm; }
        p, li { orphans: 3; widows: 3; }
        .policy { font-size: 12pt; margin: 2mm 0 5mm; }
        .facts { grid-template-columns: repeat(3, 1fr); gap: 3mm 6mm; }
        .figures { gap: 4mm; }
        .figure, .figure.deny { padding: 4mm 5mm; gap: 2mm 8mm; }
        .figure.deny { grid-template-columns: 3fr 2fr; }
        .big .digits { font-size: 20pt; }
        .figure.deny .one:nth-of-type(1) .digits { font-size: 44pt; }
        .figure.deny .one:nth-of-type(2) .digits { font-size: 28pt; }
        .big .phrase { font-size: 14pt; }
        .figure .bar { margin: 1.5mm 0; }
        tr, .figure, .line, .notice, .facts div { break-inside: avoid; }
        thead { display: table-header-group; }
        table { font-size: 8.5pt; }
        th, td { padding: 1.6mm 2.2mm 1.6mm 0; }
        thead th { font-size: 8pt; }
        tbody th { min-width: 0; }
        .rule { color: inherit; text-decoration: none; font-size: inherit; }
        .digest { font-size: 7pt; }
        footer { margin-top: 8mm; padding: 3mm 0 0; font-size: 8.5pt; break-inside: avoid; }
        }
        """);
}
