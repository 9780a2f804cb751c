const inspectHelp = {
	summary: "look into a model file without running it, and compare two of them",
	description: `Operators, inputs and outputs, sizes, paths to other files, and what a pickle would do when it is loaded (docs/model-files.md).
With --against it says how the file differs from an older version. With --data, or with the model of an assay.yml, it holds the inputs
of the model against the columns of the data. Exits with 1 on errors.`,
	flags: [
		{
			name: "model",
			value: "FILE",
			text: "a model file, or a folder with saved_model.pb or model.json; with --config: the name of a model"
		},
		{
			name: "against",
			value: "FILE",
			text: "an older version of the model"
		},
		{
			name: "data",
			value: "FILE",
			text: "a file or glob with the columns the model is given (CSV, Parquet, JSON lines)"
		},
		{
			name: "exclude",
			value: "NAMES",
			text: "columns of --data that the model is never given, separated by commas"
		},
		{
			name: "config",
			value: "FILE",
			text: "look at the model of this assay.yml, and at its holdout"
		}
	],
	example: "assay inspect --model build/credit-risk.onnx",
	next: "Mend what is an error before anybody loads the file. `assay test` keeps the findings as evidence."
};

export { inspectHelp as t };