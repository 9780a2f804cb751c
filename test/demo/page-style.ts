/** The look of the local page: GitHub's proportions, both colour schemes, nothing loaded from anywhere. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --bg: #fff; --fg: #1f2328; --soft: #59636e; --line: #d1d9e0; --panel: #f6f8fa; --link: #0969da;
  --green: #1a7f37; --red: #d1242f; --amber: #9a6700; --purple: #8250df; }
@media (prefers-color-scheme: dark) { :root { --bg: #0d1117; --fg: #f0f6fc; --soft: #9198a1; --line: #3d444d; --panel: #151b23; --link: #4493f8;
  --green: #3fb950; --red: #f85149; --amber: #d29922; --purple: #ab7df8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
header { background: var(--panel); border-bottom: 1px solid var(--line); padding: 12px 24px; }
header a { color: var(--fg); font-weight: 600; }
main { max-width: 1012px; margin: 24px auto; padding: 0 24px; overflow-wrap: anywhere; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
h1 { font-weight: 400; font-size: 26px; margin: 0 0 8px; } h1 small { color: var(--soft); font-weight: 300; }
.state { display: inline-block; border-radius: 2em; padding: 4px 12px; color: #fff; font-weight: 500; margin-right: 8px; }
.state.open { background: #1a7f37; } .state.merged { background: #8250df; } .state.closed { background: #d1242f; }
.soft { color: var(--soft); }
.box { border: 1px solid var(--line); border-radius: 6px; margin: 16px 0; overflow: hidden; }
.box > .head { background: var(--panel); border-bottom: 1px solid var(--line); padding: 8px 16px; }
.box > .body { padding: 16px; overflow-x: auto; }
.body > :first-child { margin-top: 0; } .body > :last-child { margin-bottom: 0; } .body p { margin: 0 0 16px; }
.label { border: 1px solid var(--line); border-radius: 2em; padding: 0 7px; font-size: 12px; color: var(--soft); }
.check { display: flex; gap: 12px; padding: 10px 16px; border-top: 1px solid var(--line); }
.check:first-child { border-top: 0; }
.mark { font-weight: 700; } .success { color: var(--green); } .failure { color: var(--red); } .in_progress { color: var(--amber); }
.merge { border-left: 4px solid var(--line); padding: 12px 16px; font-weight: 600; }
.merge.success { border-color: var(--green); } .merge.failure { border-color: var(--red); } .merge.in_progress { border-color: var(--amber); }
table { border-collapse: collapse; margin: 8px 0 16px; overflow-wrap: normal; } th, td { border: 1px solid var(--line); padding: 6px 13px; text-align: left; }
td code { white-space: nowrap; } details { margin-bottom: 16px; } sub { font-size: 12px; color: var(--soft); vertical-align: baseline; }
tr:nth-child(2n) td { background: var(--panel); }
code { background: color-mix(in srgb, var(--soft) 16%, transparent); border-radius: 6px; padding: .2em .4em; font: 85% ui-monospace, "SF Mono", Menlo, monospace; }
pre { background: var(--panel); padding: 16px; border-radius: 6px; overflow-x: auto; } pre code { background: none; padding: 0; }
blockquote { border-left: .25em solid var(--line); margin: 0; padding: 0 1em; color: var(--soft); }
details summary { cursor: pointer; }
.body h2 { font-size: 1.4em; border-bottom: 1px solid var(--line); padding-bottom: .3em; } .body h3 { font-size: 1.15em; }
.list a { display: block; padding: 12px 16px; border-top: 1px solid var(--line); color: var(--fg); font-weight: 600; }
.list a:first-child { border-top: 0; }
`
