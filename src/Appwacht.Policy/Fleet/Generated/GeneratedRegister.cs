using System.Text;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Generated;

/// <summary>The register that fits generated fleets, in the files that any register is made of.</summary>
public static class GeneratedRegister
{
    private const string Source = "gegenereerd";

    /// <summary>The register, read from its files as any other is.</summary>
    public static AppRegister Read(GeneratedApps apps)
    {
        var files = Files(apps);
        var (register, faults) = RegisterReader.Read(name => files.TryGetValue(name, out var text) ? new MemoryStream(Encoding.UTF8.GetBytes(text)) : null);
        return register ?? throw new InvalidOperationException("The generated register is not consistent: " + string.Join("; ", faults.Take(5)));
    }

    /// <summary>The text of each file by name.</summary>
    public static IReadOnlyDictionary<string, string> Files(GeneratedApps apps)
    {
        var products = apps.Products;
        var publishers = products.DistinctBy(product => product.PublisherId).ToArray();
        var owned = publishers.Where(publisher => !publisher.PublisherIsSeatedThere).ToArray();
        var countries = products.Select(product => product.Country.Code).Concat(GeneratedProduct.Listed).Append(Registered).Distinct().Order(StringComparer.Ordinal).ToArray();
        return new Dictionary<string, string>
        {
            ["countries.csv"] = Lines("country,nl,en", countries.Select(country => $"{country},Land {country},Country {country}")),
            ["country-lists.csv"] = Lines("list,country,from,until,source_title,source_url", GeneratedProduct.Listed.Select(country => $"{GeneratedPolicy.CountryList},{country},2023-02-23,,{Source},")),
            ["parties.csv"] = Lines("party,name,kind,country,lei,note",
            [
                .. publishers.Select(publisher => $"{publisher.PublisherId},Uitgever {publisher.Country} {publisher.Publisher},company,{(publisher.PublisherIsSeatedThere ? publisher.Country.Code : Registered)},,"),
                .. owned.DistinctBy(Group).Select(publisher => $"{Group(publisher)},Groep {publisher.Country} {publisher.Publisher / 10},company,{publisher.Country},,"),
            ]),
            ["apps.csv"] = Lines("app,name,category,status,aliases,publishers,alternatives,note", products.Select(product => $"{product.Slug},{product.Name},{product.Category},active,,Uitgever {product.Country} {product.Publisher},,")),
            ["app-ids.csv"] = Lines("app,platform,identifier,confidence,borrowed_by,note",
                Enumerable.Range(0, products.Count * 2).Select(app => $"{products[app / 2].Slug},{GeneratedApps.StoreOf(app).Name()},{apps.IdentifierOf(app)},confirmed,,")),
            ["edges.csv"] = Lines("child,parent,kind,share,region,from,until,confidence,decision,source_title,source_url,source_date,note",
            [
                .. products.Select(product => $"app:{product.Slug},{product.PublisherId},published-by,,*,,,{product.Confidence.Name()},,{Source},,,"),
                .. owned.Select(publisher => $"{publisher.PublisherId},{Group(publisher)},owned-by,100,*,2019-05-01,,confirmed,,{Source},,,"),
            ]),
            ["lists.csv"] = "list,name,by,published,source_title,source_url\n",
            ["listings.csv"] = "list,app,from,until,note\n",
            ["capabilities.csv"] = "app,uses,how,from,confidence,source_title,source_url,note\n",
            ["decisions.csv"] = "decision,by,date,reference,why\n",
        };
    }

    /// <summary>Where publishers that are owned from elsewhere are registered.</summary>
    private const string Registered = "IE";

    private static string Group(GeneratedProduct publisher) => $"groep-{publisher.Country.Code.ToLowerInvariant()}-{publisher.Publisher / 10:00}";

    private static string Lines(string header, IEnumerable<string> rows) => string.Join('\n', rows.Prepend(header)) + "\n";
}
