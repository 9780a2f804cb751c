import { t as profileVerb } from "./verb-profile.js";
import { S as significant, b as plural, h as plain, m as inline, o as table, v as count } from "./tables.js";
import { i as sparkline } from "./text-table.js";
import { r as toMoment } from "./common-folder.js";
import { i as typeName, n as masked, t as findPersonal } from "./pii.js";
import { n as UserError } from "./error.js";

const MAX_VALUE$1 = 40;
/** Facts about the whole data set, one sentence each, unescaped; names are cut to one line. */
function profileFacts(profile) {
	const { rows, columns, duplicateRows, id, correlations } = profile;
	const facts = [`${plural(rows, "row")}, ${plural(columns.length, "column")}`];
	if (duplicateRows > 0) facts.push(`${repeating(duplicateRows)} an earlier row`);
	if (id !== void 0) facts.push(idWords(id));
	for (const column of columns) {
		const name = plain(column.name, 80);
		if (column.variation !== "varies") facts.push(`${name} is ${VARIATION[column.variation]}`);
		if (column.personal !== void 0) facts.push(`${name} looks like ${personalWords(column.personal)}: values hidden`);
	}
	for (const { columns: pair, pearson } of correlations.strong) {
		const [one = "", other = ""] = pair.map((name) => plain(name, 80));
		facts.push(`${one} and ${other} say nearly the same (Pearson's r ${significant(pearson, 4)})`);
	}
	if (correlations.left > 0) facts.push(`correlations cover the first ${correlations.columns} numeric columns; ${correlations.left} were left out`);
	return facts;
}
const VARIATION = {
	empty: "empty",
	constant: "constant: one value in every row that has one",
	"near-constant": "nearly constant: one value in 99 % of the rows or more"
};
function idWords({ column, duplicates, missing }) {
	const name = plain(column, 80);
	if (duplicates === 0 && missing === 0) return `${name} tells every row apart`;
	return `${name} does not tell every row apart: ${repeating(duplicates)} an id, ${count(missing)} have none`;
}
function repeating(rows) {
	return `${plural(rows, "row")} ${rows === 1 ? "repeats" : "repeat"}`;
}
function personalWords({ kind, by }) {
	return by === "name" ? `personal data by its name (${kind})` : `personal data by its content (${kind})`;
}
/** The range of a column in a few words, unescaped: numbers and dates from lowest to highest, else the most frequent values. */
function rangeWords({ numbers, dates, top }) {
	if (numbers !== void 0) {
		const { min, max, quantiles } = numbers;
		return [
			min,
			quantiles.p50,
			max
		].map((value) => significant(value, 4).replace(/\.0+$/, "")).join(" … ");
	}
	if (dates !== void 0) return `${dates.min} … ${dates.max}`;
	return top.slice(0, 3).map(({ value, count: rows }) => `${plain(value, MAX_VALUE$1)} (${count(rows)})`).join(", ");
}
/** A histogram in one line of bars; empty where there is none. */
function bars({ histogram }) {
	if (histogram === void 0) return "";
	const counts = histogram.map(({ count: rows }) => rows);
	return sparkline(counts, Math.max(...counts)).replaceAll(" ", "·");
}

const MAX_VALUE = 80;
const WIDTH = 320;
const HEIGHT = 72;
/**
* A profile as one HTML page that needs nothing else: no script, no font, no request (its own policy forbids them). Text from the data
* is escaped and cut; values that look like personal data are not in a profile to begin with.
*/
function renderProfileHtml(profile, source, digest) {
	const [size = "", ...facts] = profileFacts(profile);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Profile of ${html(source, 160)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${html(source, 160)}</h1>
<p>${html(size, 200)}</p>
${facts.length === 0 ? "" : `<ul>\n${facts.map((fact) => `<li>${html(fact, 300)}</li>`).join("\n")}\n</ul>`}
${profile.columns.map(section).join("\n")}
<footer>${html(digest, 80)}</footer>
</main>
</body>
</html>
`;
}
function section(column) {
	const { name, databaseType, missing, infinite, distinct } = column;
	const facts = [
		databaseType,
		`${plural(distinct, "distinct value")}`,
		`${count(missing)} missing`,
		...infinite === void 0 ? [] : [`${count(infinite)} infinite`],
		...column.personal === void 0 ? [] : [`looks like ${column.personal.kind}, values hidden`]
	];
	return `<section>
<h2>${html(name, 120)}</h2>
<p>${html(facts.join(" · "), 200)}</p>
${[
		histogram(column),
		figures(column),
		values(column)
	].filter((part) => part !== "").join("\n")}
</section>`;
}
/** Bars as plain SVG; each tells its range and its rows when pointed at, and to a screen reader. */
function histogram({ histogram: bins, name }) {
	if (bins === void 0 || bins.length === 0) return "";
	const top = Math.max(...bins.map((bin) => bin.count), 1);
	const step = WIDTH / bins.length;
	const bars = bins.map(({ from, to, count: rows }, i) => {
		const height = rows === 0 ? 0 : Math.max(1, rows / top * HEIGHT);
		return `<rect ${`x="${round(i * step)}" y="${round(HEIGHT - height)}" width="${round(step - 1)}" height="${round(height)}"`}><title>${html(`${from === to ? from : `${from} to ${to}`}: ${plural(rows, "row")}`, 120)}</title></rect>`;
	});
	const [first, last] = [bins[0], bins.at(-1)];
	return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${html(`Histogram of ${name}`, 120)}">${bars.join("")}</svg>
<p class="ends"><span>${html(first?.from ?? "", 40)}</span><span>${html(last?.to ?? "", 40)}</span></p>`;
}
function figures({ numbers, dates, length }) {
	const cells = [];
	if (numbers !== void 0) {
		const { min, max, mean, standardDeviation, quantiles } = numbers;
		const all = {
			min,
			...quantiles,
			max,
			mean,
			"standard deviation": standardDeviation
		};
		cells.push(...Object.entries(all).map(([name, value]) => [name, significant(value, 5)]));
	}
	if (dates !== void 0) cells.push(...Object.entries({
		min: dates.min,
		...dates.quantiles,
		max: dates.max
	}));
	if (length !== void 0) cells.push(["length", `${count(length.min)} to ${count(length.max)} characters, mean ${significant(length.mean, 4)}`]);
	return list(cells);
}
function values({ top, atoms, numbers, dates }) {
	return list((numbers === void 0 && dates === void 0 ? top : (atoms ?? []).slice(0, 10)).map(({ value, count: rows }) => [value, plural(rows, "row")]));
}
function list(cells) {
	if (cells.length === 0) return "";
	return `<table>${cells.map(([name, value]) => `<tr><th>${html(name, MAX_VALUE)}</th><td>${html(value, MAX_VALUE)}</td></tr>`).join("")}</table>`;
}
/** Text from outside as HTML text or as a quoted attribute: one line, no invisible characters, at most `limit` characters. */
function html(text, limit) {
	const entities = {
		"&": "&amp;",
		"<": "&lt;",
		">": "&gt;",
		"\"": "&quot;",
		"'": "&#39;"
	};
	return plain(text, limit).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
function round(value) {
	return Math.round(value * 10) / 10;
}
const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 1rem 0; }
p { margin: .25rem 0; }
svg { display: block; width: 20rem; max-width: 100%; margin-top: .5rem; fill: #3b82f6; }
.ends { display: flex; justify-content: space-between; width: 20rem; max-width: 100%; font-size: .8rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin-top: .5rem; }
th { font-weight: normal; text-align: left; padding-right: 1.5rem; overflow-wrap: anywhere; }
td { text-align: right; }
footer { font: .8rem ui-monospace, monospace; overflow-wrap: anywhere; opacity: .7; }
`;

/** A value that this share of the present rows has is an atom. */
const ATOM_SHARE = .02;
/** From this share on one value leaves too little of anything else to learn from. */
const NEAR_CONSTANT_SHARE = .99;
const SHOWN_TOP = 10;
const SHOWN_CHARACTERS = 200;
/** Correlations from here on are told: one column says nearly all that the other does. */
const STRONG = .95;
/** Describes one column. What looks like personal data is hidden here, so that no output can show it. */
function toProfileColumn(measured) {
	const { name, type, databaseType, values, numbers } = measured;
	const personal = findPersonal(name, values.sample);
	const { infinite } = values;
	return {
		name,
		type,
		databaseType: typeName(databaseType),
		missing: measured.rows - values.present - infinite,
		...infinite > 0 ? { infinite } : {},
		distinct: values.distinct,
		variation: variationOf(values),
		...personal === void 0 ? {} : { personal },
		...personal === void 0 && numbers !== void 0 ? describeNumbers(measured, numbers) : {},
		...measured.lengths === void 0 ? {} : { length: { ...measured.lengths } },
		top: values.top.slice(0, SHOWN_TOP).map(({ value, count }) => ({
			value: shown(value, personal),
			count
		}))
	};
}
/** The pairs that are correlated so strongly that one of the two is nearly superfluous, strongest first. */
function strongOnly(pairs) {
	return pairs.filter(({ pearson }) => Math.abs(pearson) >= STRONG).toSorted((a, b) => Math.abs(b.pearson) - Math.abs(a.pearson));
}
/** A value as every output may show it: at most 200 characters, personal data hidden. */
function shown(value, personal) {
	const safe = masked(value, personal);
	const characters = [...safe];
	return characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, 199).join("")}…` : safe;
}
function variationOf({ present, distinct, top }) {
	if (present === 0) return "empty";
	if (distinct === 1) return "constant";
	return (top[0]?.count ?? 0) >= NEAR_CONSTANT_SHARE * present ? "near-constant" : "varies";
}
function describeNumbers({ type, values }, numbers) {
	const isDate = type === "date";
	const label = (value) => isDate ? toMoment(value) : String(value);
	const { min, max, mean, standardDeviation } = numbers;
	return {
		...isDate ? { dates: {
			min: toMoment(min),
			max: toMoment(max),
			quantiles: nameQuantiles(numbers.quantiles.map(toMoment))
		} } : { numbers: {
			min,
			max,
			mean,
			standardDeviation,
			quantiles: nameQuantiles(numbers.quantiles)
		} },
		histogram: numbers.bins.map(({ from, to, count }) => ({
			from: label(from),
			to: label(to),
			count
		})),
		atoms: values.top.filter(({ count }) => count >= Math.max(2, ATOM_SHARE * values.present)).map(({ value, count }) => ({
			value: shown(value, void 0),
			count,
			share: count / values.present
		}))
	};
}
function nameQuantiles(values) {
	const [p5, p25, p50, p75, p95] = values;
	return {
		p5,
		p25,
		p50,
		p75,
		p95
	};
}

/**
* Describes a data set, one column at a time; rows are never held. The same rows give the same profile, in any order and on any number
* of threads. Throws UserError for data that cannot be read and for an id that is no column.
*/
async function profileData({ tables, log }, input) {
	const dataset = await tables.open(input.data, input.name);
	refuseUnknownId(dataset, input);
	const inspection = tables.inspect(dataset);
	const steps = dataset.columns.length + 2;
	const columns = [];
	for (const [index, column] of dataset.columns.entries()) {
		log.progress("profiling", index, steps, "steps");
		columns.push(await profileColumn(inspection, column, dataset.rows));
	}
	log.progress("profiling", steps - 2, steps, "steps");
	const duplicateRows = await inspection.duplicateRows();
	log.progress("profiling", steps - 1, steps, "steps");
	const numeric = dataset.columns.filter(({ type }) => type === "numeric").map(({ name }) => name);
	const looked = numeric.slice(0, 100);
	const pairs = await inspection.correlations(looked);
	log.progress("profiling", steps, steps, "steps");
	return {
		rows: dataset.rows,
		duplicateRows,
		...input.id === void 0 ? {} : { id: {
			column: input.id,
			...await inspection.duplicateIds(input.id)
		} },
		columns,
		correlations: {
			columns: looked.length,
			left: numeric.length - looked.length,
			strong: strongOnly(pairs).map((pair) => ({
				...pair,
				columns: [...pair.columns]
			}))
		}
	};
}
async function profileColumn(inspection, column, rows) {
	const { name, type } = column;
	return toProfileColumn({
		...column,
		rows,
		values: await inspection.values(name),
		...type === "numeric" || type === "date" ? { numbers: await inspection.numbers(name) } : {},
		...type === "text" ? { lengths: await inspection.lengths(name) } : {}
	});
}
function refuseUnknownId({ columns }, { id, name }) {
	if (id === void 0 || columns.some((column) => column.name === id)) return;
	const known = columns.slice(0, 12).map((column) => column.name);
	throw new UserError("COLUMN_MISSING", {
		file: name,
		message: `there is no column "${id}" (columns: ${known.join(", ")})`,
		fix: "name one of the columns (capitals count)"
	});
}

const MAX_COLUMNS = 200;
const MAX_FACTS = 100;
/** A profile as GitHub Markdown; at most 200 columns and 100 facts, so that it fits a job summary. */
function renderProfileMarkdown(profile, source) {
	const [size = "", ...facts] = profileFacts(profile);
	const shown = profile.columns.slice(0, MAX_COLUMNS);
	return `${[
		`### Profile of ${inline(source, 160)}`,
		size,
		facts.slice(0, MAX_FACTS).map((fact) => `- ${inline(fact)}`).join("\n"),
		table([
			["column"],
			["type"],
			["missing", "right"],
			["distinct", "right"],
			["values"],
			[""]
		], shown.map((column) => [
			inline(column.name, 80),
			inline(column.databaseType, 40),
			count(column.missing),
			count(column.distinct),
			inline(rangeWords(column), 160),
			column.histogram === void 0 ? "" : `\`${bars(column)}\``
		])),
		profile.columns.length > shown.length ? `and ${count(profile.columns.length - shown.length)} more columns.` : ""
	].filter((block) => block !== "").join("\n\n")}\n`;
}

export { profileFacts as a, bars as i, profileData as n, rangeWords as o, profileVerb, renderProfileHtml as r, renderProfileMarkdown as t };