using System.Text;
using Appwacht.Register;

namespace Appwacht.Policy.Tests;

/// <summary>A small register with the shapes of the real one, so that tests say what they rest on.</summary>
public static class TestRegister
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["countries.csv"] = """
            country,nl,en
            CN,China,China
            DE,Duitsland,Germany
            FI,Finland,Finland
            FR,Frankrijk,France
            KY,Kaaimaneilanden,Cayman Islands
            NL,Nederland,Netherlands
            NO,Noorwegen,Norway
            RU,Rusland,Russia
            SG,Singapore,Singapore
            TW,Taiwan,Taiwan
            US,Verenigde Staten,United States
            """,
        ["country-lists.csv"] = """
            list,country,from,until,source_title,source_url
            offensive-cyber-programme,CN,2023-02-23,,AIVD 2023-02-23,
            offensive-cyber-programme,RU,2023-02-23,,AIVD 2023-02-23,
            """,
        ["parties.csv"] = """
            party,name,kind,country,lei,note
            bytedance,ByteDance,company,KY,,
            cn,China,state,CN,,
            fitness-fabriek,Fitness Fabriek,company,NL,,
            fosun,Fosun,company,CN,,
            happn-sas,happn SAS,company,FR,,
            hello-group,Hello Group,company,CN,,
            kunlun,Kunlun Tech,company,CN,,
            meta,Meta,company,US,,
            microsoft,Microsoft,company,US,,
            opera,Opera,company,NO,,
            perfect-corp,Perfect Corp.,company,TW,,
            signal-foundation,Signal Foundation,company,US,,
            strava-inc,"Strava, Inc.",company,US,,
            tiktok-usds,TikTok USDS Joint Venture,company,US,,
            """,
        ["apps.csv"] = """
            app,name,category,status,aliases,publishers,alternatives,note
            happn,happn,dating,active,,happn,,
            loopmaatje,Loopmaatje,fitness,active,,Fitness Fabriek,,
            microsoft-outlook,Microsoft Outlook,office,active,Outlook,Microsoft Corporation,,
            microsoft-teams,Microsoft Teams,office,active,Teams,Microsoft Corporation,,
            opera,Opera,browser,active,,Opera Norway AS,,
            signal,Signal,messaging,active,,Signal Foundation,,
            strava,Strava,fitness,active,,Strava Inc.,,
            tiktok,TikTok,video,active,,TikTok Pte. Ltd.,,
            whatsapp,WhatsApp,messaging,active,WhatsApp Messenger,WhatsApp LLC,signal,
            youcam,YouCam,photo,active,,Perfect Corp.,,
            """,
        ["app-ids.csv"] = """
            app,platform,identifier,confidence,borrowed_by,note
            happn,android,com.ftw_and_co.happn,confirmed,,
            happn,ios,com.ftwandco.happn,confirmed,,
            microsoft-outlook,android,com.microsoft.office.outlook,confirmed,,
            microsoft-teams,android,com.microsoft.teams,confirmed,,
            microsoft-teams,windows,MSTeams_8wekyb3d8bbwe,confirmed,,
            opera,android,com.opera.browser,confirmed,,
            signal,android,org.thoughtcrime.securesms,confirmed,,
            signal,ios,org.whispersystems.signal,confirmed,,
            strava,android,com.strava,confirmed,,
            strava,ios,com.strava.stravaride,confirmed,,
            tiktok,android,com.ss.android.ugc.trill,confirmed,,
            tiktok,android,com.zhiliaoapp.musically,confirmed,,
            tiktok,ios,com.zhiliaoapp.musically,confirmed,,
            whatsapp,android,com.whatsapp,confirmed,,
            youcam,android,com.cyberlink.youcammakeup,confirmed,,
            """,
        ["edges.csv"] = """
            child,parent,kind,share,region,from,until,confidence,decision,source_title,source_url,source_date,note
            app:happn,happn-sas,published-by,,*,,,confirmed,,Google Play,,,
            happn-sas,hello-group,owned-by,100,*,2025-09-01,,confirmed,,Hello Group,,,
            app:loopmaatje,fitness-fabriek,published-by,,*,,,confirmed,,App Store,,,
            fitness-fabriek,fosun,controlled-by,,*,,,presumed,,general knowledge,,,
            app:microsoft-outlook,microsoft,published-by,,*,,,confirmed,,Google Play,,,
            app:microsoft-teams,microsoft,published-by,,*,,,confirmed,,Google Play,,,
            app:opera,opera,published-by,,*,,,confirmed,,Google Play,,,
            opera,kunlun,owned-by,69,*,2016-11-03,,confirmed,,Opera 20-F,,,
            app:signal,signal-foundation,published-by,,*,,,confirmed,,Google Play,,,
            app:strava,strava-inc,published-by,,*,,,confirmed,,Google Play,,,
            app:tiktok,bytedance,published-by,,*-US,,,confirmed,,Google Play,,,
            app:tiktok,tiktok-usds,published-by,,US,2026-01-22,,reported,,press,,,
            bytedance,cn,operated-in,,*,,,reported,,press,,,
            app:whatsapp,meta,published-by,,*,,,confirmed,,Google Play,,,
            app:youcam,perfect-corp,published-by,,*,,,confirmed,,Google Play,,,
            """,
        ["lists.csv"] = """
            list,name,by,published,source_title,source_url
            us-tx,Texas prohibited technologies,State of Texas,2022-12-07,KXXV,
            vng-annex-a-top,"VNG advice, Annex A",VNG,2023-05-17,VNG,
            """,
        ["listings.csv"] = """
            list,app,from,until,note
            us-tx,tiktok,2022-12-07,,
            vng-annex-a-top,tiktok,2023-05-17,,
            vng-annex-a-top,youcam,2023-05-17,,
            """,
        ["capabilities.csv"] = """
            app,uses,how,from,confidence,source_title,source_url,note
            strava,location,heatmap,2017-11,confirmed,Strava,,
            strava,contacts,friends,,reported,press,,
            loopmaatje,location,leaderboards,,reported,press,,
            """,
        ["decisions.csv"] = "decision,by,date,reference,why",
    };

    /// <summary>The register; read once.</summary>
    public static AppRegister Register { get; } = Read();

    private static AppRegister Read()
    {
        var (register, faults) = RegisterReader.Read(name => Files.TryGetValue(name, out var text) ? new MemoryStream(Encoding.UTF8.GetBytes(text + "\n")) : null);
        return register ?? throw new InvalidOperationException("The register of the tests is not consistent: " + string.Join("; ", faults));
    }
}
