import { bi as UserError } from "./start.js";

/** What a training needs of a model's configuration. Throws UserError CONFIG_INVALID when there is nothing to train; `file` is told. */
function toTrainInput(model, file) {
	const { name, task, target, labels, positive, classes, data, train } = model;
	if (train === void 0 || model.model.kind !== "file") {
		const message = train === void 0 ? `the model "${name}" has no \`train:\`` : `"${name}" is a predictions file`;
		throw new UserError("CONFIG_INVALID", {
			file,
			path: `/models/${name}`,
			message: `${message}, so there is nothing to train`,
			fix: "add `train: {run: python train.py}` and `model: <path it writes>`, or leave the train step out"
		});
	}
	const { spec, params, seed, timeoutMinutes } = train;
	return {
		model: name,
		task,
		target,
		exclude: [...data.exclude, ...[data.query, data.weight].flatMap((column) => column ?? [])],
		train: data.train,
		output: model.model.path,
		spec,
		params,
		seed,
		timeoutMinutes,
		...labels === void 0 ? {} : { labels },
		...positive === void 0 ? {} : { positive },
		...classes === void 0 ? {} : { classes },
		...data.id === void 0 ? {} : { id: data.id }
	};
}

export { toTrainInput as t };