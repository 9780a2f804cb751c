import { $ as createVerb, bi as UserError, et as chooseModel, n as readVerdict, tt as loadConfig, yi as Fault } from "./start.js";
import { t as renderRegisterSummary } from "./job-summaries.js";
import { t as registerModel } from "./register-model.js";
import { t as registerHelp } from "./help5.js";

function readRegisterInputs(read) {
	return {
		config: read.textOr("config", "assay.yml"),
		model: read.text("model"),
		token: read.text("token")
	};
}

const registerVerb = createVerb({
	name: "register",
	help: registerHelp,
	read: readRegisterInputs,
	run: runRegister
});
async function runRegister(services, inputs) {
	const { context, files, clock, log, actor } = services;
	refuseOtherBranches(context);
	const registry = services.registry(inputs.token);
	registry.catch(() => void 0);
	const model = chooseModel(await loadConfig(files, inputs.config), inputs.model);
	const verdict = await readVerdict(files);
	const { record, digest, created } = await registerModel({
		files,
		clock,
		log,
		...await registry
	}, {
		model: model.name,
		path: model.model.path,
		verdict,
		source: context.source,
		actor
	});
	const judged = verdict.models.find((one) => one.model === model.name);
	const said = created ? `${model.name} ${record.version} is registered and is the champion now` : `${model.name} ${record.version} was registered before; nothing changed`;
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			model: model.name,
			version: record.version,
			digest,
			created
		},
		text: `${said}\n  digest: ${digest}`,
		summaryMarkdown: renderRegisterSummary({
			model: model.name,
			version: record.version,
			digest,
			isNew: created,
			evidence: judged?.evidence?.map((one) => one.digest) ?? []
		}),
		outputs: {
			model: model.name,
			version: record.version,
			digest
		},
		annotations: []
	};
}
/** Only what is on the default branch becomes a version: a pull request proposes, it does not register. */
function refuseOtherBranches({ runner, change, defaultBranch }) {
	if (!runner) return;
	if (change.kind === "push" && defaultBranch === void 0) throw new Fault("INTERNAL", "the event does not say which branch is the default branch");
	if (change.kind === "push" && change.ref === `refs/heads/${defaultBranch}`) return;
	const where = change.kind === "push" ? change.ref : "a pull request";
	throw new UserError("REGISTRY_REFUSED", {
		file: where,
		message: "only the default branch is registered",
		fix: "give the job `if: github.event_name == 'push' && github.ref_name == github.event.repository.default_branch`"
	});
}

export { registerVerb as t };