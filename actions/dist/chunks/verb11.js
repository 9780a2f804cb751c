import { t as doctorVerb } from "./verb-doctor.js";
import { E as matchesSegments, a as parsePolicy, n as POLICY_PATH } from "./parse2.js";
import { n as unseen, t as known } from "./facts.js";
import { It as isRecord, Vt as LEDGER_BRANCH, bi as UserError, rt as parseConfig, st as parseYaml, xi as formatProblem } from "./start.js";

/** Where GitHub looks for the file, in its order; the first that exists is used. */
const CODEOWNERS_PATHS = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
/**
* Who owns a path: the owners of the last line that matches it, as GitHub decides; empty when no line does, or when that line names nobody.
* Patterns are those of gitignore without `!` and `[ ]`, and case counts (GitHub docs: about code owners).
*/
function ownersOf(text, path) {
	return text.split(/\r?\n/).flatMap((line) => {
		const [pattern, ...owners] = line.replace(/(^|\s)#.*$/, "").trim().split(/\s+/);
		return pattern === void 0 || pattern === "" ? [] : [{
			pattern,
			owners
		}];
	}).findLast(({ pattern }) => owns(pattern, path))?.owners ?? [];
}
function owns(pattern, path) {
	if (/^!|[[\]\\]/.test(pattern)) return false;
	const isFolder = pattern.endsWith("/");
	const segments = pattern.replace(/^\//, "").replace(/\/$/, "").split("/");
	const rooted = pattern.startsWith("/") || segments.length > 1 ? segments : ["**", ...segments];
	const target = path.split("/");
	if (!isFolder && matchesSegments(rooted, target)) return true;
	if (segments.length > 1 && segments.at(-1) === "*" && !isFolder) return false;
	return matchesSegments([
		...rooted,
		"**",
		"*"
	], target);
}

/** All is as it should be. */
function ok(kind, message) {
	return {
		...kind,
		state: "ok",
		message
	};
}
/** Something is wrong; `fix` is a command to run or a place to click. */
function problem(kind, message, fix) {
	return {
		...kind,
		state: "problem",
		message,
		fix
	};
}
/** It could not be seen whether something is wrong; `reason` names the permission. */
function unknown(kind, reason) {
	return {
		...kind,
		state: "unknown",
		message: `could not be checked: ${reason}`,
		fix: LOOK_AGAIN
	};
}
const LOOK_AGAIN = "run `assay doctor` with GITHUB_TOKEN set to a token of an administrator of the repository (fine-grained: Administration, Actions, Contents, Checks, Pull requests and Metadata, all read)";
/** Applies a judgement to something that was read; `unknown` when it was not. */
function judge(kind, seen, decide) {
	return seen.known ? decide(seen.value) : unknown(kind, seen.reason);
}
/** 1: something is wrong. 3: nothing is known to be wrong, but not everything could be seen, so it is not proven. Advice never counts. */
function exitCodeOf(checks) {
	const counting = checks.filter(({ severity }) => severity !== "advice");
	if (counting.some(({ state }) => state === "problem")) return 1;
	return counting.some(({ state }) => state === "unknown") ? 3 : 0;
}

/** What a ruleset has to say about the branch that Assay guards, as the body of `POST /repos/{owner}/{repo}/rulesets`. */
function branchRuleset(branch, check, app) {
	return {
		name: check,
		target: "branch",
		enforcement: "active",
		conditions: { ref_name: {
			include: [`refs/heads/${branch}`],
			exclude: []
		} },
		bypass_actors: [],
		rules: [
			{ type: "deletion" },
			{ type: "non_fast_forward" },
			{
				type: "pull_request",
				parameters: {
					required_approving_review_count: 1,
					dismiss_stale_reviews_on_push: true,
					require_code_owner_review: true,
					require_last_push_approval: true,
					required_review_thread_resolution: false
				}
			},
			{
				type: "required_status_checks",
				parameters: {
					strict_required_status_checks_policy: true,
					required_status_checks: [{
						context: check,
						integration_id: app
					}]
				}
			}
		]
	};
}
/** What a ruleset has to say about the ledger branch. */
function ledgerRuleset(branch) {
	return {
		name: "assay: ledger",
		target: "branch",
		enforcement: "active",
		conditions: { ref_name: {
			include: [`refs/heads/${branch}`],
			exclude: []
		} },
		bypass_actors: [],
		rules: [{ type: "deletion" }, { type: "non_fast_forward" }]
	};
}
/** What a ruleset has to say about the tags of registered versions: made once, never moved or removed. */
function tagRuleset() {
	return {
		name: "assay: versions",
		target: "tag",
		enforcement: "active",
		conditions: { ref_name: {
			include: ["refs/tags/assay/**/*"],
			exclude: []
		} },
		bypass_actors: [],
		rules: [{ type: "deletion" }, { type: "update" }]
	};
}
/** The command that makes a ruleset. */
function createRuleset(repository, body) {
	return `gh api -X POST repos/${repository}/rulesets --input - <<'JSON'\n${JSON.stringify(body, null, 2)}\nJSON`;
}
/** Where a ruleset or the classic protection is edited. */
function editGuard(guard, change) {
	return `${guard.kind === "ruleset" ? "Settings > Rules > Rulesets" : "Settings > Branches"} > ${guard.name}: ${change}`;
}

/** The id of GitHub's role `admin` in bypass lists. */
const ADMIN_ROLE = 5;
/** May somebody with administrator's rights pass because of this entry? */
function isAdminActor({ type, id }) {
	return type === "OrganizationAdmin" || type === "RepositoryRole" && id === 5;
}
/** Every guard of a branch. Rules whose ruleset could not be read have a bypass list that is unknown, never empty. */
function guardsOf({ rules, rulesets, classic }) {
	if (!rules.known) return rules;
	const guards = [...new Set(rules.value.map(({ ruleset }) => ruleset))].map((id) => {
		const own = rules.value.filter((rule) => rule.ruleset === id);
		const ruleset = rulesets.find((one) => one.id === id);
		const has = (type) => own.some((rule) => rule.type === type);
		const checks = own.filter(({ type }) => type === "required_status_checks").map(({ parameters }) => parameters);
		const reviews = own.filter(({ type }) => type === "pull_request").map(({ parameters }) => parameters);
		return {
			name: ruleset === void 0 ? `ruleset ${id}` : `ruleset "${ruleset.name}" (${id}, ${ruleset.source})`,
			kind: "ruleset",
			checks: checks.flatMap(requiredChecksOf),
			strict: checks.some((one) => one["strict_required_status_checks_policy"] === true),
			review: reviewOf(reviews),
			blocksForcePush: has("non_fast_forward"),
			blocksDeletion: has("deletion"),
			restrictsWriting: has("update"),
			hasQueue: has("merge_queue"),
			bypass: ruleset?.bypass ?? {
				known: false,
				reason: `ruleset ${id} cannot be read`
			},
			reviewBypass: [],
			writers: void 0
		};
	});
	return known([...guards, ...classicGuards(classic)]);
}
function classicGuards(classic) {
	if (!classic.known || classic.value === void 0) return [];
	const { checks, strict, review, reviewBypass, enforcesAdmins, allowsForcePush, allowsDeletion, restrictedTo } = classic.value;
	return [{
		name: "branch protection",
		kind: "classic",
		checks,
		strict,
		review,
		blocksForcePush: !allowsForcePush,
		blocksDeletion: !allowsDeletion,
		restrictsWriting: restrictedTo !== void 0,
		hasQueue: false,
		bypass: known(enforcesAdmins ? [] : [{
			type: "RepositoryRole",
			id: 5,
			mode: "always"
		}]),
		reviewBypass,
		writers: restrictedTo
	}];
}
function requiredChecksOf(parameters) {
	const list = parameters["required_status_checks"];
	if (!Array.isArray(list)) return [];
	return list.flatMap((item) => {
		if (typeof item !== "object" || item === null || !("context" in item)) return [];
		const id = "integration_id" in item ? item.integration_id : void 0;
		return [{
			name: String(item.context),
			app: typeof id === "number" ? id : void 0
		}];
	});
}
function reviewOf(rules) {
	if (rules.length === 0) return void 0;
	const asks = (name) => rules.some((rule) => rule[name] === true);
	return {
		codeOwners: asks("require_code_owner_review"),
		dismissesStale: asks("dismiss_stale_reviews_on_push"),
		lastPush: asks("require_last_push_approval")
	};
}

const error = (id, why) => ({
	id,
	severity: "error",
	why
});
const warn = (id, why) => ({
	id,
	severity: "warn",
	why
});
/** Every check of `doctor`. A1 to A35 are the attacks of docs/threat-model.md; docs/doctor.md has a row for each check. */
const KINDS = {
	checkRequired: error("check-required", "A28: a check that nobody requires holds nothing back"),
	checkPinned: error("check-pinned", "A19: a check required by name only can be posted green by any workflow"),
	noBypass: error("no-bypass", "whoever may pass over the rules needs no good model"),
	adminsIncluded: warn("admins-included", "a taken-over administrator account merges anything"),
	upToDate: warn("up-to-date", "A30: what was measured is not what is merged"),
	codeOwnerReview: error("code-owner-review", "A2, A16: an author edits the workflow or the policy that judges the change"),
	staleApprovals: warn("stale-approvals", "A17: get an approval, then push"),
	codeownersCover: error("codeowners-cover", "A16: the policy is weakened by somebody who does not own it"),
	codeownersValid: error("codeowners-valid", "A16: GitHub skips lines with faults and owners who do not exist"),
	branchKept: warn("branch-kept", "A16: a force push rewrites the policy without a review"),
	ledgerKept: error("ledger-kept", "A34: who rewrites the ledger chooses the champion that candidates are compared with"),
	ledgerWriters: warn("ledger-writers", "A34: anybody with write access can add a version to the ledger"),
	releaseTags: warn("release-tags", "A34: a moved tag puts other bytes behind a version that was judged"),
	workflowToken: warn("workflow-token", "A8, A19: a job that names no permissions gets a token that writes"),
	botApproval: error("bot-approval", "A25: a workflow approves the pull request that started it"),
	forkApproval: warn("fork-approval", "A2, A23: anybody on the internet starts workflows with code of their own"),
	forkSecrets: error("fork-secrets", "A7: code of a fork reads secrets or gets a token that writes"),
	selfHosted: error("self-hosted", "A32: code of a fork stays on the machine and changes what later jobs measure"),
	runsAssay: warn("runs-assay", "no workflow makes evidence, so nothing can pass or nothing is judged"),
	actionsPinned: error("actions-pinned", "A5: a tag that is moved runs foreign code beside the evidence"),
	untrustedCheckout: error("untrusted-checkout", "A2, A7: code of the pull request runs with secrets and a token that writes"),
	jobPermissions: error("job-permissions", "A7, A19: the job that runs the author’s code may forge checks or ask for an identity"),
	policyValid: error("policy-valid", "A28: a policy that cannot be read judges nothing"),
	policyBlocks: error("policy-blocks", "A16: rules that only warn hold nothing back"),
	policyCovers: error("policy-covers", "a model that the policy does not name is not judged"),
	dependabot: {
		id: "dependabot",
		severity: "advice",
		why: "A33: pinned actions stay at a faulty version until somebody raises them"
	}
};

/** Whom a ledger that only programs write may let through. */
const PROGRAMS = ["Integration", "DeployKey"];
/** Can history be rewritten: that of the branch with its policy, and that of the ledger? */
function checkBranches(facts) {
	const { branch, ledger, repository } = facts;
	const [first] = branch.rules.known ? branch.rules.value : [];
	const fix = `Settings > Rules > Rulesets > ${first === void 0 ? `a ruleset for ${branch.name}` : `ruleset ${first.ruleset}`}: tick "Restrict deletions" and "Block force pushes"`;
	const protect = createRuleset(repository, ledgerRuleset(ledger.name));
	return [
		kept(KINDS.branchKept, branch, (actor) => !isAdminActor(actor), fix),
		judge(KINDS.ledgerKept, ledger.exists, (exists) => {
			const check = kept(KINDS.ledgerKept, ledger, isPerson, protect);
			if (exists || check.state !== "problem") return check;
			return {
				...check,
				message: `${check.message}; the branch does not exist yet: protect it before the first version`
			};
		}),
		writers(ledger, protect),
		tags(facts)
	];
}
/** Blocked is what some guard blocks that lets nobody by; administrators of the guarded branch are another check's matter. */
function kept(kind, branch, isPasser, fix) {
	return judge(kind, guardsOf(branch), (list) => {
		const open = [{
			what: "force pushes",
			guards: list.filter(({ blocksForcePush }) => blocksForcePush)
		}, {
			what: "deletion",
			guards: list.filter(({ blocksDeletion }) => blocksDeletion)
		}].filter(({ guards }) => !guards.some(({ bypass }) => bypass.known && !bypass.value.some(isPasser)));
		if (open.length === 0) return ok(kind, `${branch.name} can be neither rewritten nor deleted`);
		const whats = open.map(({ what }) => what).join(" and ");
		const blocking = open.flatMap((deed) => deed.guards);
		const passed = blocking.find(({ bypass }) => bypass.known);
		if (passed !== void 0) {
			const message = `${passed.name} blocks ${whats} on ${branch.name}, but has people on its bypass list`;
			return problem(kind, message, editGuard(passed, "empty the bypass list"));
		}
		const hidden = blocking.flatMap(({ bypass }) => bypass.known ? [] : [bypass.reason]);
		if (hidden.length > 0) return unknown(kind, [...new Set(hidden)].join("; "));
		if (!branch.classic.known) return unknown(kind, `no ruleset blocks ${whats}, and ${branch.classic.reason}`);
		return problem(kind, `${branch.name} allows ${whats}`, fix);
	});
}
const isPerson = ({ type }) => !PROGRAMS.includes(type);
function writers(ledger, fix) {
	const kind = KINDS.ledgerWriters;
	return judge(kind, guardsOf(ledger), (list) => {
		const limiting = list.filter(({ restrictsWriting }) => restrictsWriting);
		const open = limiting.map(openTo);
		const safe = limiting[open.findIndex((people) => people?.length === 0)];
		if (safe !== void 0) return ok(kind, `${safe.name} lets only programs write to ${ledger.name}`);
		const [guard] = limiting.filter((_guard, i) => open[i] !== void 0);
		if (guard !== void 0) return problem(kind, `${guard.name} lets ${openTo(guard)?.join(", ")} write to ${ledger.name}`, editGuard(guard, "leave only the App or deploy key that registers versions on the list"));
		const hidden = limiting.flatMap(({ bypass }) => bypass.known ? [] : [bypass.reason]);
		if (hidden.length > 0) return unknown(kind, hidden.join("; "));
		if (!ledger.classic.known) return unknown(kind, `no ruleset limits who writes, and ${ledger.classic.reason}`);
		const where = "then Settings > Rules > Rulesets > assay: ledger: tick \"Restrict updates\" and put the App or deploy key that registers versions on the bypass list";
		return problem(kind, `everybody with write access may push to ${ledger.name}`, list.length === 0 ? `${fix}\n${where}` : where.slice(5));
	});
}
/** Who that is no program may write past this guard; `undefined` when that cannot be seen. */
function openTo({ bypass, writers: allowed }) {
	if (!bypass.known) return void 0;
	return [...bypass.value.filter(isPerson).map(({ type, id }) => `${type}${id === void 0 ? "" : ` ${id}`}`), ...allowed ?? []];
}
/** A tag as the registry makes it: whatever covers this one covers them all, unless something is left out. */
const SAMPLE = "refs/tags/assay/model/v1.0.0".split("/");
function tags({ tags: seen, repository }) {
	const kind = KINDS.releaseTags;
	return judge(kind, seen, (list) => {
		const over = list.filter(({ include, exclude }) => include.some(covers$1) && !exclude.some((one) => /\[|^refs\/tags\/assay\//.test(one) || touches(one)));
		const types = over.flatMap(({ rules }) => rules);
		if ((types.includes("update") || types.includes("non_fast_forward")) && types.includes("deletion")) return ok(kind, `${over.map(({ name }) => name).join(" and ")}: tags of versions stay`);
		return problem(kind, "tags `assay/**` can be moved or deleted", createRuleset(repository, tagRuleset()));
	});
}
/** GitHub matches like Ruby's fnmatch with FNM_PATHNAME: `**` at the end stays inside one folder, only a slash and a star behind it go deeper. */
function covers$1(pattern) {
	return touches(pattern.replace(/\/\*\*$/, "/*"));
}
function touches(pattern) {
	return pattern === "~ALL" || matchesSegments(pattern.split("/"), SAMPLE);
}

const FIRST = `correct \`${KINDS.policyValid.id}\` first`;
/** Does the policy hold anything back, for every model? */
function checkPolicy(facts) {
	const { policyValid, policyBlocks, policyCovers } = KINDS;
	const { policy: file } = facts.files;
	if (!file.known) return [
		policyValid,
		policyBlocks,
		policyCovers
	].map((kind) => unknown(kind, file.reason));
	const policy = file.value === void 0 ? void 0 : read(() => parsePolicy(file.value?.text ?? "", POLICY_PATH));
	if (policy === void 0 || typeof policy === "string") {
		const fix = policy === void 0 ? `add ${POLICY_PATH} (docs/policy.md has one to start from)` : `correct ${POLICY_PATH}`;
		return [
			problem(policyValid, policy ?? `${facts.branch.name} has no ${".github/assay-policy.yml"}`, fix),
			problem(policyBlocks, "there is no policy to look at", FIRST),
			problem(policyCovers, "there is no policy to look at", FIRST)
		];
	}
	return [
		ok(policyValid, `${POLICY_PATH} can be read`),
		blocks(policy),
		covers(facts, policy)
	];
}
function blocks({ mode, models }) {
	const kind = KINDS.policyBlocks;
	if (mode === "advisory") return problem(kind, "the policy is advisory: nothing is held back", `remove \`mode: advisory\` from ${POLICY_PATH} once its verdicts are right`);
	const lax = models.filter(({ rules }) => !rules.some(({ severity }) => severity === "block")).map(({ model }) => model);
	if (lax.length === 0) return ok(kind, "every model of the policy has a rule that blocks");
	return problem(kind, `no rule blocks ${lax.join(", ")}`, `remove \`severity: warn\` from a rule of each in ${POLICY_PATH}`);
}
function covers({ files, branch }, policy) {
	const kind = KINDS.policyCovers;
	return judge(kind, files.config, (file) => {
		if (file === void 0) return problem(kind, `${branch.name} has no assay.yml`, "add assay.yml (docs/tutorial.md)");
		const config = read(() => parseConfig(file.text, file.path));
		if (typeof config === "string") return problem(kind, config, `correct ${file.path}`);
		const governed = policy.models.map(({ model }) => model);
		const open = config.models.map(({ name }) => name).filter((name) => !governed.includes(name));
		if (open.length === 0) return ok(kind, "every model of assay.yml has rules");
		return problem(kind, `no rule for ${open.join(", ")}`, `add under \`models:\` of ${POLICY_PATH}: ${open.join(", ")}`);
	});
}
/** The document, or what is wrong with it. */
function read(parse) {
	try {
		return parse();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return error.problems.map(formatProblem).join("; ");
	}
}

/** GitHub's own App: every check that a workflow posts with GITHUB_TOKEN comes from it. */
const ACTIONS_APP = 15368;
/** Is the check of the gate required, from the App alone, of everybody, and for what will really be merged? */
function checkRequirement(facts) {
	const { branch, checkName } = facts;
	const guards = guardsOf(branch);
	const kinds = [
		KINDS.checkRequired,
		KINDS.checkPinned,
		KINDS.noBypass,
		KINDS.adminsIncluded,
		KINDS.upToDate
	];
	if (!guards.known) return kinds.map((kind) => unknown(kind, guards.reason));
	const requiring = guards.value.filter(({ checks }) => checks.some(({ name }) => name === checkName));
	if (requiring.length === 0) {
		const { classic } = branch;
		if (!classic.known) return kinds.map((kind) => unknown(kind, `no ruleset requires it, and ${classic.reason}`));
		return kinds.map((kind) => kind === KINDS.checkRequired ? notRequired(facts, guards.value) : nothingToPass(kind));
	}
	return [
		ok(KINDS.checkRequired, `\`${checkName}\` is required by ${names(requiring)}`),
		pinned$1(facts, requiring),
		bypass(guards.value, facts, requiring),
		admins(facts, requiring),
		upToDate(guards.value, requiring)
	];
}
const names = (guards) => guards.map(({ name }) => name).join(" and ");
const nothingToPass = (kind) => problem(kind, "nothing requires the check yet", `correct \`${KINDS.checkRequired.id}\` first`);
/** The ruleset that puts everything right, with the number of the App where it is known. */
function wholeRuleset({ repository, branch, checkName, app }) {
	const [first] = app.known ? app.value.filter(({ id }) => id !== ACTIONS_APP) : [];
	const command = createRuleset(repository, branchRuleset(branch.name, checkName, first?.id ?? "APP_ID"));
	return first === void 0 ? `${command}\nwhere APP_ID is the number that the settings page of your App shows as "App ID"` : command;
}
function notRequired(facts, guards) {
	const near = guards.flatMap(({ checks }) => checks.map(({ name }) => name)).filter((name) => name.startsWith("assay"));
	const hint = near.length === 0 ? "" : `; required are: ${near.join(", ")}`;
	return problem(KINDS.checkRequired, `nothing requires \`${facts.checkName}\` on ${facts.branch.name}${hint}`, wholeRuleset(facts));
}
function pinned$1(facts, requiring) {
	const kind = KINDS.checkPinned;
	const pins = requiring.flatMap(({ checks }) => checks.filter(({ name }) => name === facts.checkName));
	const ids = [...new Set(pins.flatMap(({ app }) => app ?? []))];
	if (ids.length === 0) return problem(kind, `\`${facts.checkName}\` is required by its name only, so any workflow can post it`, repin(facts, requiring));
	if (ids.every((id) => id === ACTIONS_APP)) {
		const message = `\`${facts.checkName}\` is expected from GitHub Actions (15368), so any workflow with \`checks: write\` can post it`;
		return problem(kind, message, repin(facts, requiring));
	}
	return judge(kind, facts.app, (apps) => {
		const found = apps.find(({ id }) => id !== ACTIONS_APP && ids.includes(id));
		if (found !== void 0) return ok(kind, `only ${nameOf(found)} can make \`${facts.checkName}\` green`);
		const foreign = apps.filter(({ id }) => id !== ACTIONS_APP);
		if (foreign.length === 0) {
			const reason = `it is expected from App ${ids.join(", ")}, and no App has posted it on the newest pull requests`;
			return {
				...unknown(kind, reason),
				fix: "name your App: `assay doctor --app APP_ID`"
			};
		}
		const posted = foreign.map(nameOf).join(", ");
		return problem(kind, `expected from App ${ids.join(", ")}, but yours is ${posted}`, repin(facts, requiring));
	});
}
const nameOf = ({ id, slug }) => slug === void 0 ? `App ${id}` : `App ${slug} (${id})`;
function repin({ app, checkName }, [guard]) {
	const own = app.known ? app.value.find(({ id }) => id !== ACTIONS_APP) : void 0;
	const source = own === void 0 ? "your App" : `${nameOf(own)} (integration_id ${own.id})`;
	return guard === void 0 ? "" : editGuard(guard, `remove \`${checkName}\` and add it again with ${source} as its source`);
}
/** A role is safe when one of its guards lets nobody by: others may then be as lax as they like. */
function bypass(guards, facts, requiring) {
	const kind = KINDS.noBypass;
	const reviewing = guards.filter(({ review }) => review?.codeOwners);
	const open = [{
		what: `\`${facts.checkName}\``,
		guards: requiring,
		review: false
	}, ...reviewing.length === 0 ? [] : [{
		what: "the review of code owners",
		guards: reviewing,
		review: true
	}]].flatMap((role) => {
		const passers = role.guards.map((guard) => passersOf(guard, role.review));
		return passers.some((one) => one?.length === 0) ? [] : [{
			...role,
			passers
		}];
	});
	if (open.length === 0) return ok(kind, "nobody but administrators, who are looked at below, may pass over the rules");
	const blind = open.find(({ passers }) => passers.includes(void 0));
	const dirty = open.find(({ passers }) => passers.some((one) => one !== void 0));
	if (dirty !== void 0) {
		const who = [...new Set(dirty.passers.flatMap((one) => one ?? []))];
		const [guard] = dirty.guards.filter((_guard, i) => (dirty.passers[i]?.length ?? 0) > 0);
		const fix = guard === void 0 ? "" : editGuard(guard, "empty the bypass list, or keep your emergency exit in the mode \"for pull requests only\" and know who it is");
		return problem(kind, `${dirty.what} can be passed over by ${who.join(", ")}`, fix);
	}
	const hidden = blind?.guards.map(({ bypass: list }) => list.known ? "" : list.reason).filter(Boolean) ?? [];
	return unknown(kind, hidden.join("; "));
}
/** Who passes a guard without being an administrator; `undefined` when that cannot be seen. */
function passersOf({ bypass: list, reviewBypass }, isReview) {
	if (!list.known) return void 0;
	const actors = list.value.filter((actor) => !isAdminActor(actor)).map(describe);
	return isReview ? [...actors, ...reviewBypass] : actors;
}
function describe({ type, id, mode }) {
	const trace = mode === "exempt" ? ", exempt: leaves no trace in the audit log" : "";
	const limit = mode === "pull_request" ? ", in pull requests only" : "";
	return `${type}${id === void 0 ? "" : ` ${id}`}${trace}${limit}`;
}
function admins(facts, requiring) {
	const kind = KINDS.adminsIncluded;
	const lists = requiring.map((guard) => ({
		guard,
		list: guard.bypass
	}));
	const binding = lists.find(({ list }) => list.known && !list.value.some(isAdminActor));
	if (binding !== void 0) return ok(kind, `${binding.guard.name} binds administrators too`);
	const open = lists.find(({ list }) => list.known);
	if (open === void 0) return unknown(kind, lists.flatMap(({ list }) => list.known ? [] : [list.reason]).join("; "));
	const { repository, branch } = facts;
	const fix = open.guard.kind === "classic" ? `gh api -X POST repos/${repository}/branches/${branch.name}/protection/enforce_admins` : editGuard(open.guard, "remove administrators from the bypass list");
	return problem(kind, `administrators may pass over ${open.guard.name}`, fix);
}
function upToDate(guards, requiring) {
	const kind = KINDS.upToDate;
	if (guards.some(({ hasQueue }) => hasQueue)) return ok(kind, "a merge queue tests what will be merged");
	if (requiring.some(({ strict }) => strict)) return ok(kind, "a branch has to be up to date before it is merged");
	const [guard] = requiring;
	const fix = guard === void 0 ? "" : editGuard(guard, "tick \"Require branches to be up to date before merging\", or require a merge queue");
	return problem(kind, "a branch that is behind may be merged: nobody measured the mix", fix);
}

/** A file that does not exist yet: whoever may add a workflow may make evidence. */
const NEW_WORKFLOW = ".github/workflows/new.yml";
/** Must the owners of the policy and of the workflows look at a change of them? */
function checkReview(facts) {
	return [
		...reviewRules(facts),
		covered(facts),
		valid(facts)
	];
}
function reviewRules(facts) {
	const { branch, repository, checkName } = facts;
	const guards = guardsOf(branch);
	const { codeOwnerReview, staleApprovals } = KINDS;
	if (!guards.known) return [unknown(codeOwnerReview, guards.reason), unknown(staleApprovals, guards.reason)];
	const reviewing = guards.value.filter(({ review }) => review !== void 0);
	const byOwners = reviewing.find(({ review }) => review?.codeOwners);
	const dismissing = reviewing.find(({ review }) => review?.dismissesStale);
	const lastPush = reviewing.find(({ review }) => review?.lastPush);
	const [first] = reviewing;
	const make = createRuleset(repository, branchRuleset(branch.name, checkName, "APP_ID"));
	const missing = (kind, message, change) => {
		if (!branch.classic.known) return unknown(kind, `no ruleset asks for it, and ${branch.classic.reason}`);
		const fix = first === void 0 ? `${make}\n(or add its rule \`pull_request\` to a ruleset you have)` : editGuard(first, change);
		return problem(kind, message, fix);
	};
	return [byOwners === void 0 ? missing(codeOwnerReview, first === void 0 ? `${branch.name} takes changes without a pull request` : "code owners need not approve", "tick \"Require review from Code Owners\"") : ok(codeOwnerReview, `${byOwners.name} asks for the review of code owners`), dismissing === void 0 || lastPush === void 0 ? missing(staleApprovals, dismissing === void 0 ? "an approval stays when the author pushes again" : "whoever pushed last may be the one who approves, under whatever name the commits carry", "tick \"Dismiss stale pull request approvals when new commits are pushed\" and \"Require approval of the most recent reviewable push\"") : ok(staleApprovals, `${lastPush.name} asks somebody else again after a push`)];
}
function covered({ files }) {
	const kind = KINDS.codeownersCover;
	return judge(kind, files.codeowners, (file) => {
		if (file === void 0) return problem(kind, "there is no CODEOWNERS file", `add ${CODEOWNERS_PATHS[0]} with:\n/.github/ @OWNER\n/assay.yml @OWNER`);
		const workflows = files.workflows.known ? files.workflows.value.map(({ path }) => path) : [];
		const wanted = [
			POLICY_PATH,
			"assay.yml",
			file.path,
			NEW_WORKFLOW,
			...workflows
		];
		const open = [...new Set(wanted)].filter((path) => ownersOf(file.text, path).length === 0);
		if (open.length === 0) return ok(kind, `${file.path} covers the policy, assay.yml, the workflows and itself`);
		const lines = [...new Set(open.map((path) => path.startsWith(".github/") ? "/.github/ @OWNER" : `/${path} @OWNER`))];
		const shown = open.map((path) => path === NEW_WORKFLOW ? "new workflows" : path);
		return problem(kind, `nobody owns ${shown.join(", ")}`, `add to the end of ${file.path}:\n${lines.join("\n")}`);
	});
}
function valid({ files, settings }) {
	const kind = KINDS.codeownersValid;
	if (files.codeowners.known && files.codeowners.value === void 0) return problem(kind, "there is no CODEOWNERS file", `correct \`${KINDS.codeownersCover.id}\` first`);
	return judge(kind, settings.codeownersErrors, (errors) => {
		if (errors.length === 0) return ok(kind, "GitHub finds no fault in CODEOWNERS; every owner exists and may write");
		const shown = errors.slice(0, 5).map(({ line, message }) => `line ${line}: ${message.split("\n")[0]}`);
		return problem(kind, shown.join("; "), "correct these lines; owners must exist and have write access to the repository");
	});
}

const OURS = /(^|\/)(actions\/(train|test|gate|register|drift|check|profile)|\.github\/workflows\/model-ci\.yml)(@|$)/;
const COMMAND = /(^|[\s;&|/])assay (train|test|gate|register|drift|check)\b/m;
/** Reads a workflow file; not known when it is no YAML that we read (GitHub may read more: anchors). */
function readWorkflow({ path, text }) {
	try {
		const { value } = parseYaml(text, path, "INPUT_INVALID");
		if (!isRecord(value)) return unseen(`${path} is not a workflow`);
		const jobs = Object.entries(recordOf(value["jobs"])).map(([id, job]) => toJob(id, recordOf(job), value["permissions"]));
		const runsAssay = jobs.some(({ uses, scripts }) => uses.some((use) => OURS.test(use)) || scripts.some((run) => COMMAND.test(run)));
		return known({
			path,
			events: eventsOf(value["on"]),
			jobs,
			runsAssay
		});
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const [first] = error.problems;
		return unseen(`${path}:${first?.line ?? 1}: ${first?.message ?? "cannot be read"}`);
	}
}
function toJob(id, job, inherited) {
	const steps = Array.isArray(job["steps"]) ? job["steps"].map(recordOf) : [];
	const texts = (key) => steps.flatMap((step) => textOf(step[key]) ?? []);
	const own = textOf(job["uses"]);
	return {
		id,
		uses: own === void 0 ? texts("uses") : [own],
		checkouts: steps.filter((step) => textOf(step["uses"])?.startsWith("actions/checkout@")).map((step) => recordOf(step["with"])).map((given) => [given["ref"], given["repository"]].flatMap((one) => textOf(one) ?? []).join(" of ")),
		scripts: texts("run"),
		isSelfHosted: runnersOf(job["runs-on"]).some((label) => label.toLowerCase() === "self-hosted"),
		permissions: toPermissions(job["permissions"] === void 0 ? inherited : job["permissions"])
	};
}
function runnersOf(value) {
	if (typeof value === "string") return [value];
	if (Array.isArray(value)) return value.map(String);
	const labels = recordOf(value)["labels"];
	return labels === void 0 ? [] : runnersOf(labels);
}
function toPermissions(value) {
	if (value === "read-all" || value === "write-all") return value;
	if (value === void 0) return void 0;
	return Object.fromEntries(Object.entries(recordOf(value)).map(([name, level]) => [name, String(level)]));
}
function eventsOf(value) {
	if (typeof value === "string") return [value];
	return Array.isArray(value) ? value.map(String) : Object.keys(recordOf(value));
}
const textOf = (value) => typeof value === "string" ? value : void 0;
const recordOf = (value) => isRecord(value) ? value : {};

/** What the settings of the repository let workflows do. */
function checkSettings(facts) {
	return [
		...token(facts),
		...forks(facts),
		selfHosted(facts)
	];
}
function token({ repository, settings }) {
	const { workflowToken, botApproval } = KINDS;
	const command = `gh api -X PUT repos/${repository}/actions/permissions/workflow -f default_workflow_permissions=read -F can_approve_pull_request_reviews=false`;
	return [judge(workflowToken, settings.workflowToken, ({ permissions }) => permissions === "read" ? ok(workflowToken, "GITHUB_TOKEN reads only, unless a job asks for more") : problem(workflowToken, "GITHUB_TOKEN may write everything by default", command)), judge(botApproval, settings.workflowToken, ({ canApprove }) => canApprove ? problem(botApproval, "workflows may create and approve pull requests", command) : ok(botApproval, "workflows may not approve pull requests"))];
}
function forks({ repository, settings }) {
	const { forkApproval, forkSecrets } = KINDS;
	const seen = settings.forks;
	return [judge(forkApproval, seen, (fork) => {
		if (fork.kind === "public") {
			if (fork.approval === "all_external_contributors") return ok(forkApproval, "every run of an outsider needs approval");
			const command = `gh api -X PUT repos/${repository}/actions/permissions/fork-pr-contributor-approval -f approval_policy=all_external_contributors`;
			return problem(forkApproval, `runs of forks start without approval (${fork.approval})`, command);
		}
		if (!fork.runs || fork.needsApproval) return ok(forkApproval, "runs of forks need approval, or do not start");
		return problem(forkApproval, "runs of forks start without approval", privateForks(repository, fork));
	}), judge(forkSecrets, seen, (fork) => {
		if (fork.kind === "public") return ok(forkSecrets, "in a public repository forks get neither secrets nor a writing token");
		if (!fork.runs || !(fork.secrets || fork.writeTokens)) return ok(forkSecrets, "forks get neither secrets nor a writing token");
		const what = [...fork.secrets ? ["secrets"] : [], ...fork.writeTokens ? ["a token that writes"] : []];
		return problem(forkSecrets, `runs of forks get ${what.join(" and ")}`, privateForks(repository, fork));
	})];
}
function privateForks(repository, { runs }) {
	const fields = [
		`run_workflows_from_fork_pull_requests=${runs}`,
		"send_write_tokens_to_workflows=false",
		"send_secrets_and_variables=false",
		"require_approval_for_fork_pr_workflows=true"
	];
	return `gh api -X PUT ${`repos/${repository}/actions/permissions/fork-pr-workflows-private-repos`} ${fields.map((field) => `-F ${field}`).join(" ")}`;
}
function selfHosted({ files, settings }) {
	const kind = KINDS.selfHosted;
	return judge(kind, settings.isPublic, (isPublic) => {
		if (!isPublic) return ok(kind, "the repository is not public: strangers cannot start a run");
		const fix = "use GitHub-hosted runners (`runs-on: ubuntu-24.04`) in a public repository, and remove the runners under Settings > Actions > Runners";
		if (settings.runners.known && settings.runners.value > 0) return problem(kind, `the public repository has ${settings.runners.value} self-hosted runners`, fix);
		return judge(kind, files.workflows, (list) => {
			const jobs = list.flatMap((file) => {
				const read = readWorkflow(file);
				return read.known ? read.value.jobs.filter((job) => job.isSelfHosted).map(({ id }) => `${file.path}, job ${id}`) : [];
			});
			if (jobs.length > 0) return problem(kind, `self-hosted runners in a public repository: ${jobs.join("; ")}`, fix);
			if (!settings.runners.known) return unknown(kind, settings.runners.reason);
			return ok(kind, "no self-hosted runner is registered or asked for");
		});
	});
}

/** Events whose runs have secrets and a writing token although the change of a stranger started them. */
const PRIVILEGED = [
	"pull_request_target",
	"workflow_run",
	"issue_comment"
];
const HEAD = /github\.(event\.(pull_request|workflow_run)\.head|head_ref)|refs\/pull\/|head_(sha|branch|commit)/;
const GIT_GETS = /\bgit (fetch|checkout|switch|pull)\b/;
const HEAD_NAME = /head[._]?(ref|sha|branch)|pull\//i;
const PINNED = /@[0-9a-f]{40}$/;
const DIGEST = /@sha256:[0-9a-f]{64}$/;
const DANGEROUS = [
	"contents",
	"checks",
	"statuses",
	"actions",
	"pull-requests",
	"id-token",
	"packages"
];
/** Are the workflows of the branch safe to make evidence with? Those that cannot be read are named, never passed over. */
function checkWorkflows({ files }) {
	const kinds = [
		KINDS.runsAssay,
		KINDS.actionsPinned,
		KINDS.untrustedCheckout,
		KINDS.jobPermissions
	];
	if (!files.workflows.known) {
		const { reason } = files.workflows;
		return kinds.map((kind) => unknown(kind, reason));
	}
	const read = files.workflows.value.map(readWorkflow);
	const unreadable = read.flatMap((one) => one.known ? [] : [one.reason]);
	const all = read.flatMap((one) => one.known ? [one.value] : []);
	const ours = all.filter(({ runsAssay }) => runsAssay);
	const settle = (check) => check.state === "ok" && unreadable.length > 0 ? unknown(check, unreadable.join("; ")) : check;
	return [
		somewhere(ours),
		pinned(ours),
		checkout(all),
		permissions(ours)
	].map(settle);
}
function somewhere(ours) {
	const kind = KINDS.runsAssay;
	const paths = ours.map(({ path }) => path).join(", ");
	if (ours.length > 0) return ok(kind, `Assay runs in ${paths}`);
	return problem(kind, "no workflow runs Assay", "add .github/workflows/model.yml (docs/tutorial.md has one to start from)");
}
const listed = (items) => `${items.slice(0, 5).join("; ")}${items.length > 5 ? ` and ${items.length - 5} more` : ""}`;
const placesOf = (list, find) => list.flatMap((workflow) => workflow.jobs.flatMap((job) => find(job, workflow).map((what) => `${workflow.path}, job ${job.id}: ${what}`)));
function verdict(kind, places, good, fix) {
	return places.length === 0 ? ok(kind, good) : problem(kind, listed(places), fix);
}
function pinned(ours) {
	const loose = placesOf(ours, ({ uses }) => uses.filter((use) => !isPinned(use)));
	return verdict(KINDS.actionsPinned, loose, "every action beside Assay is pinned to a commit", "write the full commit instead of the tag: `uses: OWNER/ACTION@<40 hex digits> # v1.2.3`");
}
/** What lies in the repository itself is covered by its own review. */
function isPinned(use) {
	if (use.startsWith("./") || use.startsWith("$/")) return true;
	return use.startsWith("docker://") ? DIGEST.test(use) : PINNED.test(use);
}
function checkout(all) {
	const privileged = all.filter(({ events }) => events.some((event) => PRIVILEGED.includes(event)));
	const places = placesOf(privileged, ({ checkouts, scripts }, { events }) => [...checkouts.filter((ref) => HEAD.test(ref)).map((ref) => `checks out ${ref} on ${events.join(", ")}`), ...scripts.filter(fetchesHead).map(() => `fetches the head in a script on ${events.join(", ")}`)]);
	return verdict(KINDS.untrustedCheckout, places, "no privileged workflow checks out the head of a change", "start on `pull_request` instead, or leave out `ref:` so that the base is checked out");
}
/** Line by line, and each pattern by itself, so that no text takes long. */
function fetchesHead(script) {
	return script.split("\n").some((line) => /gh pr checkout|refs\/pull\//.test(line) || GIT_GETS.test(line) && HEAD_NAME.test(line));
}
function permissions(ours) {
	const kind = KINDS.jobPermissions;
	return verdict(kind, placesOf(ours, ({ permissions: held, uses, scripts }, { events }) => {
		if (held === void 0) return ["names no permissions"];
		if (held === "write-all") return ["write-all"];
		const isAuthors = events.some((event) => event.startsWith("pull_request")) && runsCode(uses, scripts);
		if (held === "read-all" || !isAuthors) return [];
		return DANGEROUS.filter((name) => held[name] === "write").map((name) => `runs code of the change with ${name}: write`);
	}), "jobs that run the author’s code may only read", "write `permissions: {}` at the top of the workflow, and under each job only what it needs: `contents: read` for train and test");
}
/** Jobs that train, test or run a script of the checkout; the reusable workflow sees to its own. */
function runsCode(uses, scripts) {
	return scripts.length > 0 || uses.some((use) => /\/actions\/(train|test)@|^\$\/actions\/(train|test)$/.test(use));
}
/** Does Dependabot raise pinned actions? Nothing but age depends on it. */
function checkDependabot({ files }) {
	const kind = KINDS.dependabot;
	return judge(kind, files.dependabot, (file) => {
		if (file !== void 0 && /package-ecosystem:\s*["']?github-actions/.test(file.text)) return ok(kind, "Dependabot raises pinned actions");
		return problem(kind, "nobody raises pinned actions", `add to .github/dependabot.yml:\n${[
			"version: 2",
			"updates:",
			"  - package-ecosystem: github-actions",
			"    directory: /",
			"    schedule: { interval: weekly }"
		].join("\n")}`);
	});
}

/** Every check of `doctor`, always all of them and in the same order. Pure: the same facts give the same answers. */
function examine(facts) {
	return [
		...checkRequirement(facts),
		...checkReview(facts),
		...checkBranches(facts),
		...checkPolicy(facts),
		...checkWorkflows(facts),
		...checkSettings(facts),
		checkDependabot(facts)
	];
}

/** The one required check of a base branch: the same commit may pass the policy of another (threat model A14). */
function checkName(baseRef) {
	return `assay: ${baseRef}`;
}

const NO_TOKEN = "only GitHub can tell, and there is no token";
/**
* Looks at everything that decides whether the gate can be passed over, and says what is wrong and how to put it right. Reads only. What
* cannot be seen becomes a check that is unknown. Throws Fault GITHUB_UNAVAILABLE when GitHub does not answer.
*/
async function examineRepository(ports, input) {
	const { github } = ports;
	const [branch, ledger, tags, files, settings, app] = await Promise.all([
		readBranch(github, input.branch),
		readBranch(github, LEDGER_BRANCH),
		github === void 0 ? unseen(NO_TOKEN) : github.tagRulesets(),
		readFiles(ports.files),
		readSettings(github, input),
		readApp(github, input)
	]);
	const facts = {
		repository: input.repository,
		checkName: checkName(input.branch),
		app,
		branch,
		ledger,
		tags,
		files,
		settings
	};
	return examine(facts);
}
async function readBranch(github, name) {
	const blind = unseen(NO_TOKEN);
	if (github === void 0) return {
		name,
		exists: blind,
		rules: blind,
		rulesets: [],
		classic: blind
	};
	const [exists, rules, classic] = await Promise.all([
		github.branchExists(name),
		github.rulesOf(name),
		github.classicProtection(name)
	]);
	const ids = rules.known ? [...new Set(rules.value.map(({ ruleset }) => ruleset))] : [];
	return {
		name,
		exists,
		rules,
		rulesets: await Promise.all(ids.map((id) => github.ruleset(id))),
		classic
	};
}
async function readFiles(files) {
	const [workflows, config, policy, dependabot, ...owners] = await Promise.all([
		files.list(".github/workflows", [".yml", ".yaml"]),
		files.read("assay.yml"),
		files.read(POLICY_PATH),
		files.read(".github/dependabot.yml"),
		...CODEOWNERS_PATHS.map((path) => files.read(path))
	]);
	return {
		workflows,
		config,
		policy,
		dependabot,
		codeowners: owners.find((one) => !one.known || one.value !== void 0) ?? known(void 0)
	};
}
async function readSettings(github, { branch, isPublic }) {
	const blind = unseen(NO_TOKEN);
	if (github === void 0 || isPublic === void 0) return {
		isPublic: blind,
		workflowToken: blind,
		forks: blind,
		runners: blind,
		codeownersErrors: blind
	};
	const [workflowToken, forks, runners, codeownersErrors] = await Promise.all([
		github.workflowToken(),
		github.forks(isPublic),
		github.runners(),
		github.codeownersErrors(branch)
	]);
	return {
		isPublic: known(isPublic),
		workflowToken,
		forks,
		runners,
		codeownersErrors
	};
}
async function readApp(github, input) {
	if (github === void 0) return unseen(NO_TOKEN);
	if (input.app === void 0) return github.postersOf(checkName(input.branch));
	const app = await github.app(input.app);
	return app.known ? known([app.value]) : app;
}

export { doctorVerb, exitCodeOf as n, examineRepository as t };