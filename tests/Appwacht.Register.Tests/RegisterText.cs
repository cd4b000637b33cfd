using System.Text;

namespace Appwacht.Register.Tests;

/// <summary>The files of a small register as text, with what a test adds to them.</summary>
internal sealed class RegisterText
{
    private readonly Dictionary<string, string> files = new()
    {
        ["apps.csv"] = "app,name,category,status,aliases,publishers,alternatives,note\nkwebbel,Kwebbel,messaging,active,,Kwebbel B.V.,,\n",
        ["app-ids.csv"] = "app,platform,identifier,confidence,borrowed_by,note\nkwebbel,android,nl.kwebbel,confirmed,,\n",
        ["parties.csv"] = """
            party,name,kind,country,lei,note
            maker,Maker,company,NL,,
            owner,Owner,company,CN,,
            holding,Holding,company,KY,,
            in-cn,China,state,CN,,
            in-sg,Singapore,state,SG,,
            nowhere,Nowhere,company,,,

            """,
        ["edges.csv"] = "child,parent,kind,share,region,from,until,confidence,decision,source_title,source_url,source_date,note\n",
        ["lists.csv"] = "list,name,by,published,source_title,source_url\nlijst,Lijst,Iemand,2023-05-17,bron,\n",
        ["listings.csv"] = "list,app,from,until,note\n",
        ["capabilities.csv"] = "app,uses,how,from,confidence,source_title,source_url,note\n",
        ["decisions.csv"] = "decision,by,date,reference,why\nbesluit-1,Minister,2026-01-01,Z-1,omdat\n",
        ["country-lists.csv"] = "list,country,from,until,source_title,source_url\n",
        ["countries.csv"] = "country,nl,en\nCN,China,China\nKY,Kaaimaneilanden,Cayman Islands\nNL,Nederland,Netherlands\nNO,Noorwegen,Norway\nSG,Singapore,Singapore\nUS,Verenigde Staten,United States\n",
    };

    /// <summary>The day and place that most tests ask about.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 20);

    public RegisterText With(string file, params string[] lines)
    {
        files[file] += string.Concat(lines.Select(line => line + "\n"));
        return this;
    }

    /// <summary>Adds edges, written as <c>child,parent,kind,share,region,from,until,confidence</c>.</summary>
    public RegisterText WithEdges(params string[] edges) => With("edges.csv", [.. edges.Select(edge => edge + ",,bron,,,")]);

    public RegisterText Replacing(string file, string text)
    {
        files[file] = text;
        return this;
    }

    public RegisterText Without(string file)
    {
        files.Remove(file);
        return this;
    }

    public IReadOnlyList<RegisterFault> Faults() => RegisterReader.Read(Open).Faults;

    public AppRegister Read()
    {
        var (register, faults) = RegisterReader.Read(Open);
        return register ?? throw new InvalidOperationException(string.Join("; ", faults));
    }

    public ControlChain ChainOf(string app, DateOnly? day = null, string usedIn = "NL")
    {
        var register = Read();
        return ControlChain.Of(register.Find(app)!, register, day ?? Today, Country.Parse(usedIn));
    }

    private MemoryStream? Open(string file) => files.TryGetValue(file, out var text) ? new MemoryStream(Encoding.UTF8.GetBytes(text)) : null;
}
