import { mt as plain } from "./start.js";

const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
/** Text from outside as HTML text or as a quoted attribute: one line, no invisible characters, at most `limit` characters. */
function html(text, limit) {
	return plain(text, limit).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
/**
* One HTML page that needs nothing else: no script, no font, no request (its own policy forbids them). `title` is plain text; `body` must be
* escaped already.
*/
function renderPage(title, body) {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(title, 160)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
/** Name and value per line; values are plain text. Empty without lines. */
function factTable(facts) {
	if (facts.length === 0) return "";
	return `<table class="facts">${facts.map(([name, value]) => `<tr><th scope="row">${html(name, 120)}</th><td>${html(value, 400)}</td></tr>`).join("")}</table>`;
}
/** A table with headings; cells are HTML. */
function htmlTable(headings, rows) {
	return `<div class="wide"><table><thead><tr>${headings.map((heading) => `<th scope="col">${html(heading, 80)}</th>`).join("")}</tr></thead>\n<tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n")}</tbody></table></div>`;
}
/** A list of plain sentences; empty without any. */
function sentences(items) {
	return items.length === 0 ? "" : `<ul>\n${items.map((item) => `<li>${html(item, 500)}</li>`).join("\n")}\n</ul>`;
}
const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; --before: #94a3b8; --now: #2563eb; --bad: #b91c1c; --quiet: #64748b; }
@media (prefers-color-scheme: dark) { :root { --before: #64748b; --now: #60a5fa; --bad: #f87171; --quiet: #94a3b8; } }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: .75rem 0 0; overflow-wrap: anywhere; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 1rem 0; }
p { margin: .25rem 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .5rem 0; }
th { font-weight: 600; text-align: left; }
.facts th { font-weight: normal; color: var(--quiet); }
th, td { padding: .15rem 1rem .15rem 0; vertical-align: top; overflow-wrap: anywhere; }
.wide th, .wide td:not(:first-child):not(:last-child) { white-space: nowrap; }
.wide td:first-child { min-width: 9rem; overflow-wrap: break-word; }
.drifted { color: var(--bad); font-weight: 600; }
.quiet, figcaption { color: var(--quiet); font-size: .85rem; }
figure { margin: .5rem 0; max-width: 32rem; }
figure svg { display: block; width: 100%; height: auto; }
.bars { fill: var(--now); }
.before { fill: var(--before); stroke: none; opacity: .55; }
.now { fill: none; stroke: var(--now); stroke-width: 2; }
.key { display: inline-block; width: .8rem; height: .6rem; margin: 0 .3rem 0 .8rem; }
.key.before { background: var(--before); opacity: .55; }
.key.now { border: 2px solid var(--now); box-sizing: border-box; }
.ends { display: flex; justify-content: space-between; gap: 1rem; }
summary { cursor: pointer; padding: .25rem 0; }
footer { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding-top: 1rem; font-size: .8rem; color: var(--quiet); overflow-wrap: anywhere; }
`;

export { sentences as a, renderPage as i, html as n, htmlTable as r, factTable as t };