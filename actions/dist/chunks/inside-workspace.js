import { n as UserError } from "./error.js";
import { realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";

/**
* Absolute path of `path` below the real folder `root`, with every symbolic link followed. What does not exist yet is checked by
* its nearest existing parent. Throws UserError INPUT_INVALID when the path leaves the folder.
*/
function insideWorkspace(root, path) {
	const absolute = resolve(root, path);
	if (!isBelow(root, absolute) || !isBelow(root, nearestReal(absolute))) throw new UserError("INPUT_INVALID", {
		file: path,
		message: "the path leads out of the workspace",
		fix: "use a path relative to the workspace that does not leave it, also not through a symbolic link"
	});
	return absolute;
}
function isBelow(root, path) {
	const way = relative(root, path);
	return way !== ".." && !way.startsWith("../") && !way.startsWith("..\\") && !isAbsolute(way);
}
function nearestReal(path) {
	try {
		return realpathSync(path);
	} catch (error) {
		const parent = dirname(path);
		if (parent === path || error.code !== "ENOENT") return path;
		return nearestReal(parent);
	}
}

export { insideWorkspace as t };