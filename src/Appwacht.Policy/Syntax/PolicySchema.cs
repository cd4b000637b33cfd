using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax;

/// <summary>
/// The policy language as a JSON Schema (draft 2020-12), so that any editor helps while writing. Printed from <see cref="PolicyShape"/>.
/// </summary>
public static class PolicySchema
{
    /// <summary>The permanent name of the schema.</summary>
    public const string Id = "https://appwacht.nl/schema/appwacht-policy-1.schema.json";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text.</summary>
    public static string Json()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("$id", Id);
            json.WriteString("title", $"Appwacht policy, language version {PolicyDocument.LanguageVersion}");
            WriteKeys(json, PolicyShape.Document);
            json.WriteStartObject("$defs");
            foreach (var shape in ObjectsIn(PolicyShape.Document).Where(shape => shape != PolicyShape.Document).DistinctBy(shape => shape.Name))
            {
                json.WriteStartObject(shape.Name);
                WriteKeys(json, shape);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static IEnumerable<ObjectShape> ObjectsIn(Shape shape) => shape switch
    {
        ObjectShape keys => [keys, .. keys.Keys.SelectMany(key => ObjectsIn(key.Shape))],
        ListShape list => ObjectsIn(list.Item),
        NamedShape named => ObjectsIn(named.Value),
        EitherShape either => ObjectsIn(either.Other),
        _ => [],
    };

    private static void WriteKeys(Utf8JsonWriter json, ObjectShape shape)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var key in shape.Keys)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("description", $"{key.Meaning.En} — {key.Meaning.Nl}");
            Write(json, key.Shape, shape);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        var required = shape.Keys.Where(key => key.Required).Select(key => key.Name).ToArray();
        if (required.Length > 0)
            WriteWords(json, "required", required);
        if (shape.MustSelect)
            json.WriteNumber("minProperties", 1);
        if (shape.ExactlyOne is var (one, other))
            WriteRequiredChoice(json, "oneOf", [one, other]);
        if (shape.Needs is var (needing, beside))
        {
            json.WriteStartObject("dependentSchemas");
            json.WriteStartObject(needing);
            WriteRequiredChoice(json, "anyOf", beside);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, Shape shape, ObjectShape within)
    {
        switch (shape)
        {
            case TextShape { Form: var form }:
                WriteForm(json, form);
                break;
            case ChoiceShape choice:
                WriteWords(json, "enum", choice.Words);
                break;
            case NumberShape number:
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", number.Least);
                break;
            case LanguageShape:
                json.WriteNumber("const", PolicyDocument.LanguageVersion);
                break;
            case FlagShape:
                json.WriteString("type", "boolean");
                break;
            case ListShape { MayBeSingle: true } list:
                WriteAnyOf(json, within, list.Item, list with { MayBeSingle = false });
                break;
            case ListShape list:
                json.WriteString("type", "array");
                WriteInside(json, "items", list.Item, within);
                if (!list.MayBeEmpty)
                    json.WriteNumber("minItems", 1);
                break;
            case NamedShape named:
                json.WriteString("type", "object");
                WriteInside(json, "propertyNames", new TextShape(TextForm.Slug), within);
                WriteInside(json, "additionalProperties", named.Value, within);
                break;
            case EitherShape either:
                WriteAnyOf(json, within, either.Text, either.Other);
                break;
            case AgainShape:
                json.WriteString("$ref", $"#/$defs/{within.Name}");
                break;
            case ObjectShape keys:
                json.WriteString("$ref", $"#/$defs/{keys.Name}");
                break;
        }
    }

    private static void WriteForm(Utf8JsonWriter json, TextForm form)
    {
        if (form.NumbersToo)
        {
            WriteWords(json, "type", ["string", "number"]);
            json.WriteNumber("minimum", 0);
        }
        else
        {
            json.WriteString("type", "string");
        }

        json.WriteString("pattern", form.Pattern);
        if (form == TextForm.Date)
            json.WriteString("format", "date");
    }

    private static void WriteAnyOf(Utf8JsonWriter json, ObjectShape within, params ReadOnlySpan<Shape> shapes)
    {
        json.WriteStartArray("anyOf");
        foreach (var shape in shapes)
        {
            json.WriteStartObject();
            Write(json, shape, within);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteInside(Utf8JsonWriter json, string name, Shape shape, ObjectShape within)
    {
        json.WriteStartObject(name);
        Write(json, shape, within);
        json.WriteEndObject();
    }

    private static void WriteRequiredChoice(Utf8JsonWriter json, string name, IEnumerable<string> keys)
    {
        json.WriteStartArray(name);
        foreach (var key in keys)
        {
            json.WriteStartObject();
            WriteWords(json, "required", [key]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWords(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
