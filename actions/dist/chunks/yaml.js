import { t as require_dist } from "./vendor-yaml.js";
import { n as UserError } from "./error.js";
import { t as pointerKeys } from "./located.js";

var import_dist = require_dist();
const MAX_YAML_CHARACTERS = 1e6;
/**
* Parses YAML 1.2 (core schema) strictly: one document, no duplicate keys, no unknown tags, no anchors, only text keys, finite numbers.
* Throws UserError(code) with every problem and its position.
*/
function parseYaml(text, file, code) {
	if (text.length > MAX_YAML_CHARACTERS) throw new UserError(code, {
		file,
		message: `the file has ${text.length} characters; at most ${MAX_YAML_CHARACTERS} are read`
	});
	const lines = new import_dist.LineCounter();
	const documents = (0, import_dist.parseAllDocuments)(text.replace(/^\uFEFF/, " "), {
		lineCounter: lines,
		uniqueKeys: true,
		strict: true
	});
	const position = (offset) => {
		const { line, col } = lines.linePos(offset ?? 0);
		return {
			line: Math.max(line, 1),
			column: Math.max(col, 1)
		};
	};
	const [document, second] = Array.isArray(documents) ? documents : [];
	if (document === void 0 || document.contents === null) throw new UserError(code, {
		file,
		line: 1,
		column: 1,
		message: "the file is empty",
		fix: "start with `version: 1`"
	});
	const problems = [...document.errors, ...document.warnings].map((error) => ({
		file,
		...position(error.pos[0]),
		message: (error.message.split("\n")[0] ?? error.message).replace(/ at line \d+, column \d+:?$/, ""),
		fix: "check the indentation, brackets and quotes of this line and the one before it"
	}));
	if (second !== void 0) problems.push({
		file,
		...position(second.range[0]),
		message: "a second document; only one is allowed"
	});
	if (document.errors.length === 0) problems.push(...unsafeNodes(document.contents, (offset) => ({
		file,
		...position(offset)
	})));
	if (problems.length > 0) throw new UserError(code, problems);
	const root = document.contents;
	return {
		file,
		value: document.toJS({ maxAliasCount: 0 }),
		locate: (pointer) => position(nodeAt(root, pointer).range?.[0]),
		locateKey: (pointer, key) => {
			const pair = pairOf(nodeAt(root, pointer), key);
			return position((0, import_dist.isNode)(pair?.key) ? pair.key.range?.[0] : nodeAt(root, pointer).range?.[0]);
		}
	};
}
function unsafeNodes(root, at) {
	const problems = [];
	(0, import_dist.visit)(root, {
		Node: (_key, node) => {
			if ((0, import_dist.isAlias)(node) || "anchor" in node && node.anchor !== void 0) problems.push({
				...at(node.range?.[0]),
				message: "anchors and aliases are not allowed",
				fix: "write the value out"
			});
			if ((0, import_dist.isScalar)(node) && typeof node.value === "number" && !Number.isFinite(node.value)) problems.push({
				...at(node.range?.[0]),
				message: `${node.source ?? node.value} is not a finite number`,
				fix: "write a number like 0.5"
			});
		},
		Pair: (_key, pair) => {
			if (!(0, import_dist.isScalar)(pair.key) || typeof pair.key.value !== "string") problems.push({
				...at((0, import_dist.isNode)(pair.key) ? pair.key.range?.[0] : void 0),
				message: "a key must be text",
				fix: "put it in quotes"
			});
		}
	});
	return problems;
}
function nodeAt(root, pointer) {
	let node = root;
	for (const key of pointerKeys(pointer)) {
		const next = (0, import_dist.isSeq)(node) ? node.items[Number(key)] : pairOf(node, key)?.value;
		if (!(0, import_dist.isNode)(next)) return node;
		node = next;
	}
	return node;
}
function pairOf(node, key) {
	if (!(0, import_dist.isMap)(node)) return void 0;
	return node.items.find((pair) => (0, import_dist.isScalar)(pair.key) && String(pair.key.value) === key);
}

export { parseYaml as t };