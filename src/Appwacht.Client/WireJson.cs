using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appwacht.Client;

/// <summary>How the records of the API are written and read: camelCase, nothing for what is not known, unknown properties refused.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(Probleem))]
[JsonSerializable(typeof(Pagina<Organisatie>))]
[JsonSerializable(typeof(Organisatie))]
[JsonSerializable(typeof(Toestel))]
[JsonSerializable(typeof(Pagina<Toestel>))]
[JsonSerializable(typeof(InventarisOntvangst))]
public sealed partial class WireJson : JsonSerializerContext;
