using System.Text;
using Appwacht.Register;

namespace Appwacht.Cli.Tests.Html;

/// <summary>A register with as much in it as a report can show.</summary>
internal static class SmallRegister
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["countries.csv"] = """
            country,nl,en
            CN,China,China
            IE,Ierland,Ireland
            KY,Kaaimaneilanden,Cayman Islands
            NL,Nederland,Netherlands
            """,
        ["country-lists.csv"] = """
            list,country,from,until,source_title,source_url
            offensive-cyber-programme,CN,2023-02-23,,"AIVD, 23 februari 2023",
            """,
        ["parties.csv"] = """
            party,name,kind,country,lei,note
            bytedance,ByteDance,company,KY,,
            cn,China,state,CN,,
            tiktok-ie,TikTok Technology,company,IE,,
            lamp-maker,Lamp & Zn.,company,CN,,
            """,
        ["apps.csv"] = """
            app,name,category,status,aliases,publishers,alternatives,note
            tiktok,TikTok,video,active,,TikTok Pte. Ltd.,,
            lamp,Lamp <b>,iot,active,,Lamp & Zn.,,
            runner,Runner,fitness,active,,Runner BV,,
            walker,Walker,fitness,active,,Walker BV,,
            mail,Mail,business,active,,Mail BV,,
            """,
        ["app-ids.csv"] = """
            app,platform,identifier,confidence,borrowed_by,note
            tiktok,android,com.zhiliaoapp.musically,confirmed,,
            lamp,android,cn.lamp,confirmed,,
            runner,android,nl.runner,confirmed,,
            walker,android,nl.walker,confirmed,,
            mail,android,nl.mail,confirmed,,
            """,
        ["edges.csv"] = """
            child,parent,kind,share,region,from,until,confidence,decision,source_title,source_url,source_date,note
            app:tiktok,tiktok-ie,published-by,,,,,confirmed,,Google Play,,,
            tiktok-ie,bytedance,owned-by,,,,,reported,,press,,,
            bytedance,cn,operated-in,,,,,reported,,press,,,
            app:lamp,lamp-maker,published-by,,,,,presumed,,general knowledge,,,
            """,
        ["lists.csv"] = "list,name,by,published,source_title,source_url",
        ["listings.csv"] = "list,app,from,until,note",
        ["capabilities.csv"] = """
            app,uses,how,from,confidence,source_title,source_url,note
            runner,location,heatmap,,reported,press,,
            """,
        ["decisions.csv"] = "decision,by,date,reference,why",
    };

    public static AppRegister Read()
    {
        var (register, faults) = RegisterReader.Read(file => new MemoryStream(Encoding.UTF8.GetBytes(Files[file])));
        return register ?? throw new InvalidOperationException(string.Join('\n', faults));
    }
}
