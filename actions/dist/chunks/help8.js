const profileHelp = {
	summary: "describe a data set, column by column",
	description: `Types, missing and distinct values, ranges, quantiles, frequent values, duplicate rows and strong correlations, all exact.
Needs no assay.yml. The same rows give the same digest in any order. Columns that look like personal data are named, their values hidden.`,
	flags: [
		{
			name: "data",
			value: "FILE",
			text: "a file or glob (CSV, Parquet, JSON lines)"
		},
		{
			name: "id",
			value: "COLUMN",
			text: "a column that should tell every row apart"
		},
		{
			name: "html",
			value: "FILE",
			text: "also write one self-contained HTML page, inside this folder"
		}
	],
	example: "assay profile --data data/train.csv",
	next: "Keep the digest with the data; `assay diff --base A --head B` says what changed when it does."
};

export { profileHelp as t };