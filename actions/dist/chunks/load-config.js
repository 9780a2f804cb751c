import { t as parseConfig } from "./parse.js";
import { n as placeError } from "./place-error.js";
import { t as nearestName } from "./nearest-name.js";
import { n as UserError } from "./error.js";

/** Reads the configuration of the workspace. Throws UserError CONFIG_MISSING or CONFIG_INVALID. */
async function loadConfig(files, path) {
	const text = await files.readText(path);
	if (text === void 0) throw new UserError("CONFIG_MISSING", {
		file: path,
		message: "there is no configuration here",
		fix: "create it (docs/cli.md has the shortest one that works), or name another file with `config`"
	});
	return {
		config: parseConfig(text, path),
		origin: {
			path,
			digest: files.sha256(text)
		}
	};
}
/** The model that was asked for, or the only one. Throws UserError INPUT_INVALID with the names there are. */
function chooseModel({ config }, name) {
	const names = config.models.map((model) => model.name);
	const [only] = config.models;
	if (name === void 0 && config.models.length === 1 && only !== void 0) return only;
	const found = config.models.find((model) => model.name === name);
	if (found !== void 0) return found;
	if (name === void 0) {
		const message = `has ${names.length} models, and none is named`;
		throw new UserError("INPUT_INVALID", {
			file: config.file,
			message,
			fix: `set \`model\` to one of: ${names.join(", ")}`
		});
	}
	const nearest = nearestName(name, names);
	throw new UserError("INPUT_INVALID", {
		file: config.file,
		message: `has no model "${name}"`,
		fix: nearest === void 0 ? `use one of: ${names.join(", ")}` : `did you mean "${nearest}"?`
	});
}
/** Does work on a model; what turns out to be wrong with a part of the configuration is told at the line of that part. */
async function withPlaces({ config }, work) {
	try {
		return await work();
	} catch (error) {
		throw error instanceof UserError ? placeError(error, config) : error;
	}
}

export { loadConfig as n, withPlaces as r, chooseModel as t };