import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";
import { t as HTML_FLAG } from "./html-page.js";

const driftHelp = {
	summary: "compare current data with reference data, column by column",
	description: `A column has drifted when a test is significant and the effect is large enough to matter, corrected over all columns.
With --reference and --current it needs no assay.yml; without --reference it measures \`drift:\` of the model.`,
	flags: [
		{
			name: "reference",
			value: "FILE",
			text: "a file or glob to compare with (CSV, Parquet, JSON lines), or `postgres:schema.table`, `trino:catalog.schema.table`"
		},
		{
			name: "current",
			value: "FILE",
			text: "a file or glob with the data as it is now (default: `drift.current` of the model)"
		},
		CONFIG_FLAG,
		MODEL_FLAG,
		{
			name: "columns",
			value: "NAMES",
			text: "only these columns, separated by commas"
		},
		{
			name: "exclude",
			value: "NAMES",
			text: "not these columns, separated by commas"
		},
		{
			name: "measures",
			value: "NAMES",
			text: "distances to report beside the tests, separated by commas: psi, ks, jensen-shannon, wasserstein, l-infinity, hellinger, total-variation, kullback-leibler"
		},
		{
			name: "state",
			value: "FILE",
			text: "follow the drift over time in this file, made when it is not there; then only an alert exits with 1"
		},
		{
			name: "fail-on-drift",
			value: "true|false",
			text: "exit with 1 when drift is found (default: true)"
		},
		{
			name: "proof",
			text: "on a runner: let the identity of this job vouch for the evidence, measured by assay.yml of the commit (docs/evidence-levels.md)"
		},
		HTML_FLAG
	],
	example: "assay drift --reference data/train.csv --current data/today.csv",
	next: "When drift is found: look at the columns it names, then train again on newer data or fix the source."
};

export { driftHelp as t };