const auditHelp = {
	summary: "verify an exported audit log offline: nothing changed, removed, moved or added",
	description: `Checks the links between entries, the order, the signatures of checkpoints, and that policies are the texts that decided.
A folder holds several exports of one log, as a ledger collects them: each is checked, and none may contradict another.
Exit code 0: sound. 1: it was tampered with, and what was changed where is told. Needs no network.`,
	flags: [{
		name: "verify",
		value: "PATH",
		text: "the exported file, or a folder of them (`*.jsonl`)"
	}, {
		name: "key",
		value: "FILE",
		text: "public keys you know from elsewhere (PEM or Base64, one a line); without it the file vouches for itself"
	}],
	example: "assay audit --verify audit.jsonl --key audit-key.pub",
	next: "How to export a log, and what it proves: docs/audit.md"
};

export { auditHelp as t };