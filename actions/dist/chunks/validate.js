import { t as require_ajv } from "./vendor-ajv.js";
import { n as UserError } from "./error.js";
import { n as pointerSegment, t as pointerKeys } from "./located.js";
import { t as nearestName } from "./nearest-name.js";

var import_ajv = require_ajv();
const MAX_PROBLEMS = 50;
const ajv = new import_ajv.Ajv({
	allErrors: true,
	strict: true,
	strictRequired: false,
	strictTuples: false,
	allowUnionTypes: true,
	verbose: true,
	discriminator: true
});
ajv.addFormat("date-time", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);
const compiled = /* @__PURE__ */ new WeakMap();
/**
* Checks a parsed document against a JSON Schema and returns it typed. Throws UserError(code) with all problems,
* each with line, column, JSON pointer and, for unknown keys and values, the nearest right one.
*/
function validate(document, schema, code) {
	const problems = check(document, schema, "");
	if (problems.length > 0) throw new UserError(code, problems);
	return document.value;
}
/** The problems of the part of a document below `pointer`; empty when it fits the schema. */
function check(document, schema, pointer) {
	const validator = compile(schema);
	let value = document.value;
	for (const key of pointerKeys(pointer)) value = value[key];
	if (validator(value)) return [];
	return dedupe(telling(validator.errors ?? []).map((error) => toProblem(document, error, pointer))).slice(0, MAX_PROBLEMS);
}
function compile(schema) {
	const known = compiled.get(schema);
	if (known !== void 0) return known;
	const validator = ajv.compile(schema);
	compiled.set(schema, validator);
	return validator;
}
/**
* Drops what only repeats: the wrapper keyword of a choice, and "wrong type" from the branches of a choice that were not meant
* (a branch whose type fits speaks for itself; when no branch fits, the wrapper's own line names all the types).
*/
function telling(errors) {
	const choices = errors.filter((error) => error.keyword === "anyOf" || error.keyword === "oneOf");
	const inBranch = (error, choice) => error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`);
	const isWrongType = (error, choice) => inBranch(error, choice) && error.keyword === "type" && error.instancePath === choice.instancePath;
	return errors.filter((error) => {
		if ([
			"if",
			"allOf",
			"propertyNames"
		].includes(error.keyword)) return false;
		if (choices.includes(error)) return !errors.some((other) => inBranch(other, error) && !isWrongType(other, error));
		return !choices.some((choice) => isWrongType(error, choice));
	});
}
function toProblem(document, error, base) {
	const pointer = base + error.instancePath;
	const { message, fix, key } = explain(error);
	const place = key === void 0 ? document.locate(pointer) : document.locateKey(pointer, key);
	return {
		file: document.file,
		...place,
		path: key === void 0 ? pointer || "/" : `${pointer}/${pointerSegment(key)}`,
		message,
		...fix === void 0 ? {} : { fix }
	};
}
function explain(error) {
	const shown = show(error.data);
	switch (error.keyword) {
		case "additionalProperties": {
			const key = String(error.params["additionalProperty"]);
			const known = Object.keys(error.parentSchema?.["properties"] ?? {});
			return {
				message: `unknown key "${key}"`,
				key,
				...suggestion(key, known)
			};
		}
		case "required": return {
			message: `the key "${error.params["missingProperty"]}" is missing`,
			fix: `add \`${error.params["missingProperty"]}:\``
		};
		case "type": return { message: `expected ${[error.params["type"]].flat().join(" or ")}, found ${shown}` };
		case "enum": {
			const allowed = error.params["allowedValues"].map(String);
			return {
				message: `${shown} is not one of ${allowed.join(", ")}`,
				...suggestion(String(error.data), allowed)
			};
		}
		case "anyOf":
		case "oneOf": return { message: `expected ${error.schema.flatMap((branch) => branch.type ?? []).join(" or ") || "one of several forms"}, found ${shown}` };
		case "const": return { message: `expected ${JSON.stringify(error.params["allowedValue"])}, found ${shown}` };
		case "pattern": return {
			message: `${shown} has the wrong form`,
			fix: `it must match ${error.params["pattern"]}`,
			...error.propertyName === void 0 ? {} : { key: error.propertyName }
		};
		default: return { message: `${shown}: ${error.message ?? error.keyword}` };
	}
}
function suggestion(written, known) {
	const nearest = nearestName(written, known);
	if (nearest !== void 0) return { fix: `did you mean "${nearest}"?` };
	return known.length > 0 ? { fix: `use one of: ${known.join(", ")}` } : {};
}
function show(value) {
	if (value === void 0) return "nothing";
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
function dedupe(problems) {
	const seen = /* @__PURE__ */ new Set();
	return problems.filter((problem) => {
		const key = `${problem.path} ${problem.message}`;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

export { validate as t };