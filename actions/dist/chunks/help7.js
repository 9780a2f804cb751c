import { n as CONFIG_FLAG, r as MODEL_FLAG } from "./help.js";

const testHelp = {
	summary: "measure a model on its holdout and against the champion",
	description: `Scores the model on the rows of \`data.holdout\`, with an interval for every metric, and compares it with the champion of the
ledger on the same rows. Writes evidence to .assay/evidence/<model>.test.json. It decides nothing.`,
	flags: [
		CONFIG_FLAG,
		MODEL_FLAG,
		{
			name: "base",
			value: "COMMIT",
			text: "also say how training data and holdout differ from this commit (on a pull request: its base)"
		}
	],
	example: "assay test --model credit-risk --json",
	next: "assay gate judges the evidence by your policy."
};

export { testHelp as t };