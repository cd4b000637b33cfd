using System.Globalization;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax.Diagnostics;
using Appwacht.Register;

namespace Appwacht.Policy.Syntax;

/// <summary>Reads the policy's own tests: <c>device facts | app | day => effect</c>, one a line.</summary>
internal sealed class CaseReader(List<PolicyDiagnostic> found)
{
    /// <summary>Facts that a device or an app can have more than one of.</summary>
    private static readonly string[] Repeatable = ["group", "deployment", "category", "party", "publisher", "listed-by", "uses", "controlled-from"];

    /// <summary>What can be said of a device and its user, each with the words there are to choose from or the form it has.</summary>
    public static IReadOnlyDictionary<string, Shape> DeviceFacts { get; } = new Dictionary<string, Shape>
    {
        ["ownership"] = new ChoiceShape(DeviceWords.Ownerships),
        ["platform"] = new ChoiceShape(Platforms.Names),
        ["kind"] = new ChoiceShape(DeviceWords.Kinds),
        ["os"] = new TextShape(TextForm.Os),
        ["tier"] = new ChoiceShape(DeviceWords.Tiers),
        ["unit"] = new TextShape(TextForm.Any),
        ["role"] = new TextShape(TextForm.Any),
        ["group"] = new TextShape(TextForm.Any),
        ["deployment"] = new TextShape(TextForm.Any),
    };

    /// <summary>What can be said of an app that the register need not know.</summary>
    public static IReadOnlyDictionary<string, Shape> AppFacts { get; } = new Dictionary<string, Shape>
    {
        ["category"] = new TextShape(TextForm.Any),
        ["uses"] = new TextShape(TextForm.Any),
        ["controlled-from"] = new TextShape(TextForm.Country),
        ["confidence"] = new ChoiceShape(Confidences.Names),
        ["party"] = new TextShape(TextForm.Any),
        ["publisher"] = new TextShape(TextForm.Any),
        ["listed-by"] = new TextShape(TextForm.Any),
        ["known"] = new ChoiceShape(["true", "false"]),
    };

    /// <summary>Every case that can be read; what is wrong with the others is added to the list.</summary>
    public IReadOnlyList<PolicyCase> Read(YamlNode? cases, string source) =>
        [.. CaseText.Lines(cases, source).Select(line => line.WithoutComment()).Where(line => !line.IsBlank).Select(Case).OfType<PolicyCase>()];

    private PolicyCase? Case(CaseText line)
    {
        CaseText[] sides = [.. line.Split("=>")];
        if (sides is not [var given, var expected] || expected.IsBlank)
        {
            found.Add(CaseFaults.NoExpectation(line.Span));
            return null;
        }

        CaseText[] parts = [.. given.Split("|")];
        if (parts is not [var device, var app, var day])
        {
            found.Add(CaseFaults.WrongParts(given.Span, parts.Length));
            return null;
        }

        var faults = found.Count;
        // Nothing said of the device is a case worth having: what cannot be determined must not fail open.
        var deviceFacts = device.IsBlank ? [] : Facts(device, DeviceFacts);
        var appFacts = App(app);
        if (!DateOnly.TryParseExact(day.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            found.Add(FormFaults.NotADate(day.Span, day.Text));
        CheckWord(expected, "=>", Effects.Names);
        return found.Count > faults
            ? null
            : new(deviceFacts, appFacts, date, (Effect)Effects.Names.ToList().IndexOf(expected.Text), line.Span);
    }

    private IReadOnlyList<KeyValuePair<string, string>> App(CaseText app)
    {
        if (app.IsBlank)
            found.Add(CaseFaults.NoApp(app.Span));
        else if (app.Text is "unknown")
            return [new("known", "false")];
        else if (TextForm.App.Accepts(app.Text))
            return [new("app", app.Text)];
        else if (app.Text.Contains(": ", StringComparison.Ordinal) || AppFacts.ContainsKey(app.Text.Split(':')[0]))
            return Facts(app, AppFacts);
        else
            found.Add(FormFaults.NotAnApp(app.Span, app.Text));
        return [];
    }

    private List<KeyValuePair<string, string>> Facts(CaseText text, IReadOnlyDictionary<string, Shape> known)
    {
        List<KeyValuePair<string, string>> facts = [];
        foreach (var piece in text.Split(","))
        {
            if (piece.Cut(':') is not var (name, value) || name.IsBlank || value.IsBlank)
                found.Add(CaseFaults.NotAFact(piece.Span, piece.Text));
            else if (!known.TryGetValue(name.Text, out var shape))
                found.Add(CaseFaults.UnknownFact(name.Span, name.Text, [.. known.Keys]));
            else if (facts.Exists(fact => fact.Key == name.Text && !Repeatable.Contains(name.Text)))
                found.Add(CaseFaults.FactTwice(name.Span, name.Text));
            else if (Fits(name.Text, value, shape))
                facts.Add(new(name.Text, value.Text));
        }

        return facts;
    }

    private bool Fits(string name, CaseText value, Shape shape)
    {
        if (shape is ChoiceShape choice)
            return CheckWord(value, name, choice.Words);
        if (shape is TextShape { Form: { Refuse: { } refuse } form } && !form.Accepts(value.Text))
        {
            found.Add(refuse(value.Span, value.Text));
            return false;
        }

        return true;
    }

    private bool CheckWord(CaseText word, string key, IReadOnlyList<string> words)
    {
        if (words.Contains(word.Text))
            return true;
        found.Add(ShapeFaults.UnknownWord(word.Span, key, word.Text, [.. words]));
        return false;
    }
}
