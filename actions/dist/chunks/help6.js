import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";
import { t as HTML_FLAG } from "./html-page.js";

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
		},
		{
			name: "decompose",
			text: "train again with code and data of the base, to say how much of the change is data and how much is code"
		},
		{
			name: "decompose-repeats",
			value: "N",
			text: "so many more rounds of it with other seeds, to see what chance does (default: 0)"
		},
		{
			name: "predictions",
			value: "FILE",
			text: "measure these predictions (rows by id) in place of running the model, which then is not even opened; outside the folder by an absolute path"
		},
		{
			name: "identity",
			value: "FOLDER",
			text: "with --predictions: the files of the model that made them, of which only the digest is taken; outside the folder by an absolute path"
		},
		{
			name: "proof",
			text: "on a runner: let the identity of this job vouch for the evidence; assay.yml and modules of metrics must be those of the commit (docs/evidence-levels.md)"
		},
		HTML_FLAG
	],
	example: "assay test --model credit-risk --json",
	next: "assay gate judges the evidence by your policy."
};

export { testHelp as t };