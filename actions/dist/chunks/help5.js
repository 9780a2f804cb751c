import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";

const registerHelp = {
	summary: "record a model that passed the gate as a version",
	description: `Takes the model that .assay/verdict.json let pass (and no other), stores its files, and writes a version into the ledger.
Doing it again changes nothing.`,
	flags: [CONFIG_FLAG, MODEL_FLAG],
	example: "assay test && assay gate && assay register",
	next: "The version is the champion that the next change is compared with."
};

export { registerHelp as t };