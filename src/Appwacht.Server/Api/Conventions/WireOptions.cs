using System.Text.Json;
using System.Text.Json.Serialization;
using Appwacht.Client;

namespace Appwacht.Server.Api.Conventions;

/// <summary>How bodies are read: strictly. What we do not know, what is there twice and what is missing is refused instead of guessed.</summary>
internal static class WireOptions
{
    /// <summary>More than any record of the API needs, and far less than what would exhaust the stack.</summary>
    private const int Deepest = 32;

    public static void Set(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, WireJson.Default);
        options.Converters.Add(new UtcInstants());
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = Deepest;
    }
}
