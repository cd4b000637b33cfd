using System.Text.Json;
using Appwacht.Register;

namespace Appwacht.Cli.Reports;

/// <summary>A path of control as JSON: one object for each edge, and a last one for where it ends.</summary>
internal static class ControlPathJson
{
    public static void Steps(Utf8JsonWriter json, ControlPath path)
    {
        foreach (var edge in path.Edges)
        {
            json.WriteStartObject();
            json.WriteString("from", edge.Child);
            json.WriteString("kind", edge.Kind.Name());
            json.WriteString("to", edge.Parent.Id);
            json.WriteString("name", edge.Parent.Name);
            json.WriteString("since", edge.Period.From is { } from ? $"{from:O}" : null);
            json.WriteString("until", edge.Period.Until is { } until ? $"{until:O}" : null);
            json.WriteString("region", edge.Region.Text);
            json.WriteString("confidence", edge.Confidence.Name());
            json.WriteString("source", edge.Source.Title);
            json.WriteString("url", edge.Source.Url);
            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteString("country", path.Country.Code);
        json.WriteString("ground", path.End is PathEnd.OperatedIn ? "operated-in" : "seated-in");
        json.WriteString("confidence", path.Confidence.Name());
        json.WriteEndObject();
    }
}
