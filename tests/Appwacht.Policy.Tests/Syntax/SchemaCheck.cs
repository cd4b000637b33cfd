using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Appwacht.Policy.Tests.Syntax;

/// <summary>
/// A JSON Schema reader for the words that our schema uses and no others: there is no free library for draft 2020-12 to be had. A word it
/// does not know is an error, so that the schema cannot outgrow it unseen.
/// </summary>
internal sealed class SchemaCheck(JsonObject root)
{
    public bool Accepts(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Fits(Json(stream.Documents[0].RootNode), root);
    }

    private bool Fits(JsonNode? value, JsonNode? schema) => schema is not JsonObject words || words.All(word => Holds(word.Key, word.Value, value, words));

    private bool Holds(string word, JsonNode? asked, JsonNode? value, JsonObject schema) => word switch
    {
        "$schema" or "$id" or "$defs" or "title" or "description" => true,
        "$ref" => Fits(value, root["$defs"]?[asked!.GetValue<string>()["#/$defs/".Length..]] ?? throw new InvalidOperationException($"{asked} leads nowhere.")),
        "type" => (asked is JsonArray types ? types.Select(type => type!.GetValue<string>()) : [asked!.GetValue<string>()]).Any(type => IsA(type, value)),
        "enum" => asked!.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
        "const" => value is JsonValue && value.ToJsonString() == asked!.ToJsonString(),
        "pattern" => !IsA("string", value) || Regex.IsMatch(value!.GetValue<string>(), asked!.GetValue<string>(), RegexOptions.ECMAScript | RegexOptions.CultureInvariant),
        "format" => asked!.GetValue<string>() is "date" && (!IsA("string", value)
            || DateOnly.TryParseExact(value!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
        "minimum" => !IsA("number", value) || value!.GetValue<double>() >= asked!.GetValue<double>(),
        "minItems" => value is not JsonArray list || list.Count >= asked!.GetValue<int>(),
        "minProperties" => value is not JsonObject group || group.Count >= asked!.GetValue<int>(),
        "required" => value is not JsonObject keys || asked!.AsArray().All(key => keys.ContainsKey(key!.GetValue<string>())),
        "properties" => value is not JsonObject named || named.All(pair => asked![pair.Key] is not { } inner || Fits(pair.Value, inner)),
        "additionalProperties" => value is not JsonObject more || more.Where(pair => schema["properties"]?[pair.Key] is null)
            .All(pair => asked is JsonObject ? Fits(pair.Value, asked) : asked!.GetValue<bool>()),
        "propertyNames" => value is not JsonObject names || names.All(pair => Fits(JsonValue.Create(pair.Key), asked)),
        "items" => value is not JsonArray items || items.All(item => Fits(item, asked)),
        "anyOf" => asked!.AsArray().Any(one => Fits(value, one)),
        "oneOf" => asked!.AsArray().Count(one => Fits(value, one)) == 1,
        "dependentSchemas" => value is not JsonObject has || asked!.AsObject().All(pair => !has.ContainsKey(pair.Key) || Fits(value, pair.Value)),
        _ => throw new InvalidOperationException($"The schema uses `{word}`, which this check does not know."),
    };

    private static bool IsA(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "null" => value is null,
        "string" => value is JsonValue text && text.TryGetValue<string>(out _),
        "boolean" => value is JsonValue flag && flag.TryGetValue<bool>(out _),
        "integer" => value is JsonValue whole && whole.TryGetValue<double>(out var number) && double.IsInteger(number),
        "number" => value is JsonValue some && some.TryGetValue<double>(out _),
        _ => throw new InvalidOperationException($"There is no type {type}."),
    };

    /// <summary>YAML as JSON, by the core schema.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: not YamlDotNet.Core.ScalarStyle.Plain, Value: var quoted } => JsonValue.Create(quoted),
        YamlScalarNode { Value: "" or "~" or "null" } => null,
        YamlScalarNode { Value: "true" } => JsonValue.Create(true),
        YamlScalarNode { Value: "false" } => JsonValue.Create(false),
        YamlScalarNode { Value: var plain } when Regex.IsMatch(plain!, @"^[-+]?[0-9]+(\.[0-9]+)?$") => JsonNode.Parse(double.Parse(plain!, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)),
        YamlScalarNode { Value: var text } => JsonValue.Create(text),
        _ => throw new InvalidOperationException("There is no such node."),
    };
}
