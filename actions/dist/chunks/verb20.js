import { t as schemaVerb } from "./verb-schema.js";
import { At as personalKindOf, Dt as maskOf, Et as findPersonal, bi as UserError } from "./start.js";
import { n as writeYaml, r as lineDiff, t as editYaml } from "./edit-yaml.js";
import { a as isActive, c as columnPointer, i as isBelow, l as parseDataSchema, o as isTypeKept, r as checkSchema, s as columnEntries, u as DEFAULT_ENVIRONMENTS } from "./check-model-schema.js";

const MAX_CHARACTERS = 1e7;
const MAX_DEPTH = 32;
const TOO_EARLY = "the file ends too early";
const TOKEN = /\s+|#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[A-Za-z0-9_.+-]+|[{}<>[\]:,;]/y;
/** Reads the text format of protocol buffers (protobuf.dev, "Text Format Language"). Throws UserError(code) at the first fault. */
function parseTextFormat(text, file, code) {
	const fail = (at, message) => {
		const before = text.slice(0, at);
		const place = {
			line: before.split("\n").length,
			column: at - before.lastIndexOf("\n")
		};
		throw new UserError(code, {
			file,
			...place,
			message
		});
	};
	if (text.length > MAX_CHARACTERS) fail(0, `the file has ${text.length} characters; at most ${MAX_CHARACTERS} are read`);
	const tokens = tokensOf(text, fail);
	let next = 0;
	return readMessage({
		peek: () => tokens[next]?.text ?? "",
		take: () => tokens[next++] ?? {
			text: "",
			at: text.length
		},
		fail
	}, "", 0);
}
function readMessage(cursor, end, depth) {
	const { peek, take, fail } = cursor;
	const fields = /* @__PURE__ */ new Map();
	while (peek() !== end) {
		const { text: name, at } = take();
		if (!/^[A-Za-z_]\w*$/.test(name)) fail(at, name === "" ? TOO_EARLY : `expected a field, found ${name}`);
		const values = fields.get(name) ?? [];
		fields.set(name, values);
		values.push(...readField(cursor, depth));
		if (peek() === "," || peek() === ";") take();
	}
	return fields;
}
/** One value, or a list of them in brackets. */
function readField(cursor, depth) {
	const { peek, take } = cursor;
	if (peek() === ":") take();
	if (peek() !== "[") return [readValue(cursor, depth)];
	take();
	const list = [];
	while (peek() !== "]") {
		list.push(readValue(cursor, depth));
		if (peek() === ",") take();
	}
	take();
	return list;
}
function readValue(cursor, depth) {
	const { text: found, at } = cursor.take();
	if (found === "{" || found === "<") {
		if (depth >= MAX_DEPTH) cursor.fail(at, `nested deeper than ${MAX_DEPTH} levels`);
		const inner = readMessage(cursor, found === "{" ? "}" : ">", depth + 1);
		cursor.take();
		return inner;
	}
	if (!/^["'\w.+-]/.test(found)) cursor.fail(at, found === "" ? TOO_EARLY : `expected a value, found ${found}`);
	let joined = unquote(found);
	while (/^["']/.test(found) && /^["']/.test(cursor.peek())) joined += unquote(cursor.take().text);
	return joined;
}
function tokensOf(text, fail) {
	const tokens = [];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < text.length) {
		const at = TOKEN.lastIndex;
		const [found] = TOKEN.exec(text) ?? fail(at, `${JSON.stringify(text[at])} means nothing here`);
		if (!/^[\s#]/.test(found)) tokens.push({
			text: found,
			at
		});
	}
	return tokens;
}
const ESCAPES = {
	n: "\n",
	t: "	",
	r: "\r"
};
function unquote(token) {
	if (!/^["']/.test(token)) return token;
	return token.slice(1, -1).replace(/\\(x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{4}|[0-7]{1,3}|.)/g, (_, sign) => {
		if (/^[xu]./.test(sign)) return String.fromCharCode(Number.parseInt(sign.slice(1), 16));
		if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8));
		return ESCAPES[sign] ?? sign;
	});
}

const TYPES = {
	INT: "integer",
	FLOAT: "number",
	BYTES: "text",
	STRUCT: "other"
};
const STAGES = {
	PLANNED: "planned",
	ALPHA: "planned",
	DEBUG: "planned",
	DEPRECATED: "deprecated",
	DISABLED: "deprecated"
};
/** Fields that say something of a table, or nothing. */
const READ = new Set(`name type presence domain string_domain int_domain float_domain bool_domain distribution_constraints lifecycle_stage in_environment
   not_in_environment unique_constraints deprecated annotation`.split(/\s+/));
/**
* The schema file for what a schema of TensorFlow Data Validation (`schema.pbtxt`, schema.proto of TensorFlow Metadata) says of tables.
* What makes no sense for them is named in a remark. Throws UserError SCHEMA_INVALID.
*/
function fromTfdv(text, file) {
	const root = parseTextFormat(text, file, "SCHEMA_INVALID");
	const features = messages(root, "feature");
	const domains = new Map(messages(root, "string_domain").map((one) => [first(one, "name") ?? "", texts(one, "value")]));
	const environments = environmentsOf(root);
	const columns = new Map(features.map((feature) => [nameOf(feature, file), toRule(feature, domains, environments)]));
	if (columns.size === 0) throw new UserError("SCHEMA_INVALID", {
		file,
		message: "there is no feature in this schema"
	});
	const [limits] = messages(root, "dataset_constraints");
	const rows = limits === void 0 ? void 0 : span(limits, "min_examples_count", "max_examples_count");
	const document = {
		version: 1,
		...environments.length === 0 ? {} : { environments },
		...rows === void 0 ? {} : { rows },
		columns
	};
	const remarks = features.flatMap((feature) => {
		const left = [...feature.keys()].filter((field) => !READ.has(field));
		const remark = `left out: ${left.join(", ")}`;
		return left.length === 0 ? [] : [{
			pointer: columnPointer(nameOf(feature, file)),
			remark
		}];
	});
	return writeYaml(document, remarks, ` What the data must look like, taken from ${file.replace(/\s+/g, " ")}.`);
}
function toRule(feature, domains, environments) {
	const stage = first(feature, "deprecated") === "true" ? "deprecated" : STAGES[first(feature, "lifecycle_stage") ?? ""];
	const notIn = absentFrom(feature, environments);
	const [inline] = messages(feature, "string_domain");
	const values = inline === void 0 ? domains.get(first(feature, "domain") ?? "") : texts(inline, "value");
	const [mass] = messages(feature, "distribution_constraints").map((one) => number(one, "min_domain_mass"));
	const [distinct] = messages(feature, "unique_constraints").map((one) => span(one, "min", "max"));
	return {
		type: typeOf$1(feature, values),
		...presenceOf(feature),
		...stage === void 0 ? {} : { stage },
		...notIn.length === 0 ? {} : { not_in: notIn },
		...values === void 0 || values.length === 0 ? {} : { values: [...new Set(values)] },
		...rangeOf(feature),
		...mass === void 0 ? {} : { mostly: mass },
		...distinct === void 0 ? {} : { distinct },
		...severityOf$1(feature)
	};
}
function presenceOf(feature) {
	const [presence] = messages(feature, "presence");
	if (presence === void 0) return { required: false };
	const least = number(presence, "min_fraction") ?? 0;
	if (least > 0) return { present: least };
	return (number(presence, "min_count") ?? 0) > 0 ? {} : { required: false };
}
/** Whole numbers that are kept as text stay text here: the list of values says what they are. */
function typeOf$1(feature, values) {
	if (feature.has("bool_domain") && values === void 0) return "boolean";
	return TYPES[first(feature, "type") ?? ""] ?? "text";
}
function rangeOf(feature) {
	const [domain] = [...messages(feature, "int_domain"), ...messages(feature, "float_domain")];
	const isNumber = ["INT", "FLOAT"].includes(first(feature, "type") ?? "");
	return domain === void 0 || !isNumber || feature.has("bool_domain") ? {} : span(domain, "min", "max") ?? {};
}
function severityOf$1(feature) {
	const [domain] = messages(feature, "float_domain");
	const severity = {
		...domain !== void 0 && first(domain, "disallow_nan") === "true" ? { VALUE_NAN: "error" } : {},
		...domain !== void 0 && first(domain, "disallow_inf") === "true" ? { VALUE_INFINITE: "error" } : {}
	};
	return Object.keys(severity).length === 0 ? {} : { severity };
}
/** Every environment that the schema speaks of, in its order. */
function environmentsOf(root) {
	const named = messages(root, "feature").flatMap((one) => [...texts(one, "in_environment"), ...texts(one, "not_in_environment")]);
	return [.../* @__PURE__ */ new Set([...texts(root, "default_environment"), ...named])];
}
function absentFrom(feature, environments) {
	const only = texts(feature, "in_environment");
	const not = texts(feature, "not_in_environment");
	return environments.filter((one) => not.includes(one) || only.length > 0 && !only.includes(one));
}
function nameOf(feature, file) {
	const name = first(feature, "name");
	if (name !== void 0 && name !== "") return name;
	throw new UserError("SCHEMA_INVALID", {
		file,
		message: "a feature has no name",
		fix: "give every feature a `name`"
	});
}
function messages(from, field) {
	return (from.get(field) ?? []).filter((value) => typeof value !== "string");
}
function texts(from, field) {
	return (from.get(field) ?? []).filter((value) => typeof value === "string");
}
function first(from, field) {
	return texts(from, field)[0];
}
function number(from, field) {
	const value = Number(first(from, field)?.replace(/f$/, "") ?? NaN);
	return Number.isFinite(value) ? value : void 0;
}
function span(from, low, high) {
	const [min, max] = [number(from, low), number(from, high)];
	if (min === void 0 && max === void 0) return void 0;
	return {
		...min === void 0 ? {} : { min },
		...max === void 0 ? {} : { max }
	};
}

/** A column is asked to have values throughout when it is 95 % certain that fewer than one in a thousand is missing. */
const REQUIRED_MISSING = .001;
/** Beyond this share of missing values nothing is asked: such a column is often empty. */
const MOST_MISSING = .5;
/** So few rows say nothing about values that have not been seen. */
const LEAST_ROWS_TO_CLOSE = 30;
const MOST_CLOSED = 100;
const MAX_VALUE_CHARACTERS = 200;
const LEAST_UNIQUE = 30;
/** z of a one-sided 95 % bound. */
const Z = 1.6448536269514722;
const ID_NAME = /(^|[_ -])(id|uuid|guid|key|nr|no|number)$|Id$|ID$/;
/** The shortest schema that the data fit and that says what is surprising in the next. Everything in it was counted. */
function inferColumns(facts, options = {}) {
	return facts.map((one) => inferColumn(one, options));
}
function inferColumn(facts, options) {
	const { name, sample } = facts;
	const type = typeOf(facts);
	const personal = findPersonal(name, sample);
	const domain = personal === void 0 ? closedDomain(facts, options.nextRows ?? facts.rows) : "hidden";
	const least = leastPresent(facts);
	const isId = options.id === name || (type === "integer" || type === "text") && ID_NAME.test(name);
	const rule = {
		type,
		...name === options.target ? { not_in: ["serving"] } : {},
		...least === void 0 ? {} : { present: least },
		...isId && facts.isUnique && facts.present >= LEAST_UNIQUE ? { unique: true } : {},
		...valueRules(facts, domain),
		...personal === void 0 && !(facts.isUnique && type === "integer") ? seenRange(facts) : {},
		...severityOf(facts)
	};
	if (personal !== void 0) return {
		name,
		rule,
		remark: `${maskOf(personal.kind)}: looks like personal data`
	};
	return domain === "open" ? {
		name,
		rule,
		remark: openRemark(facts)
	} : {
		name,
		rule
	};
}
function valueRules({ format }, domain) {
	if (typeof domain === "object") return { values: [...domain] };
	return format === void 0 ? {} : { format };
}
/** The type as a schema names it. */
function typeOf({ type, numbers }) {
	if (type !== "numeric") return type;
	return numbers?.isWhole === true ? "integer" : "number";
}
/**
* Least share of rows with a value: 0.999 where the missing share is below 0.1 % with 95 % certainty (three rows in n where none is
* missing), else what leaves room for twice as many missing as the reference makes likely, down to a half.
*/
function leastPresent({ rows, present }) {
	if (rows === 0) return void 0;
	const upper = upperShare(rows - present, rows);
	if (upper < REQUIRED_MISSING && (rows - present) / rows <= REQUIRED_MISSING) return .999;
	const least = Math.floor(100 * (1 - 2 * upper)) / 100;
	return least < MOST_MISSING ? void 0 : least;
}
/** One-sided 95 % bound of a share: 3/n when nothing was found (the rule of three), else Wilson's. */
function upperShare(found, rows) {
	if (found === 0) return 3 / rows;
	const share = found / rows;
	return (share + Z * Z / (2 * rows) + Z * Math.sqrt(share * (1 - share) / rows + Z * Z / (4 * rows * rows))) / (1 + Z * Z / rows);
}
/**
* The values of a text column when no other is to be expected: at most 100, and the chance that the next row has a new one (Good-Turing:
* the share of rows whose value occurs once) is below one in the rows to come. `open` when more are to be expected.
*/
function closedDomain({ values, present }, nextRows) {
	if (values === void 0 || values.length === 0 || values.length > MOST_CLOSED) return void 0;
	const names = values.map(({ value }) => value);
	if (names.some((value) => value.length > MAX_VALUE_CHARACTERS)) return void 0;
	if (names.some((value) => personalKindOf(value) !== void 0)) return "hidden";
	const once = values.filter(({ count }) => count === 1).length;
	return present >= LEAST_ROWS_TO_CLOSE && once / present < 1 / Math.max(1, nextRows) ? names : "open";
}
function openRemark({ values }) {
	const once = (values ?? []).filter(({ count }) => count === 1).length;
	return `${values?.length} values, ${once} of them once: more are to be expected`;
}
function seenRange({ numbers }) {
	if (numbers === void 0) return {};
	const { min, max } = numbers;
	return [min, max].some((one) => personalKindOf(String(one)) !== void 0) ? {} : { seen: [min, max] };
}
/** What the reference itself has is no surprise. */
function severityOf({ nan, infinite, present }) {
	const severity = {
		...nan > 0 ? { VALUE_NAN: "off" } : {},
		...infinite > 0 ? { VALUE_INFINITE: "off" } : {},
		...present === 0 ? { COLUMN_EMPTY: "off" } : {}
	};
	return Object.keys(severity).length === 0 ? {} : { severity };
}

/**
* The fewest changes after which what the schema took from the reference is true of the reference again: new columns, wider `seen`, more
* `values`, lower `present`. What people wrote (`min`, `pattern`, `rules` and so on) is left alone, whether the data fit it or not.
*/
function updateSchema(schema, facts, options = {}) {
	const byName = new Map(facts.map((one) => [one.name, one]));
	const known = new Map(columnEntries(schema.document));
	const changed = [...known].flatMap(([name, rule]) => {
		if (!isActive(rule, DEFAULT_ENVIRONMENTS[0])) return [];
		const found = byName.get(name);
		if (found === void 0) return rule.required === false ? [] : [edit(name, "required", false)];
		return updateColumn(rule, found);
	});
	const added = inferColumns(facts.filter(({ name }) => !known.has(name)), options);
	return [
		...updateRows(schema, facts),
		...changed,
		...added.map(addColumn)
	];
}
function updateRows({ document }, [first]) {
	const reference = document.rows?.reference;
	if (reference === void 0 || first === void 0 || reference === first.rows) return [];
	return [{
		pointer: "/rows/reference",
		value: first.rows
	}];
}
function addColumn({ name, rule, remark }) {
	return {
		pointer: columnPointer(name),
		value: rule,
		remark
	};
}
function edit(name, key, value) {
	return {
		pointer: columnPointer(name, key),
		value
	};
}
function updateColumn(rule, facts) {
	const { name } = facts;
	if (facts.present === 0) return emptyColumn(rule, name);
	const column = {
		name,
		type: facts.type,
		databaseType: ""
	};
	const isSame = isTypeKept(rule.type, column);
	const isWidened = isSame && rule.type === "integer" && facts.numbers?.isWhole === false;
	return [
		...isSame && !isWidened ? [] : [edit(name, "type", isWidened ? "number" : typeOf(facts))],
		...updatePresent(rule, facts),
		...rule.unique === true && !facts.isUnique && facts.present > 1 ? [edit(name, "unique")] : [],
		...isSame ? [...updateValues(rule, facts), ...updateSeen(rule, facts)] : dropTyped(rule, name)
	];
}
function emptyColumn(rule, name) {
	return rule.present === void 0 || rule.present === 0 ? [] : [edit(name, "present")];
}
function updatePresent(rule, facts) {
	if (rule.present === void 0 || !isBelow(facts.present, facts.rows, rule.present)) return [];
	return [edit(facts.name, "present", leastPresent(facts))];
}
/** New values where the old ones stay in their order; a column of too many values is no closed list any more. */
function updateValues({ values, when, mostly }, facts) {
	if (values === void 0 || when !== void 0 || mostly !== void 0 || facts.type !== "text") return [];
	if (facts.values === void 0) return [edit(facts.name, "values")];
	const known = new Set(values.map(String));
	const fresh = facts.values.map(({ value }) => value).filter((value) => !known.has(value));
	return fresh.length === 0 ? [] : [edit(facts.name, "values", inserted(values, fresh))];
}
/** Adds in the order of code units where the list has that order, else at its end: the fewest lines change. */
function inserted(values, fresh) {
	const isSorted = values.every((value, i) => i === 0 || String(values[i - 1]) <= String(value));
	const all = [...values, ...fresh];
	return isSorted ? all.sort((a, b) => String(a) < String(b) ? -1 : 1) : all;
}
function updateSeen({ seen }, { name, numbers }) {
	const [low, high] = seen ?? [];
	if (typeof low !== "number" || typeof high !== "number" || numbers === void 0) return [];
	const wide = [Math.min(low, numbers.min), Math.max(high, numbers.max)];
	return wide[0] === low && wide[1] === high ? [] : [edit(name, "seen", wide)];
}
/** What the schema took from values of the old type. */
function dropTyped(rule, name) {
	return [
		"seen",
		"values",
		"format"
	].filter((key) => rule[key] !== void 0).map((key) => edit(name, key));
}

/** A schema for data that have none. `source` is how the data are called. */
function proposeSchema(facts, source, options = {}) {
	const columns = inferColumns(facts, options);
	const rows = facts[0]?.rows ?? 0;
	const document = {
		version: 1,
		rows: { reference: rows },
		columns: new Map(columns.map(({ name, rule }) => [name, rule]))
	};
	const head = [` What the data must look like, taken from ${source.replace(/\s+/g, " ")} (${rows} rows) and reviewed by people.`, " Checked by `assay schema --check`. `seen` only warns; write `min`, `max`, `unique`, `pattern` and so on where you know better."].join("\n");
	const remarks = columns.map(({ name, remark }) => ({
		pointer: columnPointer(name),
		remark
	}));
	const text = writeYaml(document, remarks, head);
	return {
		text,
		diff: lineDiff("", text, {
			before: "(no schema)",
			after: "proposal"
		})
	};
}
/** The schema that is there, changed as little as the data ask for; comments and what people wrote stay. */
function proposeUpdate(schema, facts, options = {}) {
	const { file, text: before } = schema;
	const text = editYaml(before, updateSchema(schema, facts, options));
	return {
		text,
		diff: lineDiff(before, text, {
			before: file,
			after: `${file} (proposed)`
		})
	};
}

/** Proposes a schema that the data fit, or the fewest changes of the one that is there. Throws UserError SCHEMA_INVALID. */
async function proposeSchemaFor({ tables }, { dataset, source, file, current, options, now }) {
	const known = current === void 0 ? void 0 : {
		...parseDataSchema(current, file),
		text: current
	};
	const facts = await tables.probe(dataset).facts();
	const proposal = known === void 0 ? proposeSchema(facts, source, options) : proposeUpdate(known, facts, options);
	const schema = parseDataSchema(proposal.text, file);
	const environment = schema.environments[0] ?? "";
	return {
		...proposal,
		findings: await checkSchema({ tables }, {
			dataset,
			schema,
			environment,
			now
		})
	};
}

export { fromTfdv as n, schemaVerb, proposeSchemaFor as t };