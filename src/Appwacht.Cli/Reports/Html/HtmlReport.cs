namespace Appwacht.Cli.Reports.Html;

/// <summary>
/// The report as one file for a board: it asks for nothing from elsewhere, runs nothing, and reads the same on a screen, on paper and
/// to a screen reader. It names no devices and no persons, and shows no count that points at them.
/// </summary>
internal static class HtmlReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(TextWriter to, CheckReport report, Words words)
    {
        var board = new BoardReport(report, words);
        (string Id, string Title, Markup Body)[] sections =
        [
            ("effect", words.Say("Meetbaar effect", "Measurable effect"), MeasurableEffect.Of(board)),
            ("apps", words.Say("Bevindingen per app", "Findings per app"), FindingsPerApp.Of(board)),
            ("units", words.Say("Per eenheid", "By unit"), KeptOutBy.Unit(board)),
            ("ownership", words.Say("Per soort gebruik", "By ownership"), KeptOutBy.Ownership(board)),
            ("coverage", words.Say("Dekking", "Coverage"), CoverageShown.Of(board)),
            ("undetermined", words.Say("Wat niet is vastgesteld", "What was not determined"), NotDetermined.Of(board)),
            ("policy", words.Say("Beleid en lijsten die gelden", "Policy and lists in force"), PolicyInForce.Of(board)),
            ("provenance", words.Say("Herkomst", "Provenance"), Provenance.Of(board)),
        ];
        var numbered = sections.Select((section, i) => (section.Id, Title: $"{words.Number(i + 1)}. {section.Title}", section.Body)).ToArray();
        to.Write(Markup.Of($"""
            <!DOCTYPE html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="referrer" content="no-referrer"/>
            <title>{TitlePage.Title(words)} – {words.Say(board.Policy.Title)} – {words.Day(report.Answer.Question.Day)}</title>
            <style>
            {ScreenStyle.Css}
            {PaperStyle.Css}
            </style>
            </head>
            <body>
            <a class="skip" href="#content">{words.Say("Ga naar de inhoud", "Skip to the content")}</a>
            {Bars.Patterns}
            {TitlePage.Of(board)}
            <nav aria-label="{words.Say("Inhoud", "Contents")}"><ol>
            {numbered.Select(section => Markup.Of($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>\n"))}</ol></nav>
            <main id="content" tabindex="-1">
            {numbered.Select(section => Markup.Of($"""
                <section id="{section.Id}" aria-labelledby="{section.Id}-title">
                <h2 id="{section.Id}-title">{section.Title}</h2>
                {section.Body}</section>

                """))}</main>
            {TitlePage.Footer(board)}
            </body>
            </html>

            """));
    }
}
