import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";
import { t as HTML_FLAG } from "./html-page.js";

const schemaHelp = {
	summary: "propose what data must look like, and check that they do",
	description: `Proposes a schema from the data, counted over every row; with a schema that is there, the fewest changes of it, as a diff. Comments
and rules of people stay. Nothing is written without --write. With --check the data are held against the schema: exit code 1 on errors.
Without --data it works on the model of assay.yml: data.train, data.holdout, drift.current and data.schema.`,
	flags: [
		{
			name: "data",
			value: "FILE",
			text: "a file or glob (CSV, Parquet, JSON lines)"
		},
		{
			name: "schema",
			value: "FILE",
			text: "the schema that is there (default: `data.schema` of the model)"
		},
		{
			name: "write",
			value: "FILE",
			text: "write the proposal, inside this folder; a schema that is there is changed"
		},
		{
			name: "check",
			text: "hold the data against the schema instead of proposing one"
		},
		{
			name: "environment",
			value: "NAME",
			text: "where the data come from, for --check: training (default) or serving"
		},
		{
			name: "from-tfdv",
			value: "FILE",
			text: "propose from a schema of TensorFlow Data Validation (.pbtxt) instead of data"
		},
		HTML_FLAG,
		CONFIG_FLAG,
		MODEL_FLAG
	],
	example: "assay schema --data data/train.csv --write schema/train.schema.yml",
	next: "Review the file and commit it, name it in assay.yml (`data: {schema: schema/train.schema.yml}`), then `assay schema --check`."
};

export { schemaHelp as t };