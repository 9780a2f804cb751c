import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";

const ingestHelp = {
	summary: "take over results of another tool, marked as not measured by Assay",
	description: `Reads the metrics of an MLflow run, DVC, Weights & Biases, Evidently, scikit-learn's classification_report, or JUnit XML. They have
no interval and nobody can check them, so no rule of a policy accepts them; the model card shows them apart (docs/ingest.md).`,
	flags: [
		{
			name: "from",
			value: "TOOL",
			text: "mlflow, dvc, wandb, evidently, sklearn or junit"
		},
		{
			name: "file",
			value: "FILE",
			text: "the file that the tool wrote"
		},
		CONFIG_FLAG,
		MODEL_FLAG
	],
	example: "assay ingest --from dvc --file metrics.json",
	next: "Show them in the card with `assay card`. For numbers that a gate may use: `assay test`."
};

export { ingestHelp as t };