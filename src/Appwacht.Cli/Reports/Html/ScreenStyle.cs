namespace Appwacht.Cli.Reports.Html;

/// <summary>How the report looks on a screen, from a wide one down to 320 pixels, in light and dark.</summary>
internal static class ScreenStyle
{
    public static Markup Css { get; } = Markup.Of($$"""
        :root { color-scheme: light dark; --paper: #fff; --ink: #16202a; --soft: #4a5763; --rule: #cfd8df; --wash: #f2f6f8; --accent: #0a5578; --on-accent: #fff; --tint: #dcebf2; }
        @media (prefers-color-scheme: dark) { :root { --paper: #11181e; --ink: #e9eff3; --soft: #b3c0ca; --rule: #38454f; --wash: #1a242c; --accent: #7cc4e6; --on-accent: #0b1720; --tint: #1d3a4a; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0 auto; max-width: 68rem; padding: 0 2rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: break-word; }
        h1, h2, h3 { line-height: 1.2; margin: 0; font-weight: 650; text-wrap: balance; }
        h1 { font-size: clamp(2rem, 1.4rem + 2.6vw, 3.25rem); letter-spacing: -.02em; }
        h2 { font-size: clamp(1.4rem, 1.2rem + .9vw, 1.85rem); letter-spacing: -.01em; margin-bottom: 1.25rem; }
        h3 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        p { margin: 0 0 1rem; max-width: 44rem; }
        a { color: var(--accent); text-underline-offset: .15em; }
        a:focus-visible, main:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
        code { font: .92em ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { left: 1rem; top: 1rem; z-index: 1; background: var(--accent); color: var(--on-accent); padding: .75rem 1.25rem; }
        .patterns { position: absolute; }
        header { border-top: .5rem solid var(--accent); padding: 3rem 0 2.25rem; }
        .kind { color: var(--accent); font-weight: 600; margin: 0 0 .5rem; }
        .policy { font-size: 1.3rem; color: var(--soft); margin: .75rem 0 2rem; }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1.25rem 2rem; margin: 0; }
        .facts dt { color: var(--soft); font-size: .9rem; }
        .facts dd { margin: 0; font-weight: 600; }
        nav { border-block: 1px solid var(--rule); padding: 1.25rem 0; }
        nav ol { list-style: none; margin: 0; padding: 0; columns: 16rem; column-gap: 2rem; }
        nav a { display: inline-block; padding: .2rem 0; }
        section { padding-top: 3.5rem; }
        footer { border-top: 1px solid var(--rule); margin-top: 4rem; padding: 1.5rem 0 3rem; color: var(--soft); font-size: .95rem; }
        .notice { border: 2px solid var(--accent); border-left-width: .6rem; padding: 1rem 1.25rem; margin-bottom: 1.5rem; background: var(--wash); }
        .note { color: var(--soft); font-size: .95rem; margin-top: .75rem; }
        .figures { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; margin-bottom: 1.5rem; }
        .figure { border: 1px solid var(--rule); border-radius: 6px; padding: 1.25rem 1.5rem; display: grid; gap: .75rem 2rem; align-content: start; }
        .figure h3 { margin: 0; font-size: 1.05rem; }
        .figure.deny { grid-column: 1 / -1; grid-template-columns: 3fr 2fr; padding: 1.75rem 2rem; border: 2px solid var(--accent); }
        .figure.deny h3 { grid-column: 1 / -1; }
        .one p { margin: 0; }
        .big { font-size: 1.05rem; color: var(--soft); display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; }
        .big .digits, .big .phrase { color: var(--ink); font-weight: 700; line-height: 1.15; font-variant-numeric: tabular-nums; }
        .big .digits { font-size: 2.4rem; letter-spacing: -.02em; }
        .big .phrase { font-size: 1.5rem; }
        .figure.deny .one:nth-of-type(1) .digits { font-size: clamp(3.5rem, 2.5rem + 4vw, 5.5rem); color: var(--accent); line-height: 1; }
        .figure.deny .one:nth-of-type(2) .digits { font-size: clamp(2.4rem, 2rem + 2vw, 3.75rem); color: var(--accent); }
        .figure .bar { margin: .5rem 0; }
        .goal { font-weight: 600; white-space: nowrap; }
        .effect { display: inline-block; border: 1.5px solid var(--accent); border-radius: 3px; padding: 0 .5em; font-size: .92em; font-weight: 600; line-height: 1.55; }
        .effect.deny { background: var(--accent); color: var(--on-accent); }
        .effect.needs-vetting { background: var(--tint); color: var(--ink); }
        .effect.advise-against { border-style: dashed; color: var(--ink); }
        .bar { display: block; }
        .bar .track { fill: var(--wash); }
        .bar .deny { fill: var(--accent); }
        .bar .needs-vetting { fill: url(#stripes); }
        .bar .advise-against { fill: url(#dots); }
        .bar .small { fill: var(--paper); stroke: var(--accent); stroke-width: 2; stroke-dasharray: 3 2; }
        .ink { fill: var(--accent); }
        .paper { fill: var(--tint); }
        figure { margin: 0 0 1rem; }
        figcaption { font-weight: 600; margin-bottom: .75rem; }
        .line { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr 8.5rem; gap: 0 1rem; align-items: center; padding: .2rem 0; line-height: 1.35; }
        .line .name { text-align: right; }
        .line .value { font-weight: 600; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .key { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 0 0 2.25rem; padding: 0; color: var(--soft); font-size: .95rem; }
        .key li { display: flex; gap: .5rem; align-items: center; }
        .swatch { width: 2rem; }
        table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: .97rem; line-height: 1.45; }
        caption { text-align: left; font-weight: 600; padding-bottom: .75rem; }
        th, td { text-align: left; vertical-align: top; padding: .7rem .9rem .7rem 0; border-bottom: 1px solid var(--rule); }
        thead th { color: var(--soft); font-size: .9rem; font-weight: 600; border-bottom: 2px solid var(--ink); vertical-align: bottom; }
        tbody th { font-weight: 600; min-width: 7rem; }
        @media print, screen and (min-width: 48.01rem) { #apps td:nth-child(6) { width: 40%; } #policy td:nth-child(2):nth-last-child(3) { width: 55%; } #policy td:nth-child(5) { width: 45%; } #undetermined tbody th { width: 30%; } }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        td .bar { min-width: 8rem; margin-top: .3rem; }
        .reason { display: block; }
        .chain { display: block; color: var(--soft); }
        .rule { font-size: .92rem; }
        .digest { font-size: .85rem; }
        .gaps { max-width: 46rem; }
        li { margin-bottom: .35rem; }
        tr:has(:target) { background: var(--tint); }
        @media screen and (max-width: 48rem) {
        body { padding: 0 1.1rem; font-size: 1rem; }
        header { padding: 2rem 0 1.5rem; }
        section { padding-top: 2.75rem; }
        .figures, .figure.deny { grid-template-columns: 1fr; }
        .figure, .figure.deny { padding: 1.1rem; }
        .line { grid-template-columns: 1fr auto; padding: .35rem 0; }
        .line .name { text-align: left; }
        .line .bar { grid-column: 1 / -1; grid-row: 2; }
        table, caption, tbody, tr, th, td { display: block; width: auto; }
        thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        tbody tr { border: 1px solid var(--rule); border-radius: 6px; padding: .8rem 1rem; margin-bottom: .85rem; }
        th, td { border: 0; padding: .25rem 0; }
        tbody th { font-size: 1.08rem; }
        td { display: grid; grid-template-columns: minmax(7.9rem, 2fr) 3fr; gap: .75rem; }
        td::before { content: attr(data-label); color: var(--soft); }
        td.number { text-align: left; }
        td > span { min-width: 0; }
        td:has(> span:empty) { display: none; }
        }
        """);
}
