import { t as parseStrictJson } from "./json.js";
import { n as validate } from "./validate.js";
import { n as UserError } from "./error.js";
import { t as VERDICTS } from "./verdict.js";
import { n as compiled } from "./compile-schema.js";
import { t as verdictSchema$1 } from "./checks-kit-verdict-file.js";

/** Where `gate` leaves its verdict for `register`. */
const VERDICT_PATH = ".assay/verdict.json";
const text = {
	type: "string",
	minLength: 1,
	maxLength: 4e3
};
const digest = {
	type: "string",
	pattern: "^sha256:[0-9a-f]{64}$"
};
const verdict = { enum: VERDICTS };
const rules = {
	type: "array",
	maxItems: 1e4,
	items: {
		type: "object",
		additionalProperties: false,
		required: [
			"id",
			"kind",
			"model",
			"severity",
			"verdict",
			"message"
		],
		properties: {
			id: text,
			kind: text,
			model: text,
			severity: { enum: ["block", "warn"] },
			verdict,
			message: text,
			requirement: text,
			headline: text,
			fix: text,
			observed: { type: "number" },
			limit: { type: "number" },
			waitsFor: text,
			parts: {
				type: "array",
				maxItems: 1e3,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"id",
						"kind",
						"verdict",
						"message",
						"requirement"
					],
					properties: {
						id: text,
						kind: text,
						under: text,
						verdict,
						message: text,
						requirement: text,
						fix: text
					}
				}
			}
		}
	}
};
/** Members that the verdict in the file and the document of `assay gate --json` share. */
const verdictProperties = {
	verdict,
	reason: text,
	policy: {
		type: "object",
		additionalProperties: false,
		required: [
			"path",
			"digest",
			"mode"
		],
		properties: {
			path: text,
			digest,
			commit: text,
			floor: {
				type: "object",
				additionalProperties: false,
				required: ["path", "digest"],
				properties: {
					path: text,
					digest
				}
			},
			mode: { enum: ["enforce", "advisory"] }
		}
	},
	models: {
		type: "array",
		maxItems: 1e3,
		items: {
			type: "object",
			additionalProperties: false,
			required: [
				"model",
				"verdict",
				"rules"
			],
			properties: {
				model: text,
				verdict,
				rules,
				untouched: { type: "boolean" },
				evidence: {
					type: "array",
					maxItems: 100,
					items: {
						type: "object",
						additionalProperties: false,
						required: [
							"kind",
							"digest",
							"subject"
						],
						properties: {
							kind: { enum: ["test", "drift"] },
							digest,
							subject: digest
						}
					}
				}
			}
		}
	},
	rules
};
/** JSON Schema of `.assay/verdict.json`. */
const verdictSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay verdict",
	type: "object",
	additionalProperties: false,
	required: [
		"verdict",
		"policy",
		"models",
		"rules"
	],
	properties: verdictProperties
};
/** Reads the verdict of the gate. Throws UserError EVIDENCE_MISSING when the gate has not run, EVIDENCE_INVALID when the file is not its. */
async function readVerdict(files) {
	const content = await files.readText(VERDICT_PATH);
	if (content === void 0) throw new UserError("EVIDENCE_MISSING", {
		file: VERDICT_PATH,
		message: "there is no verdict, so there is nothing that allows a registration",
		fix: "run `assay gate` first, in the same folder"
	});
	return validate(parseStrictJson(content, VERDICT_PATH, "EVIDENCE_INVALID"), verdictSchema, "EVIDENCE_INVALID");
}
compiled.set(verdictSchema, verdictSchema$1);

export { readVerdict as n, VERDICT_PATH as t };