const initHelp = {
	summary: "write assay.yml, an advisory policy and a workflow from what this folder holds",
	description: `Looks for models (ONNX, TF.js, SavedModel, predictions), data, training scripts, DVC and notebooks, and writes what is not there yet:
assay.yml, .github/assay-policy.yml (advisory: it blocks nothing) and .github/workflows/assay.yml. No file is written anew. What could not
be told is named, and stands as FILL_IN in the file.`,
	flags: [{
		name: "branch",
		value: "NAME",
		text: "the branch whose versions are registered (default: the default branch)"
	}, {
		name: "dry-run",
		text: "show the files instead of writing them"
	}],
	example: "assay init --dry-run",
	next: "Fill in what is left open, then run `assay test`."
};

export { initHelp as t };