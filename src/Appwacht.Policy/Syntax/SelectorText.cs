using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Syntax;

/// <summary>How selectors are printed: on one line, keys in the order of the language.</summary>
internal static class SelectorText
{
    public static string Of(AppSelector apps) => Group(
    [
        ("app", Of(apps.App)), ("list", Of(apps.List)), ("category", Of(apps.Category)), ("publisher", Of(apps.Publisher)),
        ("party", Of(apps.Party)),
        ("controlled-from", Of(apps.ControlledFrom)), ("confidence", apps.Confidence?.Name()), ("listed-by", Of(apps.ListedBy)),
        ("uses", Of(apps.Uses)),
        ("contains", Of(apps.Contains)), ("signed-by", Of(apps.SignedBy)),
        ("known", apps.Known switch { null => null, true => "true", false => "false" }),
        ("not", apps.Not is null ? null : Of(apps.Not)),
    ]);

    public static string Of(DeviceSelector devices) => Group(
    [
        ("ownership", Of(devices.Ownership)), ("platform", Of(devices.Platform)), ("kind", Of(devices.Kind)), ("os", Of(devices.Os)),
        ("not", devices.Not is null ? null : Of(devices.Not)),
    ]);

    public static string Of(AudienceSelector audience) => Group(
    [
        ("tier", Of(audience.Tier)), ("unit", Of(audience.Unit)), ("role", Of(audience.Role)), ("group", Of(audience.Group)),
        ("deployment", Of(audience.Deployment)), ("not", audience.Not is null ? null : Of(audience.Not)),
    ]);

    /// <summary>One value as it is, several in a list; null when the key is not given.</summary>
    public static string? Of(Values values) => values.Count switch
    {
        0 => null,
        1 => YamlText.Of(values[0]),
        _ => $"[ {string.Join(", ", values.Select(YamlText.Of))} ]",
    };

    private static string Group(IEnumerable<(string Key, string? Value)> keys) =>
        $"{{ {string.Join(", ", keys.Where(key => key.Value is not null).Select(key => $"{key.Key}: {key.Value}"))} }}";
}
