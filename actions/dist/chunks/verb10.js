import { t as diffVerb } from "./verb-diff.js";
import { bt as plural } from "./start.js";
import { n as dataDiffLines, t as dataDiffHeadline } from "./data-diff2.js";
import { t as columnSections } from "./column-sections.js";
import { a as sentences, i as renderPage, n as html } from "./page.js";

/** The difference of two versions of a data set as one self-contained page. */
function renderDiffPage(diff) {
	const { base, head, columns, skipped } = diff;
	const headline = dataDiffHeadline(diff);
	const side = ({ source, rows }) => `${source} (${plural(rows, "row")})`;
	const body = [
		`<h1>${html(headline, 400)}</h1>`,
		`<p>${html(`${side(base)} → ${side(head)}`, 600)}</p>`,
		sentences(dataDiffLines(diff)),
		columnSections(columns, {
			before: "base",
			now: "head"
		}),
		sentences(skipped.map(({ name, reason }) => `not compared: ${name} (${reason})`).slice(0, 500))
	];
	return renderPage(headline, body.filter((part) => part !== "").join("\n"));
}

export { diffVerb, renderDiffPage as t };