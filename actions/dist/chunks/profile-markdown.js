import { Dr as toMoment, Et as findPersonal, I as table, St as significant, _t as count, bi as UserError, bt as plural, kt as masked, mt as plain, pt as inline } from "./start.js";
import { a as sentences, i as renderPage, n as html, t as factTable } from "./page.js";
import { r as sparkline } from "./charts.js";
import { t as round } from "./svg.js";
import { d as rowsOf, s as STORED_CELLS } from "./text-counts.js";
import { a as rangeOf, i as presentRows, r as mergeColumns } from "./join-cells.js";
import { t as identifierReason } from "./column-character.js";
import { t as typeName } from "./type-name.js";
import { c as withoutPersonal, r as formatProfile, s as toPrivateSummary } from "./format.js";
import { n as sumUp, t as refuseUnknown } from "./sum-up.js";

const MAX_VALUE = 40;
/** Facts about the whole data set, one sentence each, unescaped; names are cut to one line. */
function profileFacts(profile) {
	const { rows, columns, duplicateRows, id, correlations } = profile;
	const facts = [`${plural(rows, "row")}, ${plural(columns.length, "column")}`];
	if (duplicateRows !== void 0 && duplicateRows > 0) facts.push(`${repeating(duplicateRows)} an earlier row`);
	if (id !== void 0) facts.push(idWords(id));
	for (const column of columns) {
		const name = plain(column.name, 80);
		if (column.infinite !== void 0) facts.push(`${name}: ${infiniteWords(column.infinite)} in no other figure`);
		if (column.variation !== "varies") facts.push(`${name} is ${VARIATION[column.variation]}`);
		if (column.personal !== void 0) facts.push(`${name} looks like ${personalWords(column.personal)}: values hidden`);
	}
	for (const { columns: pair, pearson } of correlations?.strong ?? []) {
		const [one = "", other = ""] = pair.map((name) => plain(name, 80));
		facts.push(`${one} and ${other} say nearly the same (Pearson's r ${significant(pearson, 4)})`);
	}
	if (correlations !== void 0 && correlations.left > 0) facts.push(`correlations cover the first ${correlations.columns} numeric columns; ${correlations.left} were left out`);
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
function infiniteWords(rows) {
	return rows === 1 ? "1 infinite value, which is" : `${count(rows)} infinite values, which are`;
}
function repeating(rows) {
	return `${plural(rows, "row")} ${rows === 1 ? "repeats" : "repeat"}`;
}
function personalWords({ kind, by }) {
	return by === "name" ? `personal data by its name (${kind})` : `personal data by its content (${kind})`;
}
/** The range of a column in a few words, unescaped: numbers and dates from lowest to highest (in a private
* profile: from the 5th to the 95th percentile), else the most frequent values; and how many are infinite. */
function rangeWords(column) {
	const { infinite } = column;
	return [finiteWords(column), ...infinite === void 0 ? [] : [`${count(infinite)} infinite`]].filter((part) => part !== "").join(", ");
}
function finiteWords({ numbers, dates, top }) {
	if (numbers !== void 0) {
		const { quantiles } = numbers;
		const { min = quantiles.p5, max = quantiles.p95 } = numbers;
		return [
			min,
			quantiles.p50,
			max
		].map((value) => significant(value, 4).replace(/\.0+$/, "")).join(" … ");
	}
	if (dates !== void 0) return `${dates.min ?? dates.quantiles.p5} … ${dates.max ?? dates.quantiles.p95}`;
	return top.slice(0, 3).map(({ value, count: rows }) => `${plain(value, MAX_VALUE)} (${count(rows)})`).join(", ");
}
/** A histogram in one line of bars; empty where there is none. */
function bars({ histogram }) {
	if (histogram === void 0) return "";
	const counts = histogram.map(({ count: rows }) => rows);
	return sparkline(counts, Math.max(...counts)).replaceAll(" ", "·");
}

const WIDTH = 320;
const HEIGHT = 72;
/**
* A profile as one self-contained HTML page. Text from the data is escaped and cut; values that look like personal data are not in a profile to begin with.
*/
function renderProfilePage(profile, source, digest) {
	const [size = "", ...facts] = profileFacts(profile);
	const body = [
		`<h1>${html(source, 160)}</h1>`,
		`<p>${html(size, 200)}</p>`,
		sentences(facts),
		profile.columns.map(section).join("\n"),
		`<footer>${html(digest, 80)}</footer>`
	];
	return renderPage(`Profile of ${source}`, body.filter((part) => part !== "").join("\n"));
}
function section(column) {
	const { name, databaseType, missing, infinite, distinct } = column;
	const facts = [
		databaseType,
		...distinct === void 0 ? [] : [plural(distinct, "distinct value")],
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
		const place = `x="${round(i * step)}" y="${round(HEIGHT - height)}" width="${round(step - 1)}" height="${round(height)}"`;
		const words = `${from === to ? from : `${from} to ${to}`}: ${plural(rows, "row")}`;
		return `<rect ${place}><title>${html(words, 120)}</title></rect>`;
	});
	const [first, last] = [bins[0], bins.at(-1)];
	return `<figure>
<svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${html(`Histogram of ${name}`, 120)}">${bars.join("")}</svg>
<figcaption class="ends"><span>${html(first?.from ?? "", 40)}</span><span>${html(last?.to ?? "", 40)}</span></figcaption>
</figure>`;
}
function figures({ numbers, dates, length }) {
	const cells = [];
	if (numbers !== void 0) {
		const { min, max, mean, standardDeviation, skewness, excessKurtosis, quantiles } = numbers;
		const spread = {
			"standard deviation": standardDeviation,
			skewness,
			"excess kurtosis": excessKurtosis
		};
		const all = {
			min,
			...quantiles,
			max,
			mean,
			...spread
		};
		for (const [name, value] of Object.entries(all)) if (value !== void 0) cells.push([name, significant(value, 5)]);
	}
	if (dates !== void 0) {
		const all = {
			min: dates.min,
			...dates.quantiles,
			max: dates.max
		};
		for (const [name, value] of Object.entries(all)) if (value !== void 0) cells.push([name, value]);
	}
	if (length !== void 0) cells.push(["length", `${count(length.min)} to ${count(length.max)} characters, mean ${significant(length.mean, 4)}`]);
	return factTable(cells);
}
function values({ top, atoms, numbers, dates }) {
	const common = numbers === void 0 && dates === void 0 ? top : (atoms ?? []).slice(0, 10);
	return factTable(common.map(({ value, count: rows }) => [value, plural(rows, "row")]));
}

/** A value that this share of the present rows has is an atom. */
const ATOM_SHARE = .02;
/** From this share on one value leaves too little of anything else to learn from. */
const NEAR_CONSTANT_SHARE = .99;
const SHOWN_TOP$1 = 10;
const SHOWN_CHARACTERS = 200;
/** Correlations from here on are told: one column says nearly all that the other does. */
const STRONG = .95;
/** With fewer rows chance alone draws lines: two rows always lie on one. */
const MIN_CORRELATED_ROWS = 10;
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
		variation: variationOf({
			...values,
			most: values.top[0]?.count ?? 0
		}),
		...personal === void 0 ? {} : { personal },
		...personal === void 0 && numbers !== void 0 ? describeNumbers(measured, numbers) : {},
		...measured.lengths === void 0 ? {} : { length: { ...measured.lengths } },
		top: values.top.slice(0, SHOWN_TOP$1).map(({ value, count }) => ({
			value: shown(value, personal),
			count
		}))
	};
}
/** The pairs that are correlated so strongly, over at least 10 rows, that one of the two is nearly superfluous, strongest first. */
function strongOnly(pairs) {
	return pairs.filter(({ pearson, rows }) => Math.abs(pearson) >= STRONG && rows >= MIN_CORRELATED_ROWS).toSorted((a, b) => Math.abs(b.pearson) - Math.abs(a.pearson));
}
/** A value as every output may show it: at most 200 characters, personal data hidden. */
function shown(value, personal) {
	const safe = masked(value, personal);
	const characters = [...safe];
	return characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, 199).join("")}…` : safe;
}
/** How much a column varies over its rows with a value, infinite ones among them. */
function variationOf({ present, infinite, distinct, most }) {
	if (present + infinite === 0) return "empty";
	if (distinct === 1 && infinite === 0) return "constant";
	return most >= NEAR_CONSTANT_SHARE * (present + infinite) ? "near-constant" : "varies";
}
function describeNumbers({ type, values }, numbers) {
	const isDate = type === "date";
	const label = (value) => isDate ? toMoment(value) : String(value);
	const { min, max, mean, standardDeviation, skewness, excessKurtosis } = numbers;
	const shape = {
		...skewness === void 0 ? {} : { skewness },
		...excessKurtosis === void 0 ? {} : { excessKurtosis }
	};
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
			...shape,
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

const BINS = 20;
const SHOWN_TOP = 10;
const SAMPLE = 1e3;
/**
* A stored profile in the words of a fresh one. What a summary does not know is absent: repeated rows, correlations, means, and how many
* values share a cell. Quantiles and bins are those of cells, each of which stands for its values by the one nearest to zero.
*/
function describeSummary({ rows, columns }) {
	return {
		rows,
		columns: columns.map(describeColumn)
	};
}
function describeColumn(column) {
	const { name, missing, values, joined } = column;
	const counted = countedValues(values);
	const personal = findPersonal(name, (counted ?? []).slice(0, SAMPLE).map(({ value }) => value));
	const top = (counted ?? []).toSorted((a, b) => b.count - a.count).slice(0, SHOWN_TOP);
	const distinct = distinctOf(column);
	const infinite = "infinite" in values ? values.infinite : 0;
	const present = presentRows(values) + (joined?.rest?.rows ?? 0);
	return {
		name,
		type: TYPES[values.kind],
		databaseType: joined === void 0 ? values.kind : `${values.kind}, private`,
		missing,
		...infinite > 0 ? { infinite } : {},
		...distinct === void 0 ? {} : { distinct },
		variation: variationOf({
			present,
			infinite,
			distinct,
			most: top[0]?.count ?? 0
		}),
		...personal === void 0 ? {} : { personal },
		..."cells" in values && personal === void 0 ? describeCells(values, joined !== void 0) : {},
		...values.kind === "text" && rowsOf(values.text.lengths) > 0 ? { length: lengthOf(values.text.lengths) } : {},
		top: top.map(({ value, count }) => ({
			value: shown(value, personal),
			count
		}))
	};
}
const TYPES = {
	number: "numeric",
	boolean: "boolean",
	date: "date",
	category: "text",
	text: "text",
	empty: "other",
	other: "other"
};
/** Every value with its rows, where they are known one by one. */
function countedValues(values) {
	if (values.kind === "category") {
		const { names, counts } = values.categories;
		return names.map((value, i) => ({
			value,
			count: counts[i] ?? 0
		}));
	}
	if (!("cells" in values) || values.cells.shift > 0) return void 0;
	return Array.from(values.cells.values, (value, i) => ({
		value: label(values, value),
		count: values.cells.counts[i] ?? 0
	}));
}
function label({ kind }, value) {
	if (kind === "boolean") return value === 0 ? "false" : "true";
	return kind === "date" ? toMoment(value) : String(value);
}
function distinctOf({ values, joined }) {
	if (values.kind === "empty") return 0;
	if (values.kind === "category") return values.categories.names.length + (joined?.rest?.values ?? 0);
	return "cells" in values && values.cells.shift === 0 && joined === void 0 ? values.cells.values.length : void 0;
}
function describeCells(values, isPrivate) {
	const { kind, cells } = values;
	const rows = rowsOf(cells);
	if (kind === "boolean" || rows === 0) return {};
	const range = isPrivate ? void 0 : rangeOf(values);
	const histogram = binsOf(cells).map(({ from, to, count }) => ({
		from: label(values, from),
		to: label(values, to),
		count
	}));
	const [p5, p25, p50, p75, p95] = quantiles(cells, rows);
	if (kind === "number") return {
		numbers: {
			...range,
			quantiles: {
				p5,
				p25,
				p50,
				p75,
				p95
			}
		},
		histogram
	};
	const [d5, d25, d50, d75, d95] = [
		toMoment(p5),
		toMoment(p25),
		toMoment(p50),
		toMoment(p75),
		toMoment(p95)
	];
	return {
		dates: {
			...range === void 0 ? {} : {
				min: toMoment(range.min),
				max: toMoment(range.max)
			},
			quantiles: {
				p5: d5,
				p25: d25,
				p50: d50,
				p75: d75,
				p95: d95
			}
		},
		histogram
	};
}
/** The lowest cells that at least 5, 25, 50, 75 and 95 percent of the rows lie in or below. */
function quantiles({ values, counts }, rows) {
	const at = (share) => {
		let below = 0;
		return values[counts.findIndex((count) => {
			below += count;
			return below >= share * rows;
		})];
	};
	return [
		at(.05),
		at(.25),
		at(.5),
		at(.75),
		at(.95)
	];
}
/** Cells one by one while they are few, else in bins of equal width; what lies on a border belongs to the bin below. */
function binsOf({ values, counts }) {
	if (values.length <= BINS) return Array.from(values, (value, i) => ({
		from: value,
		to: value,
		count: counts[i] ?? 0
	}));
	const [low, high] = [values[0], values.at(-1)];
	const edge = (i) => low + (high / BINS - low / BINS) * i;
	const bins = Array.from({ length: BINS }, (_, i) => ({
		from: edge(i),
		to: i === 19 ? high : edge(i + 1),
		count: 0
	}));
	let at = 0;
	values.forEach((value, i) => {
		while (at < 19 && value > bins[at].to) at += 1;
		bins[at].count += counts[i] ?? 0;
	});
	return bins;
}
function lengthOf(cells) {
	const rows = rowsOf(cells);
	const mean = cells.values.reduce((sum, value, i) => sum + value * (cells.counts[i] ?? 0) / rows, 0);
	return {
		min: Math.ceil(cells.values[0] ?? 0),
		mean,
		max: Math.ceil(cells.values.at(-1) ?? 0)
	};
}

const MAX_NAMED = 20;
/**
* The summary of the whole from those of its parts, in any order. Columns keep their order, or have that of their names
* where parts disagree. Throws UserError DATA_UNREADABLE with every part that lacks a column, has one more, holds values of another kind, or is private.
*/
function mergeSummaries(parts, md5) {
	const [first, ...others] = parts;
	if (first === void 0) throw new UserError("DATA_EMPTY", {
		file: "merge",
		message: "there is no profile to merge"
	});
	refuse(parts.filter(({ summary }) => summary.columns.some(({ joined }) => joined !== void 0)).map(privatePart));
	refuse(others.flatMap((other) => differences(first, other)));
	const names = orderOf(parts);
	const byName = parts.map(({ name, summary }) => ({
		name,
		columns: new Map(summary.columns.map((column) => [column.name, column]))
	}));
	const problems = [];
	const columns = names.flatMap((name) => {
		return mergeColumn(byName.flatMap((part) => ({
			part: part.name,
			column: part.columns.get(name)
		})), md5, problems) ?? [];
	});
	refuse(problems);
	return {
		rows: parts.reduce((rows, { summary }) => rows + summary.rows, 0),
		columns
	};
}
function mergeColumn(known, md5, problems) {
	const speaking = known.find(({ column }) => column.values.kind !== "empty");
	let whole;
	for (const { part, column } of known) {
		const merged = whole === void 0 ? column : mergeColumns(whole, column, {
			cells: STORED_CELLS,
			md5
		});
		if (merged === void 0) problems.push(otherKind(part, column, speaking));
		else whole = merged;
	}
	return whole;
}
/** Whichever parts are merged first, and however they are grouped, this comes out the same. */
function orderOf(parts) {
	const [first = [], ...others] = parts.map(({ summary }) => summary.columns.map(({ name }) => name));
	return others.every((order) => order.every((name, i) => name === first[i])) ? first : first.toSorted();
}
function differences(first, other) {
	const [here, there] = [namesOf(first), namesOf(other)];
	const fix = "profile the same columns of every part";
	return [...[...here].filter((name) => !there.has(name)).map((name) => ({
		file: other.name,
		message: `the column "${name}" of ${first.name} is missing`,
		fix
	})), ...[...there].filter((name) => !here.has(name)).map((name) => ({
		file: other.name,
		message: `the column "${name}" is not in ${first.name}`,
		fix
	}))];
}
function otherKind(part, { name, values }, first) {
	return {
		file: part,
		message: `the column "${name}" holds ${values.kind} values here, and ${first?.column.values.kind} values in ${first?.part}`,
		fix: "give the column one type in every part (Parquet keeps types, of CSV they are guessed)"
	};
}
function privatePart({ name }) {
	return {
		file: name,
		message: "is a private profile, which cannot be merged: its small cells are gone",
		fix: "merge the full profiles first, then store the whole with --private"
	};
}
function namesOf({ summary }) {
	return new Set(summary.columns.map(({ name }) => name));
}
function refuse(problems) {
	if (problems.length > MAX_NAMED) {
		const more = `and ${problems.length - MAX_NAMED} more differences`;
		throw new UserError("DATA_UNREADABLE", [...problems.slice(0, MAX_NAMED), {
			file: "merge",
			message: more
		}]);
	}
	if (problems.length > 0) throw new UserError("DATA_UNREADABLE", problems);
}

/**
* Throws UserError INPUT_INVALID where two parts have the same bytes: they are one part and its copy, its rows would count twice, and nothing
* afterwards could tell. Parts without any row may be alike.
*/
function refuseTwins(parts) {
	const problems = parts.flatMap(({ name, summary, digest }, i) => {
		const twin = parts.slice(0, i).find((other) => other.digest === digest);
		if (twin === void 0 || summary.rows === 0) return [];
		return [{
			file: name,
			message: `is byte for byte the same profile as ${twin.name}: its ${summary.rows} rows would count twice`,
			fix: "merge each part once: leave out the copy, or profile the part that is missing"
		}];
	});
	if (problems.length > 0) throw new UserError("INPUT_INVALID", problems);
}

/**
* Makes a stored profile: of data wherever they are, or of profiles of their parts, which gives the same bytes. Throws UserError for what
* cannot be read, does not fit together or is too large.
*/
async function makeProfile(deps, input) {
	const { from, name } = input;
	const kept = leaveOut("parts" in from ? await merge(deps, from.parts) : await sumUp(deps, from.source, input), input);
	const summary = input.isPrivate === true ? await hide(deps, kept, input) : withoutPersonal(kept, deps.md5);
	const text = formatProfile(summary, name);
	return {
		summary,
		text,
		digest: deps.files.sha256(text)
	};
}
async function merge({ profiles, md5 }, parts) {
	const read = [];
	for (const part of parts) read.push({
		name: part,
		...await profiles.read(part, part)
	});
	refuseTwins(read);
	const [only, ...others] = read;
	return only !== void 0 && others.length === 0 ? only.summary : mergeSummaries(read, md5);
}
function leaveOut(summary, { from, exclude = [], name }) {
	if (!("parts" in from) || exclude.length === 0) return summary;
	refuseUnknown(summary.columns, exclude, name);
	return {
		...summary,
		columns: summary.columns.filter((column) => !exclude.includes(column.name))
	};
}
async function hide(deps, summary, { from, name }) {
	if (summary.columns.some(({ joined }) => joined !== void 0)) throw new UserError("INPUT_INVALID", {
		file: name,
		message: "this profile is private already",
		fix: "leave out --private, or start from the full profile"
	});
	const identifiers = summary.columns.filter((column) => identifierReason(column, column) !== void 0);
	const hidden = new Set(identifiers.map((column) => column.name));
	if ("source" in from && ("path" in from.source || "sql" in from.source && !("warehouse" in from.source))) for (const column of await personalColumns(deps, from.source, name)) hidden.add(column);
	return toPrivateSummary(summary, {
		md5: deps.md5,
		hidden
	});
}
/** Text columns whose values look like personal data: a summary of very many texts does not know them. */
async function personalColumns({ tables }, source, name) {
	if (tables === void 0) return [];
	const engine = await tables();
	const dataset = await engine.open(source, name);
	const inspection = engine.inspect(dataset);
	const found = [];
	for (const column of dataset.columns.filter(({ type }) => type === "text")) {
		const { sample } = await inspection.values(column.name);
		if (findPersonal(column.name, sample) !== void 0) found.push(column.name);
	}
	return found;
}

/**
* Describes a data set; rows are never held. The same rows give the same profile, in any order and on any number
* of threads. Throws UserError for data that cannot be read and for an id that is no column.
*/
async function profileData({ tables, log }, input) {
	const dataset = await tables.open(input.data, input.name);
	refuseUnknownId(dataset, input);
	const inspection = tables.inspect(dataset);
	const steps = dataset.columns.length + 2;
	const names = dataset.columns.map(({ name }) => name);
	const duplicates = inspection.duplicateRows();
	duplicates.catch(() => void 0);
	try {
		await inspection.gather(names, (share) => log.progress("profiling", Math.floor(share * names.length), steps, "steps"));
	} finally {
		await Promise.allSettled([duplicates]);
	}
	const columns = [];
	for (const column of dataset.columns) columns.push(await profileColumn(inspection, column, dataset.rows));
	const duplicateRows = await duplicates;
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
			column.distinct === void 0 ? "" : count(column.distinct),
			inline(rangeWords(column), 160),
			column.histogram === void 0 ? "" : `\`${bars(column)}\``
		])),
		profile.columns.length > shown.length ? `and ${count(profile.columns.length - shown.length)} more columns.` : ""
	].filter((block) => block !== "").join("\n\n")}\n`;
}

export { renderProfilePage as a, rangeWords as c, describeSummary as i, profileData as n, bars as o, makeProfile as r, profileFacts as s, renderProfileMarkdown as t };