import { t as HTML_FLAG } from "./html-page.js";

const profileHelp = {
	summary: "describe a data set, column by column",
	description: `Types, missing and distinct values, ranges, quantiles, frequent values, duplicate rows and strong correlations, all exact.
With --store a profile of a few kilobytes a column is written that stands for the data in every later comparison; those of parts merge to
the very bytes of the whole. Needs no assay.yml. The same rows give the same digest in any order. Columns that look like personal data are named, their values hidden.`,
	flags: [
		{
			name: "data",
			value: "FILE",
			text: "a file or glob (CSV, Parquet, JSON lines), or `postgres:schema.table`, `trino:catalog.schema.table`"
		},
		{
			name: "store",
			value: "FILE",
			text: "write a profile (….profile.json) that `assay drift` takes in place of the data"
		},
		{
			name: "private",
			text: "store no extreme, no rare value, and no figure about fewer than ten rows"
		},
		{
			name: "exclude",
			value: "NAMES",
			text: "store nothing of these columns, separated by commas"
		},
		{
			name: "merge",
			value: "FILES",
			text: "merge stored profiles (a quoted glob, or names separated by commas)"
		},
		{
			name: "profile",
			value: "FILE",
			text: "look at a stored profile"
		},
		{
			name: "id",
			value: "COLUMN",
			text: "a column that should tell every row apart"
		},
		HTML_FLAG
	],
	example: "assay profile --data data/train.csv",
	next: "Keep the digest with the data; `assay diff --base A --head B` says what changed when it does."
};

export { profileHelp as t };