import { a as composeForRunner, c as actionInputs, d as writeOutputs, f as writeSummary, l as annotate, n as failureMarkdown, o as hasJobSummary, r as toFailure, u as inertLine } from "./failure.js";

/** The frame that every action runs in: it presents what the verb found, and turns whatever was thrown into the right exit code. */
async function runAction(verb) {
	let services;
	try {
		const work = verb.prepare(actionInputs);
		services = composeForRunner();
		const outcome = await work(services);
		await present(outcome);
		await upload(outcome, services);
		process.exitCode = outcome.exitCode;
	} catch (error) {
		const failure = toFailure(error);
		process.exitCode = failure.exitCode;
		await presentFailure(verb.name, failure);
	} finally {
		await services?.close();
	}
}
async function present(outcome) {
	console.log(inertLine(outcome.text));
	annotate(outcome.annotations);
	writeOutputs(outcome.outputs);
	if (hasJobSummary()) await writeSummary(outcome.summaryMarkdown);
}
async function presentFailure(verb, failure) {
	console.log(inertLine(failure.text));
	annotate(failure.problems.map((problem) => ({
		level: "error",
		problem
	})));
	if (hasJobSummary()) await writeSummary(failureMarkdown(verb, failure));
}
/** Evidence that did not leave the job is evidence nobody can check: a failed upload is a fault, not a warning. */
async function upload({ artifact, report }, { artifacts, log }) {
	for (const bundle of [artifact, report]) {
		if (bundle === void 0 || artifacts === void 0) continue;
		await artifacts.upload(bundle.name, bundle.files);
		log.info(`kept in the artifact ${bundle.name}: ${bundle.files.join(", ")}`);
	}
}

export { runAction as t };