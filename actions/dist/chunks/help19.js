import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";

const rollbackHelp = {
	summary: "make the champion before this one the champion again",
	description: `Moves the alias "champion" in the ledger back to a version that the gate let pass when it was registered; it is not measured again.
Nothing is rewritten: the step back is a new entry of the history.`,
	flags: [
		CONFIG_FLAG,
		MODEL_FLAG,
		{
			name: "version",
			value: "VERSION",
			text: "another version (default: the champion before this one)"
		},
		{
			name: "digest",
			value: "DIGEST",
			text: "how the digest of the champion that is to go begins: refuses when it is gone already"
		}
	],
	example: "assay rollback --model credit-risk",
	next: "The next change is compared with the version that is the champion then."
};

export { rollbackHelp as t };