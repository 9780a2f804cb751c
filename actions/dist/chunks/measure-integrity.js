import { Br as plainTask, Dt as maskOf, Et as findPersonal, Ir as CHECK_LEVEL, Jn as wilsonInterval, Lr as DEFAULT_LIMITS, _r as normalSf, bi as UserError, dt as configPlace, kt as masked, qn as twoSidedZ, ut as nearestName } from "./start.js";
import { t as describeSource } from "./source.js";
import { t as sortFindings } from "./finding.js";
import { n as columnOf, t as cellText } from "./table.js";
import { n as relationText, t as RELATION_TOLERANCE } from "./relation.js";
import { t as checkModelSchema } from "./check-model-schema.js";
import { a as valuesOf, i as splitAtPoints, r as mergeValues, t as absentValues } from "./grouping.js";

/** Words in the name of a column whose values are somebody or something that comes back. */
const OWNER_NAME = /(^|_)(patient|user|customer|client|person|member|account|household|device|subject|driver|merchant)(_|$)/;
/** Different values among the rows of a sample from which on a column may be a key. */
const KEY_SHARE = .5;
/** A key is told by other columns when at least this many are the same on nearly all rows that share it. */
const TOLD_BY = 2;
const NEARLY_ALWAYS = .95;
/** Other columns that are alike by chance tell nothing. */
const ALIKE = .95;
const MOST_TELLING = 12;
const LEAST_SHARED = 5;
/** The group that was named in the configuration must not be on both sides. */
function groupFinding(column, { shared, keys, rows, present }) {
	if (shared === 0) return [];
	return [{
		code: "GROUP_LEAK",
		severity: "error",
		column,
		message: `${shared} of ${keys} groups of ${column} have rows in the training data and in the holdout; ${rows} of ${present} holdout rows are of a group the model has seen.`,
		rows,
		fix: `Split by ${column}, so that all rows of a group are on one side, and train again.`
	}];
}
/** Columns of the sample that may be keys: text or whole numbers, most rows with a value of their own. */
function possibleKeys(columns) {
	return columns.flatMap((column) => {
		const values = column.kind === "text" ? [...column.codes].filter((code) => code >= 0) : wholeNumbers(column.values);
		const different = new Set(values).size;
		return values.length >= 20 && different >= KEY_SHARE * values.length ? [column.name] : [];
	});
}
function wholeNumbers(values) {
	const present = [...values].filter((value) => !Number.isNaN(value));
	return present.every(Number.isInteger) ? present : [];
}
/** Columns that could tell whether rows of one key belong together: few values, and not nearly always the same. */
function tellingColumns(columns, key) {
	return columns.flatMap((column) => {
		if (column.name === key) return [];
		const counts = /* @__PURE__ */ new Map();
		const values = column.kind === "text" ? column.codes : column.values;
		for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
		const alike = [...counts.values()].reduce((sum, n) => sum + (n / values.length) ** 2, 0);
		return counts.size <= 50 && alike < ALIKE ? [{
			name: column.name,
			alike
		}] : [];
	}).toSorted((a, b) => a.alike - b.alike || (a.name < b.name ? -1 : 1)).slice(0, MOST_TELLING).map(({ name }) => name);
}
/**
* Is this column a key that lies on both sides? Numbers may be equal by chance (weights, amounts); rows that belong together also agree
* in other columns. A name of somebody (patient, customer) is believed as well.
*/
function keyFinding(column, overlap, agreement) {
	const { shared, keys, rows, present } = overlap;
	if (shared < LEAST_SHARED) return [];
	const telling = agreement.filter(({ withinKey, chance }) => chance < ALIKE && excess(withinKey, chance) >= NEARLY_ALWAYS);
	const isNamed = OWNER_NAME.test(words(column));
	if (telling.length < TOLD_BY && !isNamed) return [];
	const names = telling.slice(0, 3).map((one) => one.column);
	return [{
		code: "POSSIBLE_GROUP_LEAK",
		severity: "warn",
		column,
		message: `${column} looks like a group (${names.length >= TOLD_BY ? `rows that share it agree in ${names.join(", ")}` : "its name says that its values come back"}), and ${shared} of its ${keys} values are on both sides: ${rows} of ${present} holdout rows may be of somebody the model has seen.`,
		rows,
		fix: `If rows of one ${column} belong together, name it as \`data.group\` and split by it; if not, allow this code for it under \`check.allow\`.`
	}];
}
/** Agreement beyond chance: 0 as by chance, 1 always (Cohen's kappa of pairs). */
function excess(withinKey, chance) {
	return (withinKey - chance) / (1 - chance);
}
function words(name) {
	return name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().replace(/[^a-z\d]+/g, "_");
}

/** A holdout that is split by time starts after the training data ends. */
function timeFindings(column, overlap) {
	const { trainEnd, holdoutStart, before, same, present } = overlap;
	if (before > 0) return [{
		code: "TIME_LEAK",
		severity: "error",
		column,
		message: `${before} of ${present} holdout rows (${(100 * before / present).toFixed(1)} %) are from before the training data ends: it ends at ${trainEnd}, the holdout starts at ${holdoutStart}.`,
		rows: before,
		fix: `Split at one moment of ${column}: train on what is before, hold out what is after.`
	}];
	if (same === 0) return [];
	return [{
		code: "TIME_TOUCHES",
		severity: "warn",
		column,
		message: `${same} of ${present} holdout rows are of ${trainEnd}, the last moment of the training data.`,
		rows: same,
		fix: "Put all rows of one moment on one side."
	}];
}

/** Share of rows with one value from which on a column hardly tells anything. */
const NEARLY_CONSTANT = .999;
/** Correlation from which on two columns are the same information. */
const CORRELATED = .98;
const LEAST_ROWS$3 = 30;
const SENTINELS = /* @__PURE__ */ new Set([
	-1,
	-9,
	-99,
	-999,
	-9999,
	-99999,
	99,
	999,
	9999,
	99999,
	999999,
	9999999
]);
/** A sentinel lies apart: the gap to the next value is this share of what the other values span. */
const APART = .5;
function constantFinding(facts, mode) {
	const { name, present, varies } = facts;
	const fix = `Leave ${name} out: it tells the model nothing.`;
	if (!varies) return [{
		code: "CONSTANT",
		severity: "warn",
		column: name,
		message: `${name} ${present === 0 ? "has no value" : "has one value only"} in the training data.`,
		fix
	}];
	if (mode === void 0 || mode.present === 0 || mode.rows < NEARLY_CONSTANT * mode.present) return [];
	return [{
		code: "NEARLY_CONSTANT",
		severity: "warn",
		column: name,
		message: `${name} has the same value on ${mode.rows} of ${mode.present} rows.`,
		rows: mode.present - mode.rows,
		fix
	}];
}
/** Could the column be nearly constant, judged by a sample? */
function looksConstant(column) {
	const counts = /* @__PURE__ */ new Map();
	const values = column.kind === "text" ? column.codes : column.values;
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return Math.max(0, ...counts.values()) >= .97 * values.length;
}
function infiniteFinding({ name, infinite }) {
	if (infinite === 0) return [];
	const fix = `Find out how ${name} became infinite (a division by zero, an overflow), and correct it.`;
	return [{
		code: "INFINITE",
		severity: "warn",
		column: name,
		message: `${infinite} values of ${name} are infinite.`,
		rows: infinite,
		fix
	}];
}
/** May a column have a sentinel at one of its ends? */
function maySentinel({ min, max }) {
	return min !== void 0 && SENTINELS.has(min) || max !== void 0 && SENTINELS.has(max);
}
/** A number like 9999 at an end, on several rows, far from all others: likely a missing value. */
function sentinelFindings(name, ends) {
	return [ends.low, ends.high].flatMap((end, i) => {
		const inner = (i === 0 ? ends.high : ends.low).value;
		if (!SENTINELS.has(end.value) || end.next === void 0 || end.rows < 2) return [];
		const gap = Math.abs(end.next - end.value);
		if (gap <= APART * Math.abs(inner - end.next) || gap <= 1) return [];
		const message = `${end.rows} rows have ${end.value} in ${name}, where the next value is ${end.next}: it may stand for "missing".`;
		const fix = `If ${end.value} means missing, leave the cell empty.`;
		return [{
			code: "SENTINEL",
			severity: "warn",
			column: name,
			message,
			rows: end.rows,
			fix
		}];
	});
}
/** All quartiles of the holdout are ten, a hundred, … times those of the training data. */
function unitFinding(train, holdout) {
	if (train.kind === "text" || holdout === void 0 || holdout.kind === "text") return [];
	const [a, b] = [quartiles(train.values), quartiles(holdout.values)];
	if (a === void 0 || b === void 0 || new Set(a).size < 3) return [];
	const powers = a.map((value, i) => Math.log10((b[i] ?? 0) / value));
	const power = Math.round(powers[1] ?? 0);
	if (power === 0 || !powers.every((one) => Math.abs(one - power) <= Math.log10(1.1))) return [];
	const times = power > 0 ? `${10 ** power} times` : `1/${10 ** -power} of`;
	return [{
		code: "UNIT_JUMP",
		severity: "error",
		column: train.name,
		message: `The quartiles of ${train.name} in the holdout are ${times} those of the training data: another unit?`,
		fix: `Bring ${train.name} to one unit on both sides.`
	}];
}
function quartiles(values) {
	const sorted = values.filter((value) => Number.isFinite(value) && value !== 0).sort();
	if (sorted.length < LEAST_ROWS$3) return void 0;
	return [
		.25,
		.5,
		.75
	].map((share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
}
/** Pairs of columns that are the same in every row of the sample. */
function possibleTwins({ columns }) {
	const seen = /* @__PURE__ */ new Map();
	return columns.flatMap((column) => {
		if (looksConstant(column)) return [];
		const key = column.kind === "text" ? [...column.codes].map((code) => column.dictionary[code] ?? "").join("\0") : column.values.join();
		const first = seen.get(`${column.kind}${key}`);
		if (first === void 0) seen.set(`${column.kind}${key}`, column.name);
		return first === void 0 ? [] : [[first, column.name]];
	});
}
function twinFinding([first, second]) {
	return {
		code: "DUPLICATE_COLUMN",
		severity: "warn",
		column: second,
		message: `${second} is the same as ${first} on every row of both sides.`,
		fix: `Keep one of ${first} and ${second}.`
	};
}
/** Pairs of numeric columns that are nearly a line, over the rows of the sample; strongest first, at most ten. */
function correlatedFindings({ columns, rows }, skip) {
	const numbers = columns.flatMap((column) => column.kind === "numeric" && !skip.includes(column.name) && !looksConstant(column) ? [column] : []);
	return numbers.slice(0, 100).flatMap((a, i) => numbers.slice(i + 1, 100).flatMap((b) => {
		const r = pearson(a.values, b.values);
		return r !== void 0 && Math.abs(r) >= CORRELATED ? [{
			a: a.name,
			b: b.name,
			r
		}] : [];
	})).toSorted((x, y) => Math.abs(y.r) - Math.abs(x.r) || (x.a < y.a ? -1 : 1)).slice(0, 10).map(({ a, b, r }) => ({
		code: "CORRELATED_COLUMNS",
		severity: "warn",
		column: b,
		message: `${a} and ${b} are nearly the same information: correlation ${r.toFixed(3)} on ${rows} sampled rows.`,
		fix: `Keep one of ${a} and ${b}, unless both are wanted.`
	}));
}
function pearson(a, b) {
	let [n, ma, mb, saa, sbb, sab] = [
		0,
		0,
		0,
		0,
		0,
		0
	];
	for (let row = 0; row < a.length; row++) {
		const [x = NaN, y = NaN] = [a[row], b[row]];
		if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
		n += 1;
		const [dx, dy] = [x - ma, y - mb];
		ma += dx / n;
		mb += dy / n;
		saa += dx * (x - ma);
		sbb += dy * (y - mb);
		sab += dx * (y - mb);
	}
	return n < LEAST_ROWS$3 || saa === 0 || sbb === 0 ? void 0 : sab / Math.sqrt(saa * sbb);
}

/** Share of the rarer kind (numbers or words) in a column from which on, and up to which, it looks like a mistake. */
const RARE = {
	from: 5e-4,
	to: .1
};
const LEAST_ROWS$2 = 30;
/** What is odd about the texts of a column. Values are shown masked. */
function textFindings(column, facts) {
	const personal = findPersonal(column, facts.sample);
	return [
		...personalFinding(column, personal),
		...mixedTypes(column, facts),
		...mixedNulls(column, facts),
		...variants(column, facts, personal),
		...damaged(column, facts),
		...longTexts(column, facts)
	];
}
/** Names the kind, never a value. */
function personalFinding(column, personal) {
	if (personal === void 0) return [];
	return [{
		code: "PERSONAL_DATA",
		severity: "warn",
		column,
		message: `${column} holds personal data ${personal.by === "name" ? "by its name" : "by its values"}: ${personal.kind}.`,
		examples: [maskOf(personal.kind)],
		fix: `Leave ${column} out of the data, or replace its values by keys that lead to nobody.`
	}];
}
function mixedTypes(column, { present, numbers, nullWords }) {
	const words = present - numbers - nullWords.reduce((sum, { rows }) => sum + rows, 0);
	const rare = Math.min(words, numbers);
	const share = rare / Math.max(1, words + numbers);
	if (present < LEAST_ROWS$2 || rare === 0 || share < RARE.from || share > RARE.to) return [];
	const isNumber = words < numbers;
	return [{
		code: "MIXED_TYPES",
		severity: "warn",
		column,
		message: isNumber ? `${column} is text because of ${words} values that are no numbers; the other ${numbers} are.` : `${numbers} of ${present} values of ${column} are numbers among words.`,
		rows: rare,
		fix: isNumber ? `Correct the values that are no numbers, so that ${column} is read as numbers.` : `Check the numbers in ${column}.`
	}];
}
function mixedNulls(column, { nullWords, missing }) {
	const kinds = nullWords.length + (missing > 0 ? 1 : 0);
	if (kinds < 2) return [];
	const list = [...nullWords.slice(0, 5).map(({ word, rows }) => `"${word}" (${rows})`), ...missing > 0 ? [`an empty cell (${missing})`] : []];
	const total = nullWords.reduce((sum, one) => sum + one.rows, missing);
	return [{
		code: "MIXED_NULLS",
		severity: "warn",
		column,
		message: `${column} says "missing" in ${kinds} ways: ${list.join(", ")}.`,
		rows: total,
		fix: `Leave the cell empty wherever ${column} is missing.`
	}];
}
function variants(column, facts, personal) {
	if (facts.variants.length === 0) return [];
	const examples = facts.variants.map(({ values }) => values.map((value) => `"${masked(value, personal)}"`).join(", "));
	return [{
		code: "STRING_VARIANTS",
		severity: "warn",
		column,
		message: `${facts.variantRows} rows of ${column} have values that differ by capitals, blanks or hyphens only.`,
		rows: facts.variantRows,
		examples,
		fix: `Write each value of ${column} in one way.`
	}];
}
function damaged(column, { damaged: rows }) {
	if (rows === 0) return [];
	return [{
		code: "DAMAGED_TEXT",
		severity: "warn",
		column,
		message: `${rows} values of ${column} have control or invisible characters, or were read with a wrong encoding.`,
		rows,
		fix: "Write the file as UTF-8 and remove invisible characters."
	}];
}
function longTexts(column, { length, distinct }) {
	if (length.beyond === 0 || distinct < LEAST_ROWS$2 || length.beyond > .01 * distinct) return [];
	return [{
		code: "TEXT_LENGTH",
		severity: "warn",
		column,
		message: `${length.beyond} values of ${column} are far longer than the others: up to ${length.max} characters, where 94 % of the different values have ${length.low} to ${length.high} (limit: ${4} times that spread above).`,
		rows: length.beyond,
		fix: `Look at the longest values of ${column}: two rows may have run together.`
	}];
}

/** Looks at columns one by one, and at pairs of them; personal data is looked for in all columns, the rest in what the model is given. */
async function checkColumns(checks, subject) {
	const { train, samples } = subject;
	const facts = {
		train: await checks.facts("train"),
		holdout: await checks.facts("holdout")
	};
	const found = [];
	for (const column of train.columns) {
		const own = facts.train.find(({ name }) => name === column.name);
		const other = facts.holdout.find(({ name }) => name === column.name);
		if (own === void 0 || other === void 0 || column.type === "other") continue;
		found.push(...await checkPersonal(checks, column, subject));
		if (!subject.features.includes(column.name)) continue;
		found.push(...await checkValues(checks, column, {
			own,
			other,
			samples
		}));
	}
	return [...found, ...await checkPairs(checks, subject)];
}
/** Personal data in any column; of features also what is odd about their texts. */
async function checkPersonal(checks, column, subject) {
	const { name, type } = column;
	if (type === "numeric") return personalFinding(name, findPersonal(name, numberTexts(subject.samples.train, name)));
	if (type !== "text") return [];
	return textFindings(name, await checks.texts(name)).filter(({ code }) => code === "PERSONAL_DATA" || subject.features.includes(name));
}
async function checkValues(checks, column, { own, other, samples }) {
	const { name, type } = column;
	const sampled = columnOf(samples.train, name);
	if (sampled === void 0) return [];
	const isSuspect = own.varies && looksConstant(sampled);
	const found = [...constantFinding(own, isSuspect ? await checks.mode(name) : void 0), ...infiniteFinding(own)];
	if (type !== "numeric") return found;
	const ends = maySentinel(own) || maySentinel(other) ? await checks.ends(name) : void 0;
	const sentinels = ends === void 0 ? [] : sentinelFindings(name, ends);
	return [
		...found,
		...sentinels,
		...unitFinding(sampled, columnOf(samples.holdout, name))
	];
}
async function checkPairs(checks, { holdout, features, samples }) {
	const shared = new Set(holdout.columns.map(({ name }) => name));
	const isFeature = (name) => features.includes(name) && shared.has(name);
	const twins = possibleTwins(samples.train).filter((pair) => pair.every(isFeature));
	const same = await checks.sameColumns(twins);
	const known = twins.filter((_, i) => same[i] === true);
	const skip = [...samples.train.columns.map(({ name }) => name).filter((name) => !features.includes(name)), ...known.map(([, second]) => second)];
	return [...known.map(twinFinding), ...correlatedFindings(samples.train, skip)];
}
/** Numbers as texts: a phone number or a card may be stored as a number. */
function numberTexts(sample, name) {
	const column = columnOf(sample, name);
	if (column === void 0) return [];
	const texts = Array.from({ length: sample.rows }, (_, row) => cellText(column, row));
	return [...new Set(texts.filter((text) => text !== void 0))];
}

/** Chance of so many mixed groups, below which repetition by nature does not explain them. */
const LEAST_CHANCE$1 = .001;
/** Share of a side's rows that repeat each other from which on it is worth a word (Deepchecks' default too). */
const MANY = .05;
/** Two columns with this share of different values make it implausible that a row repeats by nature. */
const SELECTIVE = .1;
/** Low end of the share of labels no model can get right, from which on it is worth a word. */
const LOST = .01;
/**
* Chance that so many groups of equal rows have rows on both sides, had every row been put on a side by lot: a group of m rows is mixed
* with chance 1 - a^m - b^m. Normal approximation of a sum of independent yes and no, with a correction for continuity.
*/
function chanceOfMixed(groups, trainShare) {
	let [expected, variance, mixed] = [
		0,
		0,
		0
	];
	for (const group of groups) {
		const chance = 1 - trainShare ** group.size - (1 - trainShare) ** group.size;
		expected += group.groups * chance;
		variance += group.groups * chance * (1 - chance);
		mixed += group.mixed;
	}
	if (variance === 0) return {
		expected,
		pValue: 1
	};
	return {
		expected,
		pValue: normalSf((mixed - expected - .5) / Math.sqrt(variance))
	};
}
/** What repeated rows mean; repetition that the rows within a side show as well is no leak. */
function repeatFindings(counts, context) {
	const whole = acrossFinding(counts.whole, context, "DUPLICATES_ACROSS");
	const features = whole.length > 0 ? [] : acrossFinding(counts.features, context, "DUPLICATE_FEATURES_ACROSS");
	if (context.digits !== void 0) return [...whole, ...features].map((finding) => nearFinding(finding, context));
	return [
		...whole,
		...features,
		...withinFinding("train", counts.whole.withinTrain, context.trainRows),
		...withinFinding("holdout", counts.whole.withinHoldout, context.holdoutRows),
		...context.isClassification ? conflictFinding(counts, context) : []
	];
}
function acrossFinding(table, context, code) {
	const { trainRows, holdoutRows, selective, limits } = context;
	if (table.across === 0) return [];
	const { expected, pValue } = chanceOfMixed(table.groups, trainRows / (trainRows + holdoutRows));
	const share = table.across / holdoutRows;
	const { low, high } = wilsonInterval(table.across, holdoutRows, CHECK_LEVEL);
	const isLeak = pValue < LEAST_CHANCE$1 && share >= limits.duplicates;
	const isCopied = low >= MANY && selective >= 2;
	if (!isLeak && low < MANY) return [];
	const mixed = table.groups.reduce((sum, group) => sum + group.mixed, 0);
	const what = code === "DUPLICATES_ACROSS" ? "are in the training data too" : "have the features of a training row";
	const reason = isLeak ? `by lot ${Math.round(expected)} sets of equal rows would lie on both sides, and ${mixed} do` : isCopied ? `${selective} columns are nearly unique, so rows do not repeat by nature: they were copied before the split` : "as many as repeat within each side, so they may be so by nature";
	return [{
		code,
		severity: isLeak || isCopied ? "error" : "warn",
		message: `${table.across} of ${holdoutRows} holdout rows (${percent(share)}, 95 % CI ${percent(low)} to ${percent(high)}) ${what}: ${reason}.`,
		rows: table.across,
		fix: isLeak || isCopied ? "Remove the repeated rows before the split, or put all copies of a row on one side, and train again." : "If the rows were copied (oversampling), split first and copy then; if they repeat by nature, allow this code under `check.allow`."
	}];
}
function nearFinding(finding, { digits }) {
	const message = finding.message.replace(/: /, `, with numbers rounded to ${digits} digits: `);
	return {
		...finding,
		code: `NEAR_${finding.code}`,
		message
	};
}
function withinFinding(side, repeats, rows) {
	if (wilsonInterval(repeats, rows, .95).low < MANY) return [];
	return [{
		code: "DUPLICATES_WITHIN",
		severity: "warn",
		message: `${repeats} of ${rows} rows (${percent(repeats / rows)}) of the ${side === "train" ? "training data" : "holdout"} repeat another row of it.`,
		rows: repeats,
		fix: "Keep one of each, unless the same row truly happens more than once."
	}];
}
function conflictFinding({ conflicts }, { trainRows, holdoutRows }) {
	const all = trainRows + holdoutRows;
	if (wilsonInterval(conflicts.lost, all, .95).low < LOST) return [];
	return [{
		code: "LABEL_CONFLICTS",
		severity: "warn",
		message: `${conflicts.rows} rows (${percent(conflicts.rows / all)}) have the features of another row and another label; no model can get more than ${percent(1 - conflicts.lost / all)} right.`,
		rows: conflicts.rows,
		fix: "Check how these rows were labelled, or add what tells them apart."
	}];
}
function percent(share) {
	return `${(100 * share).toFixed(share > 0 && share < .01 ? 2 : 1)} %`;
}

/** Rows that repeat within and across the sides, and equal features with different labels; once more with rounded numbers when asked. */
async function checkRepeats(checks, subject) {
	const { train, holdout, target, task, limits, features, sample } = subject;
	const columns = features.map(({ name }) => name);
	if (columns.length === 0) return [];
	const context = {
		trainRows: train.rows,
		holdoutRows: holdout.rows,
		limits,
		isClassification: task !== "regression",
		selective: sample.columns.filter((column) => columns.includes(column.name) && isSelective(column, sample.rows)).length
	};
	const exact = repeatFindings(await checks.repeats(columns, target), context);
	if (limits.digits === void 0 || exact.some(({ code }) => code === "DUPLICATES_ACROSS")) return exact;
	const { digits } = limits;
	return [...exact, ...repeatFindings(await checks.repeats(columns, target, digits), {
		...context,
		digits
	})];
}
function isSelective(column, rows) {
	const values = column.kind === "text" ? column.codes : column.values;
	return new Set(values).size >= .1 * rows && rows >= 50;
}

/** A relation found in a sample is looked for in all rows when it holds on this share of it. */
const SAMPLE_SHARE = .95;
/** Rows of the sample that must have numbers in all columns, and different values of the target. */
const LEAST_ROWS$1 = 20;
const LEAST_VALUES = 10;
/** Columns whose pairs are tried: 200 make 40,000 pairs, most of which fail at the first rows. */
const MOST_COLUMNS = 200;
/** By chance a part would be above the whole this often at least, or else the comparison says nothing. */
const LEAST_CHANCE = .05;
/**
* Ways in which a numeric target could be made of one or two other columns, judged by a sample of rows; all rows decide later. A column
* that makes the target alone is not tried in pairs, and a constant column never.
*/
function findRelations(target, columns) {
	const y = target.values;
	const known = columns.slice(0, MOST_COLUMNS).filter(({ values }) => new Set(values).size > 1);
	if (new Set(y.filter(Number.isFinite)).size < LEAST_VALUES) return [];
	const single = known.flatMap((column) => scaledRelation(y, column) ?? []);
	const used = new Set(single.flatMap(({ columns: names }) => [...names]));
	const rest = known.filter(({ name }) => !used.has(name));
	const pairs = rest.flatMap((a, i) => rest.slice(i + 1).flatMap((b) => [
		...pairRelation("sum", y, [a, b]),
		...pairRelation("difference", y, [a, b]),
		...pairRelation("difference", y, [b, a]),
		...pairRelation("product", y, [a, b]),
		...pairRelation("ratio", y, [a, b]),
		...pairRelation("ratio", y, [b, a])
	]));
	const parts = rest.filter(({ values }) => isPart(y, values)).map(({ name }) => ({
		kind: "part",
		columns: [name]
	}));
	return [
		...single,
		...pairs,
		...parts
	];
}
function scaledRelation(y, { name, values }) {
	const rows = [...y.keys()].filter((row) => Number.isFinite(y[row]) && Number.isFinite(values[row]));
	if (rows.length < LEAST_ROWS$1) return void 0;
	const at = (row) => [values[row ?? 0] ?? 0, y[row ?? 0] ?? 0];
	const sorted = rows.toSorted((a, b) => at(a)[0] - at(b)[0]);
	for (const share of [
		0,
		.1,
		.25
	]) {
		const low = at(sorted[Math.floor(share * (sorted.length - 1))]);
		const high = at(sorted[Math.ceil((1 - share) * (sorted.length - 1))]);
		if (low[0] === high[0]) continue;
		const factor = snapped((high[1] - low[1]) / (high[0] - low[0]), 1);
		const offset = snapped(low[1] - factor * low[0], Math.max(Math.abs(low[1]), Math.abs(factor * low[0])));
		const fits = rows.filter((row) => {
			const [x, truth] = at(row);
			return isSame(truth, factor * x + offset, Math.abs(factor * x) + Math.abs(offset));
		});
		if (factor !== 0 && fits.length >= SAMPLE_SHARE * rows.length) return {
			kind: "scaled",
			columns: [name],
			factor,
			offset
		};
	}
}
/** A whole number that was missed by rounding only; a nothing beside `size` is 0. */
function snapped(value, size) {
	if (Math.abs(value) < 1e-9 * size) return 0;
	const whole = Math.round(value);
	return whole !== 0 && Math.abs(value - whole) < 1e-9 * Math.abs(whole) ? whole : value;
}
function pairRelation(kind, y, [a, b]) {
	const most = .050000000000000044 * y.length;
	let [rows, misses] = [0, 0];
	for (let row = 0; row < y.length && misses <= most; row++) {
		const [truth = NaN, one = NaN, other = NaN] = [
			y[row],
			a.values[row],
			b.values[row]
		];
		if (![
			truth,
			one,
			other
		].every(Number.isFinite)) continue;
		rows += 1;
		if (!holds(kind, truth, one, other)) misses += 1;
	}
	if (rows < LEAST_ROWS$1 || misses > .050000000000000044 * rows) return [];
	return [{
		kind,
		columns: [a.name, b.name]
	}];
}
function holds(kind, y, a, b) {
	switch (kind) {
		case "sum": return isSame(y, a + b, Math.abs(a) + Math.abs(b));
		case "difference": return isSame(y, a - b, Math.abs(a) + Math.abs(b));
		case "product": return isSame(y, a * b, Math.abs(a * b));
		case "ratio": return isSame(y * b, a, Math.abs(a));
		default: return kind;
	}
}
function isSame(truth, made, size) {
	return Math.abs(truth - made) <= RELATION_TOLERANCE * (Math.abs(truth) + size);
}
/** Never above the target, sometimes equal to it, though rows put together by chance would often be above. */
function isPart(y, x) {
	const rows = [...y.keys()].filter((row) => Number.isFinite(y[row]) && Number.isFinite(x[row]));
	if (rows.length < LEAST_ROWS$1 || rows.some((row) => (x[row] ?? 0) > (y[row] ?? 0) || (x[row] ?? 0) < 0)) return false;
	const sorted = Float64Array.from(rows, (row) => y[row] ?? 0).sort();
	let above = 0;
	for (const row of rows) above += countBelow(sorted, x[row] ?? 0);
	return above / rows.length ** 2 >= LEAST_CHANCE && rows.some((row) => x[row] === y[row] && x[row] !== 0);
}
function countBelow(sorted, value) {
	let [from, to] = [0, sorted.length];
	while (from < to) {
		const middle = from + to >> 1;
		if ((sorted[middle] ?? 0) < value) from = middle + 1;
		else to = middle;
	}
	return from;
}

/** Rows of the rarest class for one of the most frequent, from which on down plain accuracy says little. */
const IMBALANCED = .1;
/** Labels that only the holdout has, and classes that are rare. `tally` counts the target in any one column's cells. */
function labelFindings(target, tally) {
	const train = countLabels(tally.filter(({ isHoldout }) => !isHoldout));
	const unseen = [...countLabels(tally.filter(({ isHoldout }) => isHoldout))].filter(([label]) => !train.has(label));
	const rows = unseen.reduce((sum, [, n]) => sum + n, 0);
	const counts = [...train.values()];
	const ratio = counts.length < 2 ? 1 : Math.min(...counts) / Math.max(...counts);
	const found = [];
	if (rows > 0) found.push({
		code: "NEW_LABELS",
		severity: "error",
		column: target,
		message: `${rows} holdout rows have ${unseen.length === 1 ? "a label" : `${unseen.length} labels`} that the training data does not have.`,
		rows,
		fix: "Check how the labels are spelled, and that the training data has every class."
	});
	if (ratio <= IMBALANCED) found.push({
		code: "CLASS_IMBALANCE",
		severity: "warn",
		column: target,
		message: `The rarest class has ${Math.min(...counts)} rows for ${Math.max(...counts)} of the most frequent one.`,
		rows: Math.min(...counts),
		fix: "Judge the model by ROC AUC, log loss or recall of the rare class, not by accuracy."
	});
	return found;
}
function countLabels(tally) {
	const counts = /* @__PURE__ */ new Map();
	for (const { label, n } of tally) counts.set(label, (counts.get(label) ?? 0) + n);
	return counts;
}

/** ROC AUC of grouped scores; ties count half. `undefined` without rows of both classes. */
function groupedAuc(counts) {
	let [positive, negative, wins] = [
		0,
		0,
		0
	];
	for (const count of counts) {
		wins += count.positive * (negative + count.negative / 2);
		positive += count.positive;
		negative += count.negative;
	}
	return positive === 0 || negative === 0 ? void 0 : {
		auc: wins / (positive * negative),
		positive,
		negative
	};
}
/**
* Low end of the interval of an AUC by inverting the score test with Hanley and McNeil's variance (Newcombe's method 5, Statistics in
* Medicine 25, 2006): it stays below 1 for an AUC of 1, and the more so the fewer rows there are.
*/
function aucLow(auc, positive, negative, level) {
	const z = twoSidedZ(level);
	const mean = (positive + negative) / 2 - 1;
	const spread = (t) => Math.sqrt(t * (1 - t) * (1 + mean * ((1 - t) / (2 - t) + t / (1 + t))) / (positive * negative));
	let [low, high] = [0, auc];
	for (let i = 0; i < 60; i++) {
		const middle = (low + high) / 2;
		if (auc - middle > z * spread(middle)) low = middle;
		else high = middle;
	}
	return low;
}

/** Rows that a cell borrows from the whole, so that a cell of one row promises nothing. */
const BORROWED = 10;
/** Fewer rows of the rarest class (or rows at all) in the holdout measure nothing. */
const LEAST_ROWS = 10;
/**
* A predictor of one column, fitted on the training data (share of the class, or mean of the target, per cell, smoothed toward the whole)
* and scored on the holdout: ROC AUC for two classes, its mean over one class against the rest for more, R² for numbers.
*/
function measureColumn(cells, task) {
	return task === "regression" ? explainedShare(cells) : classStrength(cells);
}
/** The same with the cells joined into present and missing. */
function measureMissing(cells, task) {
	if (!cells.some(({ cell }) => cell === -1) || cells.every(({ cell }) => cell === -1)) return void 0;
	return measureColumn(cells.map((tally) => ({
		...tally,
		cell: tally.cell === -1 ? -1 : 0
	})), task);
}
function classStrength(cells) {
	const labels = [...new Set(cells.map(({ label }) => label))].toSorted();
	const found = (labels.length === 2 ? labels.slice(0, 1) : labels).flatMap((label) => aucOfClass(cells, label) ?? []);
	const [first] = found;
	if (first === void 0) return void 0;
	const mean = (key) => found.reduce((sum, one) => sum + one[key], 0) / found.length;
	return {
		measure: "auc",
		value: mean("value"),
		low: mean("low"),
		rows: first.rows
	};
}
function aucOfClass(cells, label) {
	const byCell = countCells(cells, label);
	const [train, hits] = [...byCell.values()].reduce(([n, k], cell) => [n + cell.train, k + cell.hits], [0, 0]);
	if (train === 0) return void 0;
	const scored = /* @__PURE__ */ new Map();
	for (const cell of byCell.values()) {
		const score = (cell.hits * train + BORROWED * hits) / (cell.train + BORROWED);
		const count = scored.get(score) ?? {
			positive: 0,
			negative: 0
		};
		scored.set(score, {
			positive: count.positive + cell.positive,
			negative: count.negative + cell.negative
		});
	}
	const result = groupedAuc([...scored].toSorted(([a], [b]) => a - b).map(([, count]) => count));
	if (result === void 0 || Math.min(result.positive, result.negative) < LEAST_ROWS) return void 0;
	const { auc, positive, negative } = result;
	return {
		measure: "auc",
		value: auc,
		low: aucLow(auc, positive, negative, CHECK_LEVEL),
		rows: positive + negative
	};
}
/** Training rows, training rows of the class, and holdout rows with and without it, per cell. */
function countCells(cells, label) {
	const byCell = /* @__PURE__ */ new Map();
	for (const tally of cells) {
		const cell = byCell.get(tally.cell) ?? {
			train: 0,
			hits: 0,
			positive: 0,
			negative: 0
		};
		byCell.set(tally.cell, cell);
		const isHit = tally.label === label;
		if (tally.isHoldout) cell[isHit ? "positive" : "negative"] += tally.n;
		else cell.train += tally.n;
		if (isHit && !tally.isHoldout) cell.hits += tally.n;
	}
	return byCell;
}
/** R² on the holdout against the holdout's own mean; its low end by Fisher's z of the multiple correlation, an approximation. */
function explainedShare(cells) {
	const train = total(cells.filter(({ isHoldout }) => !isHoldout));
	const holdout = total(cells.filter(({ isHoldout }) => isHoldout));
	if (train.n === 0 || holdout.n < LEAST_ROWS) return void 0;
	const whole = train.sum / train.n;
	let lost = 0;
	for (const cell of new Set(cells.map((tally) => tally.cell))) {
		const own = cells.filter((tally) => tally.cell === cell);
		const known = total(own.filter(({ isHoldout }) => !isHoldout));
		const asked = total(own.filter(({ isHoldout }) => isHoldout));
		const mean = (known.sum + BORROWED * whole) / (known.n + BORROWED);
		lost += asked.squares - 2 * mean * asked.sum + asked.n * mean * mean;
	}
	const spread = holdout.squares - holdout.sum ** 2 / holdout.n;
	if (!(spread > 0)) return void 0;
	const value = 1 - lost / spread;
	return {
		measure: "r2",
		value,
		low: r2Low(value, holdout.n),
		rows: holdout.n
	};
}
/** Low end of the interval of a squared correlation by Fisher's z. */
function r2Low(r2, rows) {
	if (!(r2 > 0)) return 0;
	return Math.tanh(Math.max(0, Math.atanh(Math.min(Math.sqrt(r2), 1 - 1e-12)) - twoSidedZ(CHECK_LEVEL) / Math.sqrt(Math.max(1, rows - 3)))) ** 2;
}
function total(cells) {
	const sum = {
		n: 0,
		sum: 0,
		squares: 0
	};
	for (const cell of cells) {
		sum.n += cell.n;
		sum.sum += cell.sum;
		sum.squares += cell.squares;
	}
	return sum;
}

/** Rows on which a relation must hold to be the way the target was made: nearly all. */
const NEARLY_ALL = .99;
/** A part of the target that explains this much of it gives it away. */
const PART_ERROR = .5;
/** A finding where one column alone tells the target better than the limits allow. */
function leakFinding(subject, strength, limits) {
	if (strength === void 0) return [];
	const limit = limits[strength.measure];
	if (strength.low < limit.warn) return [];
	const isError = (strength.low >= limit.error || strength.value === 1) && subject.kind !== "order";
	const { column, kind } = subject;
	return [{
		code: {
			feature: "TARGET_LEAK",
			id: "ID_LEAK",
			order: "ORDER_LEAK",
			missing: "MISSING_LEAK"
		}[kind],
		severity: isError ? "error" : "warn",
		...kind === "order" ? {} : { column },
		message: `${subjectText(subject)} tells the target: ${strengthText(strength)} on the holdout.`,
		rows: strength.rows,
		fix: kind === "order" ? "Shuffle the rows, and see that no feature is made from their order." : `If ${column} is not known when the model is asked, name it under \`data.exclude\` (or with --exclude); if it is, say so under \`check.allow\`.`
	}];
}
/** `ROC AUC 0.997 (95 % CI from 0.993)`. */
function strengthText({ measure, value, low }) {
	return `${measure === "auc" ? "ROC AUC" : "R²"} ${value.toFixed(3)} (95 % CI from ${low.toFixed(3)})`;
}
function subjectText({ column, kind }) {
	switch (kind) {
		case "feature": return `${column} alone`;
		case "id": return `The id ${column} alone`;
		case "order": return "The place of a row in the file alone";
		case "missing": return `Whether ${column} is missing alone`;
		default: return kind;
	}
}
/** One finding per column of a relation that holds on nearly all rows, so that each of them is named. */
function relationFindings(judged, target) {
	const { relation, holds, rows, strength } = judged;
	const isPart = relation.kind === "part";
	if (rows === 0 || holds < rows * (isPart ? 1 : NEARLY_ALL)) return [];
	const isError = !isPart || strength?.measure === "r2" && strength.low >= PART_ERROR;
	const text = relationText(relation, target);
	const explained = isPart && strength !== void 0 ? `, and explains much of it: ${strengthText(strength)}` : "";
	return relation.columns.map((column) => ({
		code: isPart ? "TARGET_PART" : "TARGET_RELATION",
		severity: isError ? "error" : "warn",
		column,
		message: isPart ? `${column} is never above ${target} on ${rows} rows and reaches it: it looks like a part of it${explained}.` : `${column} makes the target: ${text} on ${holds} of ${rows} rows.`,
		rows: holds,
		fix: `If ${column} is not known when the model is asked, name it under \`data.exclude\` (or with --exclude); if it is, say so under \`check.allow\`.`
	}));
}

/** Cells of a numeric column: fine enough for R² of 0.99, coarse enough to be full. */
const CELLS = 64;
const MOST_VALUES = 256;
const POSITION = {
	kind: "position",
	cells: CELLS
};
/** Looks for columns that tell the target: alone, by being missing, as an id, by the order of rows, or as a part of it. */
async function checkTarget(checks, subject) {
	const { task, target, id, limits, features, sample } = subject;
	const plan = await planTarget(checks, subject);
	if (plan === void 0) return [];
	const strengths = /* @__PURE__ */ new Map();
	const found = [];
	const look = async (cells, about) => {
		const tally = await checks.tally(cells, plan);
		const strength = measureColumn(tally, task);
		if (strength !== void 0) strengths.set(about.column, strength);
		const all = leakFinding(about, strength, limits);
		const missing = leakFinding({
			column: about.column,
			kind: "missing"
		}, measureMissing(tally, task), limits);
		found.push(...all, ...about.kind === "feature" ? missing : []);
		return tally;
	};
	for (const column of features) await look(cellsOf(column, sample), {
		column: column.name,
		kind: "feature"
	});
	const info = subject.train.columns.find(({ name }) => name === id);
	if (info !== void 0) await look(cellsOf(info, sample), {
		column: info.name,
		kind: "id"
	});
	const tally = await look(POSITION, {
		column: "",
		kind: "order"
	});
	if (task !== "regression") return [...found, ...labelFindings(target, tally)];
	const related = await relate(checks, subject, strengths);
	const told = new Set(related.filter(({ severity }) => severity === "error").map(({ column }) => column));
	return [...found.filter(({ code, column }) => code !== "TARGET_LEAK" || !told.has(column)), ...related];
}
async function planTarget(checks, { task, target }) {
	if (task !== "regression") return {
		kind: "classes",
		column: target
	};
	const facts = (await checks.facts("train")).find(({ name }) => name === target);
	if (facts?.min === void 0 || facts.max === void 0) return void 0;
	return {
		kind: "number",
		column: target,
		min: facts.min,
		max: facts.max
	};
}
function cellsOf({ name, type }, sample) {
	const column = sample.columns.find((one) => one.name === name);
	if (type === "text" || column === void 0 || column.kind === "text") return {
		kind: "values",
		column: name,
		most: MOST_VALUES
	};
	const sorted = column.values.filter(Number.isFinite).sort();
	const edges = Array.from({ length: 63 }, (_, i) => sorted[Math.floor((i + 1) * sorted.length / CELLS)] ?? 0);
	return {
		kind: "edges",
		column: name,
		edges: [...new Set(edges)]
	};
}
async function relate(checks, { target, features, sample }, strengths) {
	const numbers = sample.columns.filter((column) => column.kind === "numeric");
	const truth = numbers.find(({ name }) => name === target);
	if (truth === void 0) return [];
	const names = new Set(features.filter(({ type }) => type === "numeric").map(({ name }) => name));
	const relations = findRelations(truth, numbers.filter(({ name }) => names.has(name)));
	const counts = await checks.relations(target, relations);
	const found = relations.flatMap((relation, i) => {
		const { holds, rows } = counts[i] ?? {
			holds: 0,
			rows: 0
		};
		const strength = strengths.get(relation.columns[0]);
		return relationFindings({
			relation,
			holds,
			rows,
			...strength === void 0 ? {} : { strength }
		}, target);
	});
	return found.filter(({ column }, i) => found.findIndex((other) => other.column === column) === i);
}

/** Rows of each side that are looked at one by one, chosen by the hash of their content. */
const SAMPLE_ROWS = 1e3;
/**
* Looks for what makes a test lie (rows, groups, moments or the target known from training) and for what spoils data. Every count is
* exact, except correlations and units, which a sample of rows tells. Throws UserError COLUMN_MISSING for a column that is not there.
*/
async function checkData(ports, input) {
	refuseUnknown(input);
	const checks = ports.tables.checks(input.train, input.holdout);
	const [train, holdout] = [await checks.sample("train", SAMPLE_ROWS), await checks.sample("holdout", SAMPLE_ROWS)];
	const { labels = [] } = input;
	const roles = [
		input.target,
		...labels,
		input.id,
		input.group,
		input.time
	];
	const features = input.train.columns.filter(({ name, type }) => type !== "other" && input.holdout.columns.some((column) => column.name === name)).filter(({ name }) => !roles.includes(name) && !input.exclude.includes(name));
	const { limits = DEFAULT_LIMITS } = input;
	const subject = {
		...input,
		limits,
		features,
		sample: train
	};
	const found = [
		...await checkTargets(checks, subject, labels),
		...await checkRepeats(checks, subject),
		...await checkGroups(checks, input, train),
		...await checkTimes(checks, input),
		...await checkColumns(checks, {
			...input,
			features: features.map(({ name }) => name),
			samples: {
				train,
				holdout
			}
		})
	];
	const isAllowed = ({ code, column }) => limits.allow.some((one) => one.code === code && (one.column === void 0 || one.column === column));
	const checked = [
		"target",
		"duplicates",
		"groups",
		...input.time === void 0 ? [] : ["time"],
		"labels",
		"columns",
		"personal-data"
	];
	return {
		findings: sortFindings(found.filter((finding) => !isAllowed(finding))),
		allowed: sortFindings(found.filter(isAllowed)),
		checked
	};
}
/** Leaks of the target, or of each label up to `MOST_LABELS`; what is found for two labels alike is said once. */
async function checkTargets(checks, subject, labels) {
	const found = await checkTarget(checks, subject);
	for (const target of labels.slice(0, 9)) {
		const more = await checkTarget(checks, {
			...subject,
			target
		});
		found.push(...more.filter(({ code, column }) => !found.some((one) => one.code === code && one.column === column)));
	}
	return found;
}
function refuseUnknown({ train, holdout, names, target, labels = [], id, group, time }) {
	const problems = ["train", "holdout"].flatMap((side) => {
		const known = (side === "train" ? train : holdout).columns.map(({ name }) => name);
		const missing = [
			target,
			...labels,
			id,
			group,
			time
		].filter((name) => name !== void 0 && !known.includes(name));
		const fix = `the columns are: ${known.slice(0, 50).join(", ")}`;
		return missing.map((name) => ({
			file: names[side],
			message: `there is no column "${name}"`,
			fix
		}));
	});
	if (problems.length > 0) throw new UserError("COLUMN_MISSING", problems);
}
/** The group that was named, or columns that look like one. The id is a key by its nature, and tells every row apart. */
async function checkGroups(checks, { group, id, target, labels = [], train }, sample) {
	if (group !== void 0) return groupFinding(group, await checks.overlap(group));
	const found = [];
	const dates = train.columns.filter(({ type }) => type === "date").map(({ name }) => name);
	const roles = [
		target,
		...labels,
		id,
		...dates
	];
	for (const key of possibleKeys(sample.columns).filter((name) => !roles.includes(name))) {
		const overlap = await checks.overlap(key);
		if (overlap.shared === 0) continue;
		found.push(...keyFinding(key, overlap, await checks.agreement(key, tellingColumns(sample.columns, key))));
	}
	return found;
}
async function checkTimes(checks, { time }) {
	const overlap = time === void 0 ? void 0 : await checks.times(time);
	return time === void 0 || overlap === void 0 ? [] : timeFindings(time, overlap);
}

/** The columns that hold the truth: one, or the labels of a multilabel task. */
function targetColumns({ target, labels }) {
	return labels ?? [target];
}

/** A column of numbers with more values than this is cut at its quartiles. */
const MAX_NUMBERS_AS_VALUES = 8;
const MAX_NAME = 200;
const MISSING = "missing";
/**
* The groups of a protected attribute: its values in order, or numbers of many values between the quartiles of the holdout, unless
* `grouping` says otherwise. `cut` counts for numbers only.
*/
function splitGroups(column, { cut, merge } = {}) {
	if (merge !== void 0) {
		const merged = mergeValues(column, merge);
		return {
			...merged.kind === "text" ? splitText(merged) : splitNumbers(merged),
			cut: "merged"
		};
	}
	if (column.kind === "text") return splitText(column);
	if (cut === void 0) return splitNumbers(column);
	return withMissing({
		cut: "points",
		...splitAtPoints(column, cut),
		hasMissing: column.values.some(Number.isNaN)
	});
}
function splitText({ codes, dictionary }) {
	const used = new Set(codes);
	const hasMissing = used.delete(-1);
	const order = [...used].toSorted((a, b) => compareText(dictionary[a] ?? "", dictionary[b] ?? ""));
	const places = new Map(order.map((code, place) => [code, place]));
	return withMissing({
		cut: "values",
		of: codes.map((code) => places.get(code) ?? order.length),
		names: order.map((code, place) => shown(dictionary[code] ?? "", place)),
		hasMissing
	});
}
function splitNumbers({ values }) {
	const present = values.filter((value) => !Number.isNaN(value)).sort();
	const distinct = /* @__PURE__ */ new Set();
	for (let i = 0; i < present.length && distinct.size <= MAX_NUMBERS_AS_VALUES; i++) distinct.add(present[i]);
	const few = distinct.size <= MAX_NUMBERS_AS_VALUES;
	const uppers = few ? [...distinct] : [...new Set([
		1,
		2,
		3,
		4
	].map((quarter) => quartile(present, quarter)))];
	const of = Int32Array.from(values, (value) => placeOf(value, uppers));
	const hasMissing = present.length < values.length;
	const names = few ? uppers.map(String) : rangeNames(present, uppers);
	return withMissing({
		cut: few ? "values" : "quartiles",
		of,
		names,
		hasMissing
	});
}
function withMissing(split) {
	return split.hasMissing ? {
		...split,
		names: [...split.names, MISSING]
	} : split;
}
/** The value at or below which a quarter, half, three quarters or all of the sorted values lie. */
function quartile(sorted, quarter) {
	return sorted[Math.ceil(sorted.length * quarter / 4) - 1];
}
/** The first group whose upper end is not below the value; a missing value comes after the last. */
function placeOf(value, uppers) {
	const place = uppers.findIndex((upper) => value <= upper);
	return place === -1 ? uppers.length : place;
}
/** Each range by the least and the greatest value in it: `19 to 26`. */
function rangeNames(sorted, uppers) {
	return uppers.map((upper, i) => {
		const before = uppers[i - 1];
		const least = before === void 0 ? sorted[0] : sorted.find((value) => value > before);
		return least === upper ? String(upper) : `${least} to ${upper}`;
	});
}
/** By code units, so that no locale changes the order. */
function compareText(a, b) {
	return a < b ? -1 : Number(a > b);
}
/** What is personal is told apart by its place among the groups. */
function shown(name, place) {
	const hidden = masked(name, void 0);
	return hidden === name ? shortened(name) : `${hidden} ${place + 1}`;
}
function shortened(name) {
	return name.length <= MAX_NAME ? name : `${name.slice(0, 199).toWellFormed()}…`;
}

/** Which rows of the holdout each slice of `test.slices` holds, in row order. Throws UserError for what is no condition. */
async function readSlices(dataset, { name, data, test }) {
	const slices = test.slices ?? [];
	const conditions = slices.map(({ where }, i) => ({
		where,
		name: configPlace(name, `test.slices.${i}.where`)
	}));
	const holds = await dataset.holds(conditions, data.id === void 0 ? {} : { orderBy: data.id });
	return slices.flatMap((slice, i) => {
		const rows = holds[i];
		return rows === void 0 ? [] : [{
			...slice,
			holds: rows
		}];
	});
}
/** The protected attributes as columns. A column of a type that has no groups is refused: to leave it out silently would look as if it had been measured. */
function protectedColumns(table, model) {
	const columns = model.data.protected.map((name) => ({
		name,
		column: columnOf(table, name)
	}));
	const problems = columns.flatMap(({ name, column }, i) => {
		const file = configPlace(model.name, `data.protected.${i}`);
		return column === void 0 ? [{
			file,
			message: `groups cannot be told apart by column "${name}"`,
			fix: "name a column of text, numbers, dates or booleans"
		}] : [];
	});
	if (problems.length > 0) throw new UserError("COLUMN_MISSING", problems);
	const found = columns.flatMap(({ column }) => column ?? []);
	const wrong = found.flatMap((column, i) => groupingProblems(column, model, i));
	if (wrong.length > 0) throw new UserError("CONFIG_INVALID", wrong);
	return found;
}
const SHOWN_GROUPS = 20;
/** What only the data can tell about `data.protected`: a reference group that is not there, cut points for texts. */
function groupingProblems(column, { name, fairness }, place) {
	const grouping = fairness?.groupings.find((one) => one.column === column.name);
	if (grouping === void 0) return [];
	const file = configPlace(name, `data.protected.${place}`);
	if (grouping.cut !== void 0 && column.kind === "text") {
		const message = `"${column.name}" holds texts, which have no cut points`;
		return [{
			file: `${file}.cut`,
			message,
			fix: "use `merge: {name: [values]}` instead"
		}];
	}
	const absent = mergeProblems(column, `${file}.merge`, grouping.merge);
	if (absent.length > 0) return absent;
	const { names } = splitGroups(column, grouping);
	if (grouping.reference === void 0 || names.includes(grouping.reference)) return [];
	const message = `the holdout has no group "${grouping.reference}" of ${column.name}`;
	return [{
		file: `${file}.reference`,
		message,
		fix: `the groups are: ${names.slice(0, SHOWN_GROUPS).join(", ")}`
	}];
}
/** A value that no row has is a typing error, or a group that would be smaller than it says. */
function mergeProblems(column, file, merge = {}) {
	const known = valuesOf(column);
	return Object.entries(merge).flatMap(([group, values]) => absentValues(known, values).map((value) => {
		const nearest = nearestName(value, known);
		const fix = nearest === void 0 ? `remove it; the values are: ${known.slice(0, SHOWN_GROUPS).join(", ")}` : `did you mean "${nearest}"? Otherwise remove it`;
		return {
			file: `${file}.${group}`,
			message: `no row of the holdout has "${value}" in ${column.name}`,
			fix
		};
	}));
}
/** The columns that the holdout must have, each with its key below the model: also those that only this task needs. */
function columnPlaces(model) {
	const { task, data, labels } = model;
	const single = [
		"id",
		"group",
		"time",
		"weight"
	];
	const ofTask = task === "ranking" ? ["query"] : task === "forecasting" ? TIMED : [];
	return [
		...targetColumns(model).map((column, i) => ({
			column,
			key: labels === void 0 ? "target" : `target.${i}`
		})),
		...[...single, ...ofTask].flatMap((key) => {
			const column = data[key];
			return column === void 0 ? [] : [{
				column,
				key: `data.${key}`
			}];
		}),
		...["exclude", "protected"].flatMap((key) => data[key].map((column, i) => ({
			column,
			key: `data.${key}.${i}`
		})))
	];
}
const TIMED = ["series", "horizon"];
/** Columns beside the target that the task needs in the holdout: the query of a ranking, the time, series and horizon of a forecast. */
function taskColumns({ task, data }) {
	const { query, time, series, horizon } = data;
	return (task === "ranking" ? [query] : task === "forecasting" ? [
		time,
		series,
		horizon
	] : []).flatMap((name) => name ?? []);
}

/**
* The section of the evidence on leaks and damage between training data and holdout, and on their schema; absent where a model names no training data
* or turns the checks off, which no rule on them takes for a pass. Throws UserError for data that cannot be read.
*/
async function measureIntegrity(ports, model, opened) {
	const { tables, log } = ports;
	const { data, check: limits } = model;
	if (data.train === void 0 || !model.test.checks) return {};
	const names = {
		train: configPlace(model.name, "data.train"),
		holdout: configPlace(model.name, "data.holdout")
	};
	log.progress("checking the data", 0, 1, "steps");
	const train = await tables.open(data.train, names.train);
	const holdout = opened ?? await tables.open(data.holdout, names.holdout);
	const task = plainTask(model.task);
	const [target = model.target, ...labels] = targetColumns(model);
	const { id, group = data.query, time, exclude, weight } = data;
	const roles = {
		...id === void 0 ? {} : { id },
		...group === void 0 ? {} : { group },
		...time === void 0 ? {} : { time }
	};
	const left = [
		...exclude,
		...taskColumns(model),
		...weight === void 0 ? [] : [weight]
	];
	const leaks = await checkData({ tables }, {
		train,
		holdout,
		names,
		task,
		target,
		labels,
		...roles,
		exclude: left,
		limits
	});
	const checked = data.schema === void 0 ? leaks : await withSchema(ports, leaks, {
		file: data.schema,
		train,
		holdout
	});
	log.progress("checking the data", 1, 1, "steps");
	return { integrity: toIntegrity(checked, {
		source: describeSource(data.train),
		rows: train.rows
	}, limits) };
}
/** What the data schema finds beside what was found already. */
async function withSchema(ports, checked, { file, train, holdout }) {
	const found = await checkModelSchema(ports, {
		file,
		data: [{
			dataset: train,
			name: "training data"
		}, {
			dataset: holdout,
			name: "holdout"
		}]
	});
	const findings = sortFindings([...checked.findings, ...found]);
	return {
		...checked,
		findings,
		checked: [...checked.checked, "schema"]
	};
}
/** What was found, as evidence says it. */
function toIntegrity(checked, train, limits) {
	const omitted = Math.max(0, checked.findings.length - 300);
	return {
		train,
		checked: [...checked.checked],
		limits: {
			auc: { ...limits.auc },
			r2: { ...limits.r2 },
			duplicates: limits.duplicates
		},
		findings: kept(checked.findings),
		allowed: kept(checked.allowed),
		...omitted === 0 ? {} : { omitted }
	};
}
/** Findings as evidence keeps them: texts of bounded length. */
function kept(findings) {
	return findings.slice(0, 300).map(({ examples, place, ...finding }) => ({
		...finding,
		message: finding.message.slice(0, 2e3),
		fix: finding.fix.slice(0, 2e3),
		...examples === void 0 ? {} : { examples: examples.slice(0, 20).map((text) => text.slice(0, 1e3)) },
		...place === void 0 ? {} : { place: { ...place } }
	}));
}

export { readSlices as a, checkData as c, protectedColumns as i, toIntegrity as n, splitGroups as o, columnPlaces as r, targetColumns as s, measureIntegrity as t };