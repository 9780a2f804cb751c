import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";

const trainHelp = {
	summary: "train a model as assay.yml says, and seal a run record",
	description: `Runs \`train:\` of the model: your own command, or a module that trains with TF.js. The run record
.assay/runs/<model>.json says what went in (data, code, parameters, seed) and what came out, each with its digest.`,
	flags: [CONFIG_FLAG, MODEL_FLAG],
	example: "assay train --model credit-risk",
	next: "assay test measures what was trained."
};

export { trainHelp as t };