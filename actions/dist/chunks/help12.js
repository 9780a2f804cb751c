const explainHelp = {
	summary: "say why a rule said what it said, from the record of the evaluation",
	description: `Shows the settings of the rule, every fact it looked at, the comparison it made, and what would have changed the verdict: all from
what was recorded then, never from a fresh look. Numbers that the policy holds back stay held back.`,
	flags: [
		{
			name: "record",
			value: "FILE",
			text: "the exported audit log with records"
		},
		{
			name: "rule",
			value: "ID",
			text: "the rule, as the report names it; `model/rule` where several models have it"
		},
		{
			name: "commit",
			value: "SHA",
			text: "the head commit that was judged (default: the newest record)"
		}
	],
	example: "assay explain --record audit.jsonl --rule auc",
	next: "What another policy would have said: assay replay --policy FILE --facts audit.jsonl"
};

export { explainHelp as t };