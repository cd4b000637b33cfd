using System.Collections;
using System.Reflection;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Syntax;

/// <summary>
/// A policy taken apart into <c>path = value</c>, every field of it but the places, so that two can be held side by side without
/// trusting the printer. It walks over the model itself: a field added to it later is compared without anybody thinking of it.
/// </summary>
internal static class PolicyFields
{
    public static IReadOnlyList<string> Of(PolicyDocument document) => [.. Fields("", document).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Fields(string path, object? value)
    {
        switch (value)
        {
            case null or SourceSpan:
                return [];
            case string or bool or int or Enum or DateOnly or Country:
                return [$"{path} = {value}"];
            case IDictionary map:
                return map.Keys.Cast<object>().SelectMany(key => Fields($"{path}/{key}", map[key]));
            case IEnumerable list:
                return list.Cast<object?>().SelectMany((item, i) => Fields($"{path}/{i}", item)).Prepend($"{path} is given");
            default:
                var readable = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0);
                return readable.SelectMany(property => Fields($"{path}/{property.Name}", property.GetValue(value)));
        }
    }
}
