import { t as HTML_FLAG } from "./html-page.js";

const diffHelp = {
	summary: "compare two versions of a data set: rows, columns, distributions",
	description: `With --id rows are matched by that column, so that changed rows are told from added and removed ones; without it rows are
compared as a whole. Distributions are judged like drift. Needs no assay.yml. A difference is information: the exit code stays 0.`,
	flags: [
		{
			name: "base",
			value: "FILE",
			text: "a file or glob with the older version (CSV, Parquet, JSON lines)"
		},
		{
			name: "head",
			value: "FILE",
			text: "a file or glob with the newer version"
		},
		{
			name: "id",
			value: "COLUMN",
			text: "a column that tells every row apart, on both sides"
		},
		HTML_FLAG
	],
	example: "assay diff --base data/train-old.csv --head data/train.csv --id customer_id",
	next: "To fail a job when distributions move: `assay drift --reference A --current B`."
};

export { diffHelp as t };