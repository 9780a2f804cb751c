import { n as runMove, t as checkMove } from "./move-champion.js";
import { $ as createVerb } from "./start.js";
import { t as rollbackHelp } from "./help19.js";

function readRollbackInputs(read) {
	const inputs = {
		config: read.textOr("config", "assay.yml"),
		model: read.text("model"),
		version: read.text("version"),
		digest: read.text("digest")
	};
	checkMove(read, inputs);
	return inputs;
}

const rollbackVerb = createVerb({
	name: "rollback",
	help: rollbackHelp,
	read: readRollbackInputs,
	run: (services, inputs) => runMove(services, "rollback", inputs)
});

export { rollbackVerb as t };