const replayHelp = {
	summary: "try a policy on recorded evaluations: what would have been blocked or let through",
	description: `Judges what was recorded by another policy, with the same engine: nothing is measured or looked up anew.
Take the records from the App: docs/audit.md says how to export them. Rules that need facts which nobody had read then judge them as not known.
Exit code 0: every evaluation ends as it did. 1: some would end otherwise, worst first.`,
	flags: [
		{
			name: "policy",
			value: "FILE",
			text: "the policy to try (default: .github/assay-policy.yml)"
		},
		{
			name: "facts",
			value: "FILE",
			text: "the exported audit log with records"
		},
		{
			name: "days",
			value: "N",
			text: "only evaluations of the last N days before the newest record (default: 30)"
		}
	],
	example: "assay replay --policy .github/assay-policy.yml --facts audit.jsonl --days 30",
	next: "Why a rule said what it said: assay explain --record audit.jsonl --rule ID"
};

export { replayHelp as t };