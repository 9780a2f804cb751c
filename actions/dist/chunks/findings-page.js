import { bt as plural } from "./start.js";
import { i as renderPage, n as html, r as htmlTable } from "./page.js";

const MAX_FINDINGS = 2e3;
const MAX_TEXT = 1e6;
/** Findings as one self-contained page, errors first as they come. */
function renderFindingsPage(title, parts) {
	return renderPage(title, [`<h1>${html(title, 300)}</h1>`, ...parts.map(section)].join("\n"));
}
/** A proposed text (a schema, or its change) as one page, with what the data do not fit. */
function renderProposalPage(title, text, findings) {
	const shown = text.slice(0, MAX_TEXT).split("\n").map((line) => html(line, 2e3)).join("\n");
	const broken = {
		title: "What people wrote and the data do not fit",
		note: "",
		findings
	};
	const body = [
		`<h1>${html(title, 300)}</h1>`,
		`<pre>${shown}</pre>`,
		findings.length === 0 ? "" : section(broken)
	];
	return renderPage(title, body.filter((part) => part !== "").join("\n"));
}
function section({ title, note, findings }) {
	const shown = findings.slice(0, MAX_FINDINGS);
	const rows = shown.map(({ severity, code, column, message, examples = [], fix, place }) => [
		`<span class="${severity === "error" ? "drifted" : "quiet"}">${severity}</span>`,
		html(code, 60),
		html(column ?? "", 120),
		html([message, ...examples.length === 0 ? [] : [`Examples: ${examples.join(", ")}`]].join(" "), 1500),
		html(place === void 0 ? "" : `${place.file}:${place.line}`, 200),
		html(fix, 500)
	]);
	const rest = findings.length - shown.length;
	return `<section>
<h2>${html(title, 200)}</h2>
${note === "" ? "" : `<p class="quiet">${html(note, 500)}</p>`}
${rows.length === 0 ? "<p>Nothing was found.</p>" : htmlTable([
		"",
		"finding",
		"column",
		"found",
		"where",
		"how to mend it"
	], rows)}
${rest > 0 ? `<p>and ${plural(rest, "more finding")}.</p>` : ""}
</section>`;
}

export { renderProposalPage as n, renderFindingsPage as t };