import { n as UserError } from "./error.js";
import { t as compileSchema } from "./compile-schema.js";
import { n as pointerSegment, t as pointerKeys } from "./located.js";
import { t as nearestName } from "./nearest-name.js";

const MAX_PROBLEMS = 50;
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
	const validator = compileSchema(schema);
	const value = at(document.value, pointerKeys(pointer));
	if (validator(value)) return [];
	return dedupe(telling((validator.errors ?? []).map((error) => withContext(error, schema, value))).map((error) => toProblem(document, error, pointer))).slice(0, MAX_PROBLEMS);
}
/** Looks up what ajv would carry in each error with `verbose`: in the ready-made checks of the bundles that doubles their size. */
function withContext(error, root, value) {
	const keys = pointerKeys(error.schemaPath.slice(1)).map(decodeURIComponent);
	const data = error.propertyName ?? at(value, pointerKeys(error.instancePath));
	return {
		...error,
		data,
		schema: at(root, keys),
		parentSchema: at(root, keys.slice(0, -1))
	};
}
function at(root, keys) {
	return keys.reduce((value, key) => value?.[key], root);
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
			const known = Object.keys(error.parentSchema["properties"] ?? {});
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
		case "type": return wrongType([error.params["type"]].flat().map(String), error.data);
		case "enum": {
			const allowed = error.params["allowedValues"].map(String);
			return {
				message: `${shown} is not one of ${allowed.join(", ")}`,
				...suggestion(String(error.data), allowed)
			};
		}
		case "anyOf":
		case "oneOf": {
			const types = error.schema.flatMap((branch) => branch.type ?? []);
			return types.length > 0 ? wrongType(types, error.data) : { message: `expected one of several forms, found ${shown}` };
		}
		case "const": return {
			message: `expected ${JSON.stringify(error.params["allowedValue"])}, found ${shown}`,
			fix: `write \`${JSON.stringify(error.params["allowedValue"])}\``
		};
		case "pattern": return {
			message: `${shown} has the wrong form`,
			fix: `it must match ${error.params["pattern"]}`,
			...error.propertyName === void 0 ? {} : { key: error.propertyName }
		};
		default: return { message: `${shown}: ${error.message ?? error.keyword}` };
	}
}
/** How each type of JSON is written in the documents that people write. */
const WRITTEN = {
	string: "text (in quotes, if it looks like a number)",
	array: "a list: `[one, two]`",
	object: "keys with values: `{key: value}`",
	number: "a number, without quotes",
	integer: "a whole number, without quotes",
	boolean: "`true` or `false`, without quotes"
};
function wrongType(types, found) {
	return {
		message: `expected ${types.join(" or ")}, found ${show(found)}`,
		fix: `write ${types.map((type) => WRITTEN[type] ?? type).join(", or ")}`
	};
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

export { validate as n, check as t };