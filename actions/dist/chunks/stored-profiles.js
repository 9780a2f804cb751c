import { bi as UserError, lt as validate } from "./start.js";
import { a as rangeOf, o as withCells, t as isAbove } from "./join-cells.js";
import { c as cellOf, t as BUCKETS } from "./text-counts.js";
import { a as fromStoredBorders, i as storedProfileSchema, o as fromStoredCells, r as formatProfile, t as MAX_PROFILE_CHARACTERS } from "./format.js";
import { isAbsolute, relative, sep } from "node:path";
import { glob } from "node:fs/promises";

/** What a schema cannot say about a column of a stored profile: empty when everything adds up. */
function faultsOfColumn(column, { rows, privacy }) {
	const isPrivate = privacy !== void 0;
	return faults(column, rows - column.missing, isPrivate).map((fault) => `column "${column.name.slice(0, 100)}": ${fault}`);
}
function faults(column, present, isPrivate) {
	if (present < 0) return ["more rows are missing than there are"];
	switch (column.kind) {
		case "number":
		case "boolean":
		case "date": return [...cellFaults(column.cells, present - column.infinite, isPrivate), ...rangeFaults(column, isPrivate)];
		case "category": return [
			...differ(total(column.counts) + (column.rest?.rows ?? 0), present),
			...when(column.names.length !== column.counts.length, "there is not one count for each category"),
			...when(!ascends(column.names), "the categories are not in order"),
			...restFaults(column.rest, isPrivate),
			...when(isPrivate && column.counts.some((count) => count < 10), "a category has fewer rows than a private profile tells")
		];
		case "text": return [
			...differ(total(column.values) + (column.rest?.rows ?? 0), present),
			...when([column.values, column.words].some(({ length }) => length > 0 && length < 4096), "it has too few buckets"),
			...cellFaults(column.lengths, present, isPrivate),
			...cellFaults(column.wordCounts, present, isPrivate),
			...restFaults(column.rest, isPrivate),
			...when(column.words.some((count) => count > present), "a word is in more rows than have a value"),
			...when(isPrivate && [...column.values, ...column.words].some((count) => count > 0 && count < 10), "a bucket has fewer rows than a private profile tells")
		];
		case "empty": return differ(0, present);
		case "other": return [];
		default: return column;
	}
}
function cellFaults(stored, present, isPrivate) {
	const { shift, counts } = stored;
	const borders = fromStoredBorders(stored);
	const { values } = fromStoredCells(stored);
	if (!(stored.values === void 0 === (stored.first !== void 0 && stored.steps !== void 0))) return ["the cells are neither values nor keys"];
	return [
		...differ(total(counts), present),
		...when(values.length !== counts.length, "there is not one count for each cell"),
		...when(!ascends(values) || !values.every(Number.isFinite), "the cells do not ascend"),
		...isPrivate ? joinedFaults(values, borders, counts) : [...when(borders !== void 0, "it has borders, but the profile is not private"), ...when(values.some((value) => !Object.is(cellOf(value, shift), value)), "a cell is finer than the shift says")]
	];
}
function joinedFaults(values, borders, counts) {
	if (borders === void 0) return ["it has no borders, but the profile is private"];
	const parts = borders.every((border, i) => !isAbove(values[i], border) && isAbove(values[i + 1], border));
	return [...when(borders.length !== Math.max(0, values.length - 1) || !parts, "the borders do not part the cells"), ...when(counts.some((count) => count < 10), "a cell has fewer rows than a private profile tells")];
}
function rangeFaults({ min, max, cells }, isPrivate) {
	if (min === void 0 && max === void 0) return [];
	if (min === void 0 || max === void 0) return ["it has one extreme without the other"];
	if (isPrivate || cells.shift === 0) return ["it tells extremes that this profile does not have"];
	const { values } = fromStoredCells(cells);
	return when(!(cellOf(min, cells.shift) === values[0] && cellOf(max, cells.shift) === values.at(-1)), "the extremes are not in the outermost cells");
}
function restFaults(rest, isPrivate) {
	if (!isPrivate) return when(rest !== void 0, "it has a rest, but the profile is not private");
	if (rest === void 0) return ["it has no rest, but the profile is private"];
	return when(rest.rows < rest.values || rest.values === 0 !== (rest.rows === 0), "its rest does not add up");
}
function differ(counted, present) {
	return when(counted !== present, `its counts add up to ${counted} rows, not to the ${present} that have a value`);
}
function ascends(list) {
	for (let i = 1; i < list.length; i++) if (!(list[i - 1] < list[i])) return false;
	return true;
}
function total(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}
function when(isWrong, message) {
	return isWrong ? [message] : [];
}

const START = {
	line: 1,
	column: 1
};
const MAX_FAULTS = 20;
/**
* Reads a stored profile. It must be, byte for byte, what `formatProfile` writes; counts must add up to the rows, cells must ascend.
* Throws UserError DATA_UNREADABLE naming the file, the column and what is wrong: a profile that was cut off or edited never passes.
*/
function parseProfile(text, file) {
	const document = {
		file,
		value: parseJson(text, file),
		locate: () => START,
		locateKey: () => START
	};
	const profile = validate(document, storedProfileSchema, "DATA_UNREADABLE");
	const faults = [...new Set(profile.columns.map(({ name }) => name)).size < profile.columns.length ? ["two columns have one name"] : [], ...profile.columns.flatMap((column) => faultsOfColumn(column, profile))];
	if (faults.length > 0) throw new UserError("DATA_UNREADABLE", faults.slice(0, MAX_FAULTS).map((message) => ({
		file,
		message,
		fix: FIX
	})));
	const summary = {
		rows: profile.rows,
		columns: profile.columns.map((column) => toColumn(column, profile))
	};
	if (formatProfile(summary, file) !== text) refuse(file, "this profile was written anew by something else: its bytes are not those that Assay writes");
	return summary;
}
const FIX = "make the profile again with `assay profile --store`, and keep the file as it is";
function parseJson(text, file) {
	if (text.length > 64e6 + 1e3) refuse(file, `the profile has ${text.length} characters, which is too many`);
	try {
		return JSON.parse(text);
	} catch {
		return refuse(file, text.endsWith("}\n") ? "this is no profile: it is not JSON" : "this profile is cut off: it is not JSON to its end");
	}
}
function toColumn(stored, { rows, privacy }) {
	const { name, missing } = stored;
	const base = {
		name,
		rows,
		missing
	};
	const joined = (parts) => privacy === void 0 ? {} : { joined: parts };
	switch (stored.kind) {
		case "number":
		case "boolean":
		case "date": {
			const { kind, infinite, min, max } = stored;
			const cells = fromStoredCells(stored.cells);
			const range = privacy === void 0 ? rangeOf({
				kind,
				cells,
				infinite,
				...min === void 0 || max === void 0 ? {} : { range: {
					min,
					max
				} }
			}) : void 0;
			const values = {
				kind,
				cells,
				infinite,
				...range === void 0 ? {} : { range }
			};
			return {
				...base,
				values,
				...joined(borders(stored.cells))
			};
		}
		case "category": {
			const categories = {
				names: stored.names,
				counts: Float64Array.from(stored.counts)
			};
			return {
				...base,
				values: {
					kind: "category",
					categories
				},
				...joined(restOf(stored))
			};
		}
		case "text": {
			const text = {
				values: bucketsOf(stored.values),
				words: bucketsOf(stored.words),
				lengths: fromStoredCells(stored.lengths),
				wordCounts: fromStoredCells(stored.wordCounts)
			};
			const parts = {
				...restOf(stored),
				lengthBorders: fromStoredBorders(stored.lengths) ?? /* @__PURE__ */ new Float64Array(),
				wordBorders: fromStoredBorders(stored.wordCounts) ?? /* @__PURE__ */ new Float64Array()
			};
			return {
				...base,
				values: {
					kind: "text",
					text
				},
				...joined(parts)
			};
		}
		case "empty": return {
			...base,
			values: { kind: "empty" },
			...joined({})
		};
		case "other": return {
			...base,
			values: {
				kind: "other",
				present: rows - missing
			},
			...joined({})
		};
		default: return stored;
	}
}
function bucketsOf(counts) {
	return counts.length === 0 ? new Float64Array(BUCKETS) : Float64Array.from(counts);
}
function borders(cells) {
	const list = fromStoredBorders(cells);
	return list === void 0 ? {} : { borders: list };
}
function restOf({ rest }) {
	return rest === void 0 ? {} : { rest };
}
function refuse(file, message) {
	throw new UserError("DATA_UNREADABLE", {
		file,
		message,
		fix: FIX
	});
}

/** Files that one pattern may name. */
const MAX_PARTS = 1e4;
/** Stored profiles of the workspace that `files` is confined to. */
function createStoredProfiles(files) {
	const read = async (path, name) => {
		const text = await files.readText(path);
		if (text === void 0) throw new UserError("DATA_UNREADABLE", {
			file: name,
			message: `there is no profile "${path}"`,
			fix: "check the path, or make it with `assay profile --data <data> --store <path>`"
		});
		return {
			summary: parseProfile(text, name === path ? path : `${name} ${path}`),
			digest: files.sha256(text)
		};
	};
	return {
		read,
		openSummary: async ({ profile }, name) => toSummarizable(await read(profile, name), name),
		find: (pattern) => find(files, pattern)
	};
}
function toSummarizable({ summary, digest }, name) {
	const byName = new Map(summary.columns.map((column) => [column.name, column]));
	return {
		rows: summary.rows,
		columns: summary.columns.map(toInfo),
		digest,
		summarize: async (names, { cells }) => names.map((one) => {
			const column = byName.get(one);
			if (column !== void 0) return withCells(column, cells);
			throw new UserError("COLUMN_MISSING", {
				file: name,
				message: `the profile has no column "${one}"`
			});
		})
	};
}
function toInfo({ name, values }) {
	return {
		name,
		type: TYPES[values.kind],
		databaseType: values.kind
	};
}
/** A column without any value was of some type; what it was does not matter, for it is compared with every other. */
const TYPES = {
	number: "numeric",
	boolean: "boolean",
	date: "date",
	category: "text",
	text: "text",
	empty: "text",
	other: "other"
};
async function find(files, pattern) {
	const root = files.resolve(".");
	const found = [];
	for await (const path of glob(pattern, { cwd: root })) {
		const shown = relative(root, isAbsolute(path) ? path : files.resolve(path));
		found.push(shown.split(sep).join("/"));
		if (found.length > MAX_PARTS) break;
	}
	if (found.length > 0 && found.length <= MAX_PARTS) return found.sort();
	const message = found.length === 0 ? `no file matches "${pattern}"` : `"${pattern}" names more than ${MAX_PARTS} files`;
	throw new UserError("DATA_UNREADABLE", {
		file: pattern,
		message,
		fix: "check the path or pattern; it is relative to this folder, and a pattern needs quotes in a shell"
	});
}

export { createStoredProfiles };