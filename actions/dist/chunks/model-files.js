import { bi as UserError, mi as insideWorkspace } from "./start.js";
import { closeSync, openSync, readSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** What a folder may hold as a model, by the name of its main file. */
const MAIN_FILES = ["saved_model.pb", "model.json"];
const MAX_FILES = 1e4;
/** Opens models where `locate` allows it; it turns a path as it was written into an absolute one, or throws UserError. */
function createModelFiles(locate) {
	return { open: (path) => openModel(locate(path), path) };
}
function openModel(absolute, name) {
	const main = mainFile(absolute, name);
	const root = realpathSync(dirname(main));
	const handles = /* @__PURE__ */ new Map();
	const sizeOf = (path) => {
		const place = placeOf(root, path);
		const facts = place === void 0 ? void 0 : statSync(place, { throwIfNoEntry: false });
		return facts?.isFile() ? facts.size : void 0;
	};
	const open = (path) => {
		const place = placeOf(root, path);
		const size = sizeOf(path);
		if (place === void 0 || size === void 0) throw notThere(name, `${path} is not there, or is no file`);
		const handle = handles.get(place) ?? openSync(place, "r");
		handles.set(place, handle);
		return {
			size,
			read: (from, to) => readRange(handle, from, to)
		};
	};
	return {
		main: basename(main),
		name,
		sizeOf,
		open,
		inflate,
		filesBelow: (path) => {
			const place = placeOf(root, path);
			const facts = place === void 0 ? void 0 : statSync(place, { throwIfNoEntry: false });
			if (place === void 0 || !facts?.isDirectory()) return [];
			return readdirSync(place, {
				recursive: true,
				encoding: "utf8"
			}).slice(0, MAX_FILES).map((file) => join(path, file).replaceAll("\\", "/")).filter((file) => sizeOf(file) !== void 0).sort();
		},
		close: () => {
			for (const handle of handles.values()) closeSync(handle);
			handles.clear();
		}
	};
}
function mainFile(absolute, name) {
	const facts = statSync(absolute, { throwIfNoEntry: false });
	if (facts === void 0) throw notThere(name, "does not exist");
	if (!facts.isDirectory()) return absolute;
	const found = MAIN_FILES.map((file) => join(absolute, file)).find((file) => statSync(file, { throwIfNoEntry: false }));
	if (found === void 0) throw notThere(name, `is a folder without ${MAIN_FILES.join(" or ")}`);
	return found;
}
/** Where a file of the folder is; `undefined` when it leads out, also through a link. */
function placeOf(root, path) {
	try {
		return insideWorkspace(root, path);
	} catch (error) {
		if (error instanceof UserError) return void 0;
		throw error;
	}
}
function readRange(handle, from, to) {
	const bytes = new Uint8Array(to - from);
	let done = 0;
	while (done < bytes.length) {
		const count = readSync(handle, bytes, done, bytes.length - done, from + done);
		if (count === 0) throw new RangeError("it became shorter while it was read");
		done += count;
	}
	return bytes;
}
const INFLATE = {
	raw: inflateRawSync,
	zlib: inflateSync,
	gzip: gunzipSync
};
/** Unpacks at most `limit` bytes; Node stops at the limit, so that a bomb costs no more than that. */
const inflate = (bytes, kind, limit) => {
	try {
		return INFLATE[kind](bytes, { maxOutputLength: Math.max(limit, 1) });
	} catch (error) {
		const code = error.code;
		if (code === "ERR_BUFFER_TOO_LARGE") return void 0;
		if (code?.startsWith("Z_")) throw new RangeError(`what it compresses is damaged (${code})`, { cause: error });
		throw error;
	}
};
function notThere(file, message) {
	return new UserError("INPUT_INVALID", {
		file,
		message,
		fix: "name a model file, or a folder with saved_model.pb or model.json"
	});
}

export { createModelFiles };