using System.Text.Encodings.Web;
using System.Text.Json;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Findings;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Cli.Reports;

/// <summary>The answer as JSON, for scripts; its keys are described in the user guide and do not change with the language.</summary>
internal static class JsonReport
{
    // Names stay readable; the document is never put inside HTML.
    internal static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream to, CheckReport report, Words words)
    {
        using var json = new Utf8JsonWriter(to, Readable);
        var answer = report.Answer;
        var question = answer.Question;
        var explanation = new Explanation(question.Register, question.Day, question.UsedIn);
        json.WriteStartObject();
        json.WriteString("day", $"{question.Day:O}");
        json.WriteString("usedIn", question.UsedIn.Code);
        Policies(json, question.Stack, words);
        Summary(json, answer);
        Devices(json, answer.Coverage);
        Array(json, "apps", answer.Apps, app => App(json, app));
        Array(json, "rules", answer.Rules, rule => Rule(json, rule));
        Array(json, "findings", answer.Findings, finding => Finding(json, finding, explanation, words));
        Array(json, "unnamed", answer.Unnamed, unnamed => Unnamed(json, unnamed));
        Array(json, "exempted", answer.Exempted, finding => Finding(json, finding, explanation, words));
        json.WriteNumber("notRead", answer.NotRead);
        json.WriteNumber("rejected", report.Rejected);
        Array(json, "inputs", report.Inputs, input =>
        {
            json.WriteString("name", input.Name);
            json.WriteNumber("bytes", input.Bytes);
            json.WriteString("sha256", input.Sha256);
        });
        json.WriteString("version", report.ProductVersion);
        json.WriteEndObject();
    }

    private static void Policies(Utf8JsonWriter json, PolicyStack stack, Words words) => Array(json, "policies", stack.Layers, layer =>
    {
        json.WriteString("policy", layer.Document.Id);
        if (layer.Document.Version is { } version)
            json.WriteNumber("version", version);
        json.WriteString("title", words.Say(layer.Document.Title));
        json.WriteString("decidedBy", layer.Document.Decision.By);
        json.WriteString("decidedOn", $"{layer.Document.Decision.Date:O}");
    });

    private static void Summary(Utf8JsonWriter json, FleetAnswer answer)
    {
        json.WriteStartObject("summary");
        foreach (var effect in (ReadOnlySpan<Effect>)[Effect.Deny, Effect.NeedsVetting, Effect.AdviseAgainst])
        {
            var devices = answer.DevicesAt(effect).ToArray();
            json.WriteStartObject(effect.Name());
            json.WriteNumber("devices", devices.Length);
            ByKind(json, "devicesByKind", devices);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Devices(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteStartObject("devices");
        json.WriteNumber("total", coverage.Total);
        json.WriteStartObject("byKind");
        json.WriteNumber("phone", coverage.Phones);
        json.WriteNumber("tablet", coverage.Tablets);
        json.WriteNumber("mobile", coverage.Mobile);
        json.WriteNumber("laptop", coverage.Laptops);
        if (coverage.OtherKinds > 0)
            json.WriteNumber("unknown", coverage.OtherKinds);
        json.WriteEndObject();
        json.WriteStartObject("byOwnership");
        foreach (var (ownership, count) in coverage.ByOwnership.OrderBy(pair => pair.Key))
            json.WriteNumber(ownership.Name(), count);
        json.WriteEndObject();
        json.WriteNumber("read", coverage.Read);
        json.WriteNumber("stale", coverage.Stale);
        json.WriteNumber("neverReported", coverage.NeverReported);
        json.WriteStartObject("inventory");
        if (coverage is { Oldest: { } oldest, Newest: { } newest, MedianAgeInDays: { } median })
        {
            json.WriteString("oldest", oldest.UtcDateTime);
            json.WriteString("newest", newest.UtcDateTime);
            json.WriteNumber("medianAgeInDays", median);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void App(Utf8JsonWriter json, AppAnswer app)
    {
        json.WriteString("app", app.App.Key);
        json.WriteString("name", app.App.Name);
        json.WriteString("effect", app.Effect.Name());
        json.WriteNumber("devices", app.Devices.Count);
        ByKind(json, "devicesByKind", app.Devices);
        json.WriteStartObject("devicesByEffect");
        foreach (var (effect, devices) in app.ByEffect)
            json.WriteNumber(effect.Name(), devices);
        json.WriteEndObject();
        json.WriteNumber("probable", app.Probable.Count);
        Strings(json, "rules", app.Rules.Select(rule => rule.Reference));
        json.WriteStartArray("controlPath");
        foreach (var path in app.ControlPaths.Take(1))
            ControlPathJson.Steps(json, path);
        json.WriteEndArray();
        if (app.ControlPaths.Count > 1)
            Strings(json, "alsoControlledFrom", app.ControlPaths.Skip(1).Select(path => path.Country.Code));
    }

    private static void Rule(Utf8JsonWriter json, RuleAnswer rule)
    {
        json.WriteString("rule", rule.Rule.Reference);
        json.WriteString("effect", (rule.Rule.Rule.Effect ?? Effect.Deny).Name());
        json.WriteNumber("devices", rule.Devices);
        json.WriteNumber("undetermined", rule.Undetermined);
        Strings(json, "notKnown", rule.NotKnown);
    }

    private static void Finding(Utf8JsonWriter json, Finding finding, Explanation explanation, Words words)
    {
        Device(json, finding.Device, finding.Person);
        json.WriteString("app", finding.App.Key);
        json.WriteString("name", finding.App.Name);
        json.WriteString("version", finding.Version);
        json.WriteString("effect", finding.Verdict.Effect.Name());
        json.WriteBoolean("probable", finding.Match is Match.Probable);
        json.WriteBoolean("undetermined", finding.Verdict.IsUndetermined);
        Strings(json, "rules", finding.Verdict.Matches.Select(match => match.Rule.Reference));
        if (finding.Verdict.Exemption is { } exemption)
            json.WriteString("exemption", exemption.Id);
        json.WriteString("why", words.Say(explanation.Of(finding.Verdict, finding.App)));
    }

    private static void Unnamed(Utf8JsonWriter json, UnnamedFinding unnamed)
    {
        Device(json, unnamed.Device, unnamed.Person);
        json.WriteString("effect", unnamed.Verdict.Effect.Name());
        json.WriteNumber("apps", unnamed.Count);
        Strings(json, "rules", unnamed.Verdict.Matches.Select(match => match.Rule.Reference));
    }

    private static void Device(Utf8JsonWriter json, Device device, Person? person)
    {
        json.WriteString("device", device.Id);
        json.WriteString("deviceName", device.Name);
        json.WriteString("kind", device.Kind.Name());
        json.WriteString("ownership", device.Ownership.Name());
        json.WriteString("person", device.PersonId);
        json.WriteString("unit", person?.Unit);
    }

    /// <summary>Devices of the organisation by kind, phones and tablets also together; private devices apart.</summary>
    private static void ByKind(Utf8JsonWriter json, string key, IReadOnlyCollection<Device> devices)
    {
        var own = devices.Where(device => device.IsOfTheOrganisation).ToArray();
        json.WriteStartObject(key);
        json.WriteNumber("phone", own.Count(device => device.Kind is DeviceKind.Phone));
        json.WriteNumber("tablet", own.Count(device => device.Kind is DeviceKind.Tablet));
        json.WriteNumber("mobile", own.Count(device => device.IsMobile));
        json.WriteNumber("laptop", own.Count(device => device.Kind is DeviceKind.Laptop));
        if (own.Any(device => device.Kind is DeviceKind.Unknown))
            json.WriteNumber("unknown", own.Count(device => device.Kind is DeviceKind.Unknown));
        if (own.Length < devices.Count)
            json.WriteNumber("byod", devices.Count - own.Length);
        json.WriteEndObject();
    }

    internal static void Array<T>(Utf8JsonWriter json, string key, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Strings(Utf8JsonWriter json, string key, IEnumerable<string> values)
    {
        json.WriteStartArray(key);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
