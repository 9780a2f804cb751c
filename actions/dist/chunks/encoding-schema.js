import { vn as compiled } from "./start.js";
import { t as encodingSchema$1 } from "./checks-model-encoding-schema.js";

const name = {
	type: "string",
	minLength: 1,
	maxLength: 1e3
};
const number = { type: "number" };
/** JSON Schema of `encoding.json`: how raw columns become the numbers that a model was trained on. */
const encodingSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay feature encoding",
	type: "object",
	additionalProperties: false,
	required: ["version", "columns"],
	properties: {
		version: { const: 1 },
		columns: {
			type: "array",
			minItems: 1,
			maxItems: 1e4,
			items: {
				type: "object",
				discriminator: { propertyName: "kind" },
				required: ["kind"],
				oneOf: [{
					type: "object",
					additionalProperties: false,
					required: [
						"kind",
						"name",
						"median",
						"mean",
						"sd"
					],
					properties: {
						kind: { const: "numeric" },
						name,
						median: {
							...number,
							description: "Takes the place of a missing value."
						},
						mean: number,
						sd: {
							...number,
							exclusiveMinimum: 0,
							description: "Standard deviation; 1 for a constant column."
						}
					}
				}, {
					type: "object",
					additionalProperties: false,
					required: [
						"kind",
						"name",
						"categories"
					],
					properties: {
						kind: { const: "text" },
						name,
						categories: {
							type: "array",
							maxItems: 100,
							uniqueItems: true,
							items: {
								type: "string",
								maxLength: 1e4
							},
							description: "One column each, then one for every other text; all of them 0 where the text is missing."
						}
					}
				}]
			}
		},
		classes: {
			type: "array",
			minItems: 2,
			maxItems: 1e4,
			uniqueItems: true,
			items: {
				type: "string",
				maxLength: 1e4
			},
			description: "Labels in the order of the output columns; binary: negative, positive."
		}
	}
};
compiled.set(encodingSchema, encodingSchema$1);

export { encodingSchema as t };