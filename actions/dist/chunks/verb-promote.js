import { n as runMove, t as checkMove } from "./move-champion.js";
import { $ as createVerb } from "./start.js";
import { t as promoteHelp } from "./help17.js";

function readPromoteInputs(read) {
	const inputs = {
		config: read.textOr("config", "assay.yml"),
		model: read.text("model"),
		version: read.required("version", "name a version of the ledger: `--version 1.4.0`"),
		digest: read.text("digest")
	};
	if (inputs.version !== "") checkMove(read, inputs);
	return inputs;
}

const promoteVerb = createVerb({
	name: "promote",
	help: promoteHelp,
	read: readPromoteInputs,
	run: (services, inputs) => runMove(services, "promote", inputs)
});

export { promoteVerb as t };