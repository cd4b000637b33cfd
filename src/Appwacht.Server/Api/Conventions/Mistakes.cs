using System.Reflection;
using Appwacht.Core;
using Microsoft.AspNetCore.Http.Metadata;

namespace Appwacht.Server.Api.Conventions;

/// <summary>
/// Every mistake in the address of a request. The framework stops at the first parameter that it cannot read; somebody who must correct
/// a request wants to know all of them at once.
/// </summary>
internal static class Mistakes
{
    private static readonly object Key = new();

    /// <summary>What was found so far by parameters that read themselves, such as <see cref="Paging"/>.</summary>
    public static List<Refusal> Of(HttpContext context)
    {
        if (context.Items[Key] is not List<Refusal> found)
            context.Items[Key] = found = [];
        return found;
    }

    /// <summary>What was found, and every parameter of the endpoint that cannot be read.</summary>
    public static IReadOnlyList<Refusal> All(HttpContext context) =>
    [
        .. Of(context),
        .. context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
            .Where(parameter => parameter.HasTryParse && !CanRead(parameter, context.Request)).Select(parameter => Unreadable(parameter.Name)) ?? [],
    ];

    /// <summary>Refuses before the endpoint runs, when a parameter that reads itself was wrong.</summary>
    public static async ValueTask<object?> Refuse(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        Of(call.HttpContext) is { Count: > 0 } ? Problems.Refused(All(call.HttpContext), StatusCodes.Status400BadRequest) : await next(call);

    /// <summary>A parameter that is not what it should be; what was given is not repeated, as it may be about a person.</summary>
    public static Refusal Unreadable(string parameter) => new(
        "request.parameter", $"`{parameter}` kan niet worden gelezen.", $"`{parameter}` cannot be read.", parameter);

    private static bool CanRead(IParameterBindingMetadata parameter, HttpRequest request)
    {
        var given = request.RouteValues.TryGetValue(parameter.Name, out var inPath) ? [inPath?.ToString()] : request.Query[parameter.Name].ToArray();
        if (given.Length == 0)
            return parameter.IsOptional;
        var type = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType;
        return type.IsArray || given.Length == 1 && (string.IsNullOrEmpty(given[0]) ? parameter.IsOptional : Parses(type, given[0]));
    }

    private static bool Parses(Type type, string? text)
    {
        if (type.IsEnum)
            return Enum.TryParse(type, text, out _);
        var method = Find(type, [typeof(string), typeof(IFormatProvider), type.MakeByRefType()]) ?? Find(type, [typeof(string), type.MakeByRefType()]);
        return method is null || method.Invoke(null, method.GetParameters().Length == 3 ? [text, null, null] : [text, null]) is true;
    }

    private static MethodInfo? Find(Type type, Type[] parameters) => type.GetMethod("TryParse", BindingFlags.Public | BindingFlags.Static, parameters);
}
