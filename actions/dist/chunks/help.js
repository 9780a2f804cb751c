import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";
import { t as HTML_FLAG } from "./html-page.js";

const checkHelp = {
	summary: "look for leaks and damage in training data and holdout",
	description: `Rows, groups or moments on both sides, columns that tell the target, conflicting labels, wrong units, personal data, and more
(docs/integrity.md). With --train and --holdout it needs no assay.yml; else it checks the data of the model. Exits with 1 on errors.`,
	flags: [
		{
			name: "train",
			value: "FILE",
			text: "a file or glob (CSV, Parquet, JSON lines) that the model learns from"
		},
		{
			name: "holdout",
			value: "FILE",
			text: "a file or glob that it is tested on"
		},
		{
			name: "target",
			value: "COLUMN",
			text: "the column that holds the truth"
		},
		{
			name: "task",
			value: "TASK",
			text: "binary, multiclass or regression (default: what the target looks like)"
		},
		{
			name: "id",
			value: "COLUMN",
			text: "a column that tells every row apart"
		},
		{
			name: "group",
			value: "COLUMN",
			text: "whom or what a row is about: never on both sides"
		},
		{
			name: "time",
			value: "COLUMN",
			text: "when a row happened: the holdout starts after the training data ends"
		},
		{
			name: "exclude",
			value: "NAMES",
			text: "columns the model is never given, separated by commas"
		},
		HTML_FLAG,
		CONFIG_FLAG,
		MODEL_FLAG
	],
	example: "assay check --train data/train.csv --holdout data/holdout.csv --target credit_risk",
	next: "Mend what is an error, or name what you accept under `check.allow` in assay.yml. `assay test` keeps the findings as evidence."
};

export { checkHelp as t };