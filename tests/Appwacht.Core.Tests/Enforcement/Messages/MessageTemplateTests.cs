using System.Text;
using System.Xml.Linq;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Tests.Enforcement.Messages;

public class MessageTemplateTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly string Goldens = Path.Combine(TwelveWeeks.Repository, "tests", "Appwacht.Core.Tests", "Enforcement", "Messages", "Golden");

    private static readonly MessageTemplate Fit = new("Onderwerp", "{wat}\n\n{verder}");

    public static TheoryData<string> Languages => [.. MessageTemplate.Languages];

    public static TheoryData<string, string> Every => [.. from kind in MessageKinds.All from language in MessageTemplate.Languages select new TheoryDataRow<string, string>(kind.Name(), language)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_shipped_template_reads_as_it_was_agreed(string language)
    {
        var (plain, html) = (new StringBuilder(), new StringBuilder());
        foreach (var kind in MessageKinds.All)
        {
            var text = Shown(kind, language, MessageTemplate.Shipped(kind, language));
            plain.Append("=== ").Append(kind.Name()).Append(": ").Append(text.Subject).Append(" ===\n").Append(text.Plain).Append('\n');
            html.Append(text.Html);
        }

        foreach (var (file, text) in ((string, string)[])[($"messages.{language}.txt", plain.ToString()), ($"messages.{language}.html", html.ToString())])
        {
            var golden = Path.Combine(Goldens, file);
            if (Environment.GetEnvironmentVariable("APPWACHT_GOLDEN") is "write")
                await File.WriteAllTextAsync(golden, text, TestContext.Current.CancellationToken);
            Assert.Equal(await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken), text);
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void A_shipped_template_uses_only_what_exists_and_nothing_stays_empty(string written, string language)
    {
        var kind = MessageKinds.Parse(written)!.Value;
        var template = MessageTemplate.Shipped(kind, language);
        Assert.Empty(template.WhyNot(kind));
        // Each place that can be used is filled: a template with all of them has a text in every one.
        var all = new MessageTemplate("x", string.Join("\n\n", kind.Placeholders().Select(place => $"{{{place.Code}}}")));
        Assert.DoesNotContain("\n\n\n", Shown(kind, language, all).Plain, StringComparison.Ordinal);
        Assert.DoesNotContain('{', Shown(kind, language, template).Plain);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void A_message_asks_nobody_to_sign_in_and_follows_nobody(string written, string language)
    {
        var html = Shown(MessageKinds.Parse(written)!.Value, language, MessageTemplate.Shipped(MessageKinds.Parse(written)!.Value, language)).Html;
        var document = XDocument.Parse(html.Replace("<!doctype html>", "", StringComparison.Ordinal).Replace("<br>", "<br/>", StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal));
        Assert.Subset(new HashSet<string> { "html", "head", "title", "body", "p", "h2", "ul", "li", "br" }, document.Descendants().Select(element => element.Name.LocalName).ToHashSet());
        Assert.Equal(["lang"], document.Descendants().SelectMany(element => element.Attributes()).Select(attribute => attribute.Name.LocalName));
        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("www.", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_mistake_in_a_template_is_told_at_once()
    {
        Assert.Empty(Fit.WhyNot(MessageKind.Ask));
        Assert.Equal(["template.subject", "template.text", "template.missing", "template.missing"], Codes(new("a\nb", "")));
        Assert.Equal(["template.unknown", "template.unknown", "template.missing"], Codes(new("{naam}", "{wat}\n\n{Verder}")));
        Assert.Equal(["template.line"], Codes(new("Onderwerp", "Het gaat om {wat} en zo.\n\n{verder}")));
        Assert.Equal(["template.line"], Codes(new("{wat}", Fit.Text)));
        Assert.Equal(["template.subject", "template.text"], Codes(new(new string('a', MessageTemplate.LongestSubject + 1), $"{Fit.Text}\n\n{new string('a', MessageTemplate.LongestText)}")));
        Assert.Contains("{verder}", new MessageTemplate("a", "{wat}").WhyNot(MessageKind.Ask).Single().Message.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void No_name_of_an_app_becomes_anything_but_text() => Gen.Frequency((1, Gen.String), (3, Gen.OneOf(new[] { "</p><script>", "{verder}", "a\n\n# b\n- c", "\r\nBcc: x@y.nl", "\u202egpj", "a\u2028b" }.Select(Gen.Const).ToArray()))).Sample(name =>
    {
        var item = new MessageItem(new(name, default, default), FindingKind.App, StepKind.Warn, default) { App = name, Why = new(name, name), Substitutes = [name] };
        var (named, plain) = (Message(item), Message(item with { App = "x", Why = new("x", "x"), Substitutes = ["x"], Device = new("x", default, default) }));
        Assert.Equal(Tags(plain.Html), Tags(named.Html));
        Assert.Equal(plain.Plain.Split('\n').Length, named.Plain.Split('\n').Length);
        Assert.DoesNotContain('\n', new MessageTemplate("{wat}", "x").Fill(new Dictionary<string, string> { ["wat"] = name }, "nl").Subject);
    });

    [Theory]
    [InlineData("ask", new[] { StepKind.Ask }, new FindingKind[] { FindingKind.App })]
    [InlineData("warn", new[] { StepKind.Ask, StepKind.Warn }, new[] { FindingKind.App, FindingKind.App })]
    [InlineData("remind", new[] { StepKind.Remind, StepKind.Warn }, new[] { FindingKind.App, FindingKind.Silent })]
    [InlineData("silent-ask", new[] { StepKind.Ask }, new[] { FindingKind.Silent })]
    [InlineData("silent-block", new[] { StepKind.Ask, StepKind.Block }, new[] { FindingKind.Silent, FindingKind.Silent })]
    [InlineData("block", new[] { StepKind.Block }, new[] { FindingKind.Unnamed })]
    public void The_strongest_step_sets_the_tone(string kind, StepKind[] steps, FindingKind[] findings) =>
        Assert.Equal(kind, ComposeMessages.KindOf([.. steps.Zip(findings, (step, finding) => new MessageItem(new("", default, default), finding, step, default))]).Name());

    private static MessageText Shown(MessageKind kind, string language, MessageTemplate template) =>
        Assert.IsType<Outcome<MessageText>.Done>(PreviewTemplate.Of(kind, language, template with { Text = WithObligatory(kind, template.Text) }, "Gemeente Voorbeeld", Today)).Value;

    private static string WithObligatory(MessageKind kind, string text) => string.Join("\n\n", kind.Obligatory().Select(place => $"{{{place.Code}}}").Where(code => !text.Contains(code, StringComparison.Ordinal)).Prepend(text));

    private static IEnumerable<string> Codes(MessageTemplate template) => template.WhyNot(MessageKind.Ask).Select(refusal => refusal.Code);

    private static MessageText Message(MessageItem item) => Fit.Fill(new MessageValues("Gemeente Voorbeeld", "nl").Of([item]), "nl");

    private static string Tags(string html) => string.Concat(html.Split('<').Skip(1).Select(part => part.Split('>')[0] + ' '));
}
