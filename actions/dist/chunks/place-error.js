import { n as pointerSegment } from "./located.js";
import { n as UserError } from "./error.js";

/** How use cases name a part of `assay.yml` in a problem's `file`, before anyone knows where that part stands. */
function configPlace(model, keys) {
	return `models.${model}.${keys}`;
}
/** Gives problems that name a part of `assay.yml` (see `configPlace`) the file, line and column of that part; leaves others alone. */
function placeError(error, config) {
	const problems = error.problems.map((problem) => placeProblem(problem, config));
	return new UserError(error.code, problems, { cause: error });
}
function placeProblem(problem, config) {
	const model = config.models.find(({ name }) => problem.file.startsWith(`models.${name}.`));
	if (model === void 0) return problem;
	const keys = problem.file.slice(`models.${model.name}.`.length).split(".");
	const path = `/models/${[model.name, ...keys].map(pointerSegment).join("/")}`;
	return {
		...problem,
		file: config.file,
		...config.locate(path),
		path
	};
}

export { placeError as n, configPlace as t };