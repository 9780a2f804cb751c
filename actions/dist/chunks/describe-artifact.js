import { bi as UserError, hn as artifactSchema } from "./start.js";
import { t as inspectModelFile } from "./inspect-model-file.js";

const { maxItems } = artifactSchema.properties.findings;
/**
* The section `artifact` of the evidence: what the model file says about itself. A file that cannot be looked into is an error among the
* findings; whether the model runs all the same is for the runtime to say.
*/
function describeArtifact(ports, path) {
	try {
		const { format, size, operators, parameters, findings } = inspectModelFile(ports, { model: path }).facts;
		return {
			format,
			size,
			operators: operators.length,
			...parameters === void 0 || !Number.isSafeInteger(parameters) ? {} : { parameters },
			findings: findings.slice(0, maxItems).map(({ examples, ...one }) => ({
				...one,
				...examples === void 0 ? {} : { examples: [...examples] }
			}))
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const [problem] = error.problems;
		const { message = "the model file cannot be read", fix = "export the model again" } = problem ?? {};
		return {
			format: "unreadable",
			size: 0,
			findings: [{
				code: error.code,
				severity: "error",
				message: message.slice(0, 1900),
				fix: fix.slice(0, 1900)
			}]
		};
	}
}

export { describeArtifact };