import { Pt as isWarehouseName, li as isRemote } from "./start.js";
import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";

/**
* The deepest folder that holds all paths and globs, with links followed; the workspace itself where they are all in it. Reading is
* confined to that folder. Addresses and tables of warehouses stay what they are.
*/
function commonFolder(workspace, written) {
	const places = new Map(written.filter((path) => !isRemote(path) && !isWarehouseName(path)).map((path) => [path, realPlace(resolve(workspace, path))]));
	let root = workspace;
	for (const place of places.values()) while (!isBelow(root, place)) root = dirname(root);
	const locate = (path) => {
		const place = places.get(path);
		return place === void 0 ? path : relative(root, place);
	};
	return {
		root,
		locate
	};
}
/** Follows links in the part of a path that exists; what comes after it (a glob, a file that is missing) stays as written. */
function realPlace(path) {
	try {
		return realpathSync(path);
	} catch {
		const parent = dirname(path);
		return parent === path ? path : join(realPlace(parent), basename(path));
	}
}
function isBelow(root, path) {
	const way = relative(root, path);
	return way !== ".." && !/^\.\.[\\/]/.test(way) && resolve(root, way) === path;
}

export { commonFolder as t };