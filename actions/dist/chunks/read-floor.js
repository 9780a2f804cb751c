import { bi as UserError } from "./start.js";

/** The floor that was asked for. One that is not there is an error: silence would be a weaker gate. Throws UserError POLICY_MISSING. */
async function readFloor(files, path) {
	if (path === void 0) return void 0;
	const text = await files.readText(path);
	if (text !== void 0) return {
		path,
		text
	};
	throw new UserError("POLICY_MISSING", {
		file: path,
		message: "there is no floor, so the rules of the organisation cannot be asked",
		fix: "fetch it before this step, or leave `floor` out where the organisation has none"
	});
}

export { readFloor as t };