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
[JsonSerializable(typeof(Pagina<Beleidsversie>))]
[JsonSerializable(typeof(Beleidsversie))]
[JsonSerializable(typeof(Beleidsvoorstel))]
[JsonSerializable(typeof(Besluit))]
[JsonSerializable(typeof(BeleidVanKracht))]
[JsonSerializable(typeof(WatAlsVraag))]
[JsonSerializable(typeof(WatAls))]
[JsonSerializable(typeof(Pagina<Uitzondering>))]
[JsonSerializable(typeof(Uitzondering))]
[JsonSerializable(typeof(Uitzonderingsaanvraag))]
[JsonSerializable(typeof(Advies))]
[JsonSerializable(typeof(Intrekking))]
[JsonSerializable(typeof(Pagina<App>))]
[JsonSerializable(typeof(AppInzage))]
[JsonSerializable(typeof(Pagina<Partij>))]
[JsonSerializable(typeof(Partij))]
[JsonSerializable(typeof(Pagina<Landenlijst>))]
[JsonSerializable(typeof(Landenlijst))]
[JsonSerializable(typeof(Pagina<Bevinding>))]
[JsonSerializable(typeof(ToestelInzage))]
[JsonSerializable(typeof(Pagina<ToestelInzage>))]
[JsonSerializable(typeof(Tellingen))]
public sealed partial class WireJson : JsonSerializerContext;
