const doctorHelp = {
	summary: "prove that the gate cannot be passed over, and tell the exact fix",
	description: `Looks at rules, bypass lists, CODEOWNERS, workflows, settings and the policy of a repository; changes nothing. Reads GITHUB_TOKEN
(an administrator's sees most). Without it only the files of this folder are looked at, and what could not be seen is named.
Exit code 0: proven. 1: something is wrong. 3: nothing is known to be wrong, but not everything could be seen.`,
	flags: [
		{
			name: "repository",
			value: "OWNER/NAME",
			text: "the repository (default: GITHUB_REPOSITORY, else the remote origin)"
		},
		{
			name: "branch",
			value: "NAME",
			text: "the branch that is guarded (default: the default branch)"
		},
		{
			name: "app",
			value: "ID",
			text: "number or slug of your App (default: the App that posted the check last)"
		}
	],
	example: "assay doctor --repository acme/credit --branch main",
	next: "Every check, the attack it stops and its fix: docs/doctor.md"
};

export { doctorHelp as t };