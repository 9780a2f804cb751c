import { t as describeSource } from "./source.js";
import { n as columnOf } from "./table.js";
import { Lr as DEFAULT_LIMITS } from "./start.js";
import { c as checkData, n as toIntegrity } from "./measure-integrity.js";

/** A whole number with more different values than this is an amount, not a class. */
const MOST_CLASSES = 20;
/** What a target looks like: text is classes, numbers are classes when they are whole and few. */
function inferTask(target) {
	if (target === void 0) return "binary";
	const values = target.kind === "text" ? target.codes.filter((code) => code >= 0) : target.values.filter(Number.isFinite);
	const different = /* @__PURE__ */ new Set();
	for (const value of values) {
		different.add(value);
		if (target.kind === "numeric" && (!Number.isInteger(value) || different.size > MOST_CLASSES)) return "regression";
	}
	return different.size > 2 ? "multiclass" : "binary";
}

/** Checks two data sets in hand by the default limits. Throws UserError for data that cannot be read and columns that are not there. */
async function checkFiles({ tables }, input) {
	const { names, target } = input;
	const train = await tables.open(input.train, names.train);
	const holdout = await tables.open(input.holdout, names.holdout);
	const isThere = train.columns.some(({ name }) => name === target);
	const truth = input.task === "auto" && isThere ? columnOf(await train.read([target]), target) : void 0;
	const task = input.task === "auto" ? inferTask(truth) : input.task;
	const checked = await checkData({ tables }, {
		...input,
		train,
		holdout,
		task,
		limits: DEFAULT_LIMITS
	});
	return {
		task,
		integrity: toIntegrity(checked, {
			source: describeSource(input.train),
			rows: train.rows
		}, DEFAULT_LIMITS)
	};
}

export { checkFiles as t };