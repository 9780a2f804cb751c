import { t as findingSchema } from "./integrity.js";
import { t as count } from "./parts.js";

/** What the model file says about itself, read without running it; `unreadable` where nobody could look into it. */
const artifactSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"format",
		"size",
		"findings"
	],
	properties: {
		format: {
			type: "string",
			pattern: "^[a-z][a-z0-9-]{1,30}$"
		},
		/** Bytes of all its files. */
		size: count,
		/** Different operators or layers. */
		operators: count,
		parameters: count,
		findings: {
			type: "array",
			maxItems: 300,
			items: findingSchema
		}
	}
};
/** Where a section contradicts itself: errors come first. */
function artifactContradictions(artifact) {
	const severities = artifact?.findings.map(({ severity }) => severity) ?? [];
	if (!severities.includes("warn") || severities.lastIndexOf("error") < severities.indexOf("warn")) return [];
	return [{
		path: "/predicate/artifact/findings",
		message: "errors do not come before warnings"
	}];
}

export { artifactSchema as n, artifactContradictions as t };