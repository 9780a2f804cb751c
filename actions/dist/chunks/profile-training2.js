import { O as referenceProfilePath, Si as messageOf, bi as UserError } from "./start.js";
import { c as withoutPersonal, r as formatProfile } from "./format.js";
import { n as sumUp } from "./sum-up.js";

/**
* Sums up the training data into the profile that stands for it ever after. `undefined`, with a warning, when the data is not at hand or
* cannot be stored: a model can be measured and registered without it. `known` is a profile that is right when it is still there.
*/
async function profileTraining({ summaries, files, md5, log }, { model, train, known }) {
	const path = referenceProfilePath(model);
	const there = known === void 0 ? void 0 : await files.readText(path);
	if (there !== void 0 && files.sha256(there) === known) return {
		digest: known,
		size: sizeOf(there)
	};
	await files.remove(path);
	try {
		const name = `assay.yml models.${model}.data.train`;
		const text = formatProfile(withoutPersonal(await sumUp({
			summaries,
			log
		}, train, { name }), md5), name);
		await files.write(path, text);
		return {
			digest: files.sha256(text),
			size: sizeOf(text)
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		log.warn(`the model ${model} gets no reference profile: ${messageOf(error)}`);
		return;
	}
}
function sizeOf(text) {
	return new TextEncoder().encode(text).length;
}

export { profileTraining as t };