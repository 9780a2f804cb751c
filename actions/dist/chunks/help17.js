import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";

const promoteHelp = {
	summary: "make a registered version the champion",
	description: `Moves the alias "champion" in the ledger to a version that the gate let pass and that was measured against the champion of today.
Nothing is rewritten: who moved it, when and from where stays in the history. Doing it again changes nothing.`,
	flags: [
		CONFIG_FLAG,
		MODEL_FLAG,
		{
			name: "version",
			value: "VERSION",
			text: "the version, for example 1.4.0"
		},
		{
			name: "digest",
			value: "DIGEST",
			text: "how its digest begins: refuses any other model"
		}
	],
	example: "assay promote --version 1.4.0",
	next: "assay rollback goes back to the champion before."
};

export { promoteHelp as t };