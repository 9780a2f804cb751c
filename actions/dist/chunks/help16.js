const policyHelp = {
	summary: "check a policy, warn of rules that are hardly meant, and show what of a framework it looks at",
	description: `Reads the policy as the gate would, with every mistake at its line and column. Warns of rules that can never fail or are never asked,
and of limits looser than the floor's. For each preset it lists every control: the rules that look at a part of it, what they said last
(.assay/verdict.json, when there is one), and what only people can do. It never says that a framework is fulfilled.`,
	flags: [
		{
			name: "policy",
			value: "FILE",
			text: "the policy (default: .github/assay-policy.yml)"
		},
		{
			name: "floor",
			value: "FILE",
			text: "rules of the organisation that hold beside the policy"
		},
		{
			name: "preset",
			value: "NAME",
			text: "show this preset, also when the policy does not name it: eu-ai-act@2026-1"
		},
		{
			name: "verdict",
			value: "FILE",
			text: "what the rules said (default: .assay/verdict.json, if there)"
		}
	],
	example: "assay policy --preset eu-ai-act@2026-1",
	next: "The presets, control by control: docs/presets.md"
};

export { policyHelp as t };