import { n as UserError } from "./error.js";
import { n as pointerSegment } from "./located.js";

const MAX_JSON_CHARACTERS = 64e6;
const MAX_JSON_DEPTH = 32;
/**
* Parses JSON (RFC 8259) strictly: no duplicate keys, no numbers beyond double range, depth at most 32, no `__proto__` key.
* Throws UserError(code) at the first fault, with its position.
*/
function parseStrictJson(text, file, code) {
	const fail = (offset, message) => {
		throw new UserError(code, {
			file,
			...positionAt(text, offset),
			message
		});
	};
	if (text.length > MAX_JSON_CHARACTERS) fail(0, `the document has ${text.length} characters; at most ${MAX_JSON_CHARACTERS} are read`);
	const reader = new JsonReader(text, fail);
	return {
		file,
		value: reader.document(),
		locate: (pointer) => positionAt(text, nearest(reader.offsets, pointer)),
		locateKey: (pointer, key) => positionAt(text, nearest(reader.keyOffsets, `${pointer}/${pointerSegment(key)}`))
	};
}
function nearest(offsets, pointer) {
	for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
		const offset = offsets.get(at);
		if (offset !== void 0) return offset;
	}
	return offsets.get("") ?? 0;
}
function positionAt(text, offset) {
	const before = text.slice(0, offset);
	return {
		line: before.split("\n").length,
		column: offset - before.lastIndexOf("\n")
	};
}
/** Recursive descent over one text; remembers where each value and key began. */
var JsonReader = class {
	offsets = /* @__PURE__ */ new Map();
	keyOffsets = /* @__PURE__ */ new Map();
	#at = 0;
	#text;
	#fail;
	constructor(text, fail) {
		this.#text = text;
		this.#fail = fail;
	}
	document() {
		const value = this.#value("", 0);
		this.#space();
		if (this.#at < this.#text.length) this.#fail(this.#at, "text after the end of the document");
		return value;
	}
	#value(pointer, depth) {
		this.#space();
		if (depth > MAX_JSON_DEPTH) this.#fail(this.#at, `nested deeper than ${MAX_JSON_DEPTH} levels`);
		this.offsets.set(pointer, this.#at);
		switch (this.#text[this.#at]) {
			case "{": return this.#object(pointer, depth);
			case "[": return this.#array(pointer, depth);
			case "\"": return this.#string();
			default: return this.#literal();
		}
	}
	#object(pointer, depth) {
		const members = /* @__PURE__ */ new Map();
		this.#at++;
		this.#space();
		if (this.#take("}")) return {};
		do {
			this.#space();
			const start = this.#at;
			if (this.#text[start] !== "\"") this.#fail(start, "expected a key in double quotes");
			const key = this.#string();
			if (members.has(key)) this.#fail(start, `duplicate key ${JSON.stringify(key)}`);
			if (key === "__proto__") this.#fail(start, "the key \"__proto__\" is not allowed");
			const child = `${pointer}/${pointerSegment(key)}`;
			this.keyOffsets.set(child, start);
			this.#space();
			if (!this.#take(":")) this.#fail(this.#at, "expected \":\" after a key");
			members.set(key, this.#value(child, depth + 1));
			this.#space();
		} while (this.#take(","));
		if (!this.#take("}")) this.#fail(this.#at, "expected \",\" or \"}\"");
		return Object.fromEntries(members);
	}
	#array(pointer, depth) {
		const items = [];
		this.#at++;
		this.#space();
		if (this.#take("]")) return items;
		do {
			items.push(this.#value(`${pointer}/${items.length}`, depth + 1));
			this.#space();
		} while (this.#take(","));
		if (!this.#take("]")) this.#fail(this.#at, "expected \",\" or \"]\"");
		return items;
	}
	#string() {
		const start = this.#at;
		let end = start + 1;
		while (end < this.#text.length && this.#text[end] !== "\"") end += this.#text[end] === "\\" ? 2 : 1;
		this.#at = end + 1;
		return this.#native(start);
	}
	#literal() {
		const start = this.#at;
		while (this.#at < this.#text.length && !" 	\r\n,]}:".includes(this.#text[this.#at] ?? "")) this.#at++;
		const value = this.#native(start);
		if (typeof value === "number" && !Number.isFinite(value)) this.#fail(start, "a number beyond the range of a double");
		return value;
	}
	/** Leaves the grammar of strings, numbers and literals to the engine's own JSON parser. */
	#native(start) {
		const token = this.#text.slice(start, this.#at);
		try {
			return JSON.parse(token);
		} catch {
			return this.#fail(start, token === "" ? this.#missing() : `not JSON: ${token.slice(0, 40)}`);
		}
	}
	#missing() {
		return this.#at >= this.#text.length ? "the document ends too early" : `expected a value before "${this.#text[this.#at]}"`;
	}
	#space() {
		while (this.#at < this.#text.length && " 	\r\n".includes(this.#text[this.#at] ?? "")) this.#at++;
	}
	#take(character) {
		if (this.#text[this.#at] !== character) return false;
		this.#at++;
		return true;
	}
};

export { parseStrictJson as t };