import { pi as createFiles } from "./start.js";
import { existsSync } from "node:fs";
import { basename, dirname, isAbsolute } from "node:path";

/**
* The files of the workspace, and of those that the caller handed over from outside of it (absolute paths) the digests: a workspace that
* holds a trusted checkout need not hold the work of the one who is measured. Links that leave such a folder are refused.
*/
function withHandedOver(files, paths) {
	const outside = paths.flatMap((path) => path !== void 0 && isAbsolute(path) ? [path.replace(/\/+$/, "")] : []);
	if (outside.length === 0) return files;
	return {
		...files,
		digest: async (path) => {
			const root = outside.find((one) => path === one || path.startsWith(`${one}/`));
			if (root === void 0) return files.digest(path);
			if (!existsSync(root)) return void 0;
			const folder = dirname(root);
			return (await createFiles(folder).digest(`${basename(root)}${path.slice(root.length)}`))?.map((file) => ({
				...file,
				path: `${folder}/${file.path}`
			}));
		}
	};
}

export { withHandedOver as t };