import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";

const gateHelp = {
	summary: "judge the evidence by the policy: may this model be merged?",
	description: `Reads .assay/evidence/ and the policy, and says which rule blocks, why, and what to do. Writes .assay/verdict.json.
Exit code 0: yes. 1: no. 2: something you wrote is wrong. 3: it could not be decided, which is never a yes.`,
	flags: [
		CONFIG_FLAG,
		{
			...MODEL_FLAG,
			text: "judge only this model (default: all models of the configuration)"
		},
		{
			name: "policy",
			value: "FILE",
			text: "the policy (default: .github/assay-policy.yml)"
		},
		{
			name: "floor",
			value: "FILE",
			text: "rules of the organisation that hold beside the policy"
		}
	],
	example: "assay test && assay gate",
	next: "assay register records a model that passed, on the default branch."
};

export { gateHelp as t };