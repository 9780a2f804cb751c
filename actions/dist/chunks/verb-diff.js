import { t as renderDiffPage } from "./verb10.js";
import { t as diffData } from "./diff-data.js";
import { t as commonFolder } from "./common-folder.js";
import { $ as createVerb, mt as plain } from "./start.js";
import { t as diffHelp } from "./help10.js";
import { n as checkPage } from "./html-page.js";
import { a as worstColumns, i as renderDataDiffMarkdown, n as dataDiffLines, r as movedWords, t as dataDiffHeadline } from "./data-diff2.js";
import { n as picturePair } from "./picture.js";
import { t as textTable } from "./text-table.js";

function readDiffInputs(read) {
	return {
		base: read.required("base", "name the older version: `--base data/train-old.csv`"),
		head: read.required("head", "name the newer version: `--head data/train.csv`"),
		id: read.text("id"),
		html: checkPage(read, read.text("html"))
	};
}

/** A diff as a document, as text for a terminal, and as Markdown. */
function presentDiff(diff, page) {
	const { base, head } = diff;
	const { shown, more } = worstColumns(diff);
	const lines = dataDiffLines(diff);
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			...diff,
			...page === void 0 ? {} : { html: page }
		},
		text: [
			dataDiffHeadline(diff),
			`${plain(base.source, 160)} (${base.rows} rows) to ${plain(head.source, 160)} (${head.rows} rows)`,
			...lines.length === 0 ? [] : ["", ...lines.map((line) => `  ${line}`)],
			...shown.length === 0 ? [] : ["", textTable([
				"distribution of",
				"moved by",
				"base",
				"head"
			], shown.map(toRow))],
			...more > 0 ? [`  and ${more} more columns`] : [],
			...page === void 0 ? [] : ["", `page: ${page}`]
		].join("\n"),
		summaryMarkdown: renderDataDiffMarkdown(diff),
		outputs: {},
		annotations: []
	};
}
function toRow(column) {
	const { base, head } = picturePair(column);
	return [
		plain(column.name, 40),
		movedWords(column),
		base,
		head
	];
}

const diffVerb = createVerb({
	name: "diff",
	help: diffHelp,
	read: readDiffInputs,
	run: runDiff
});
async function runDiff(services, { base, head, id, html }) {
	if (html !== void 0) services.files.resolve(html);
	const folder = commonFolder(services.files.resolve("."), [base, head]);
	const tables = await services.tables(folder.root, [{ path: base }, { path: head }]);
	const diff = await diffData({
		tables,
		md5: services.md5,
		log: services.log
	}, {
		base: { path: folder.locate(base) },
		head: { path: folder.locate(head) },
		names: {
			base,
			head
		},
		...id === void 0 ? {} : { id }
	});
	const named = {
		...diff,
		base: {
			...diff.base,
			source: base
		},
		head: {
			...diff.head,
			source: head
		}
	};
	if (html !== void 0) await services.files.write(html, renderDiffPage(named));
	return presentDiff(named, html);
}

export { diffVerb as t };