using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appwacht.Client;

/// <summary>How the records of the API are written and read: camelCase, nothing for what is not known, unknown properties refused.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true, NumberHandling = JsonNumberHandling.Strict, Converters = [typeof(UtcInstants)])]
[JsonSerializable(typeof(Probleem))]
[JsonSerializable(typeof(Pagina<Organisatie>))]
[JsonSerializable(typeof(Organisatie))]
[JsonSerializable(typeof(Toestel))]
[JsonSerializable(typeof(Pagina<Toestel>))]
[JsonSerializable(typeof(InventarisOntvangst))]
[JsonSerializable(typeof(NieuweImport))]
[JsonSerializable(typeof(ImportStand))]
[JsonSerializable(typeof(ImportRegel))]
[JsonSerializable(typeof(Pagina<AfgewezenRegel>))]
[JsonSerializable(typeof(Pagina<Gebeurtenis>))]
[JsonSerializable(typeof(Pagina<Controlepunt>))]
[JsonSerializable(typeof(Pagina<Controlesleutel>))]
[JsonSerializable(typeof(Pagina<Verwerking>))]
[JsonSerializable(typeof(Pagina<Verwerkingsactiviteit>))]
[JsonSerializable(typeof(Pagina<EigenVerwerking>))]
[JsonSerializable(typeof(Bewaartermijnen))]
[JsonSerializable(typeof(BewaartermijnWijziging))]
public sealed partial class WireJson : JsonSerializerContext;
