namespace Appwacht.Policy.Tests.Syntax;

/// <summary>The policy of the proposal of the language, word for word, with the cases and the names it needs to stand alone.</summary>
internal static class SamplePolicy
{
    public const string Text = """
        appwacht: 1
        policy: gemeente-voorbeeld
        title: { nl: Apps uit landen met een offensief cyberprogramma, en: Apps from countries with an offensive cyber programme }
        decision:
          by: College van burgemeester en wethouders
          date: 2026-09-29
          reference: Z-2026-0417
          basis: [ "AIVD 96b80e94-or1-1.3, 2023-02-23", "VNG-advies 2023-05-17" ]
        adopts: { policy: rijk-appbeleid, version: 3 }       # the layer above; checked, see "Layers"

        lists:
          countries:
            offensive-cyber-programme:
              - { country: CN, from: 2023-02-23, source: "AIVD 2023-02-23" }
              - { country: RU, from: 2023-02-23, source: "AIVD 2023-02-23" }
          apps:
            zakelijk: [ microsoft-teams, microsoft-outlook, signal ]

        audiences:
          hoog-risico: { tier: high }
          buitendienst: { unit: [ Buitendienst, Handhaving ] }

        rules:
          - id: landen
            effect: deny
            apps: { controlled-from: offensive-cyber-programme }
            devices: { ownership: [ managed, private-use-allowed ] }
            ladder: acht-weken
            why: { nl: "Deze app wordt beheerd vanuit {country}.", en: "This app is controlled from {country}." }
          - id: sport
            effect: advise-against
            apps: { category: fitness, uses: location }
          - id: alleen-zakelijk
            mode: allowlist
            audience: hoog-risico
            apps: { list: zakelijk }
          - id: onbekend
            effect: needs-vetting
            apps: { known: false }
            audience: hoog-risico

        ladders:
          acht-weken:
            anchor: decision
            steps: [ { after: 14d, do: announce }, { after: 15d, do: ask }, { after: 28d, do: remind },
                     { after: 42d, do: warn }, { after: 49d, do: remove }, { after: 56d, do: report } ]
          staand:
            anchor: finding
            steps: [ { after: 0d, do: warn }, { after: 7d, do: remove }, { after: 10d, do: block } ]

        cases: |
          # device | app | day => effect
          ownership: managed, tier: high | tiktok | 2026-11-20 => deny

          ownership: byod | category: fitness, uses: location, known: true | 2026-11-20 => advise-against  # sport
          | unknown | 2026-11-20 => needs-vetting
          platform: android, os: 15 | android:com.zhiliaoapp.musically | 2026-11-20 => deny
        """;

    /// <summary>A policy of one rule, with the lines of that rule given.</summary>
    public static string WithRule(string lines) => $"""
        appwacht: 1
        policy: gemeente-voorbeeld
        title: Apps op werktelefoons
        decision: {"{ by: College, date: 2026-09-29 }"}
        rules:
          - id: landen
        {string.Join('\n', lines.Split('\n').Select(line => "    " + line))}
        """;
}
