#!/usr/bin/env node
import { t as auditHelp } from "./chunks/help8.js";
import { t as cardHelp } from "./chunks/help9.js";
import { t as checkHelp } from "./chunks/help.js";
import { t as diffHelp } from "./chunks/help10.js";
import { t as doctorHelp } from "./chunks/help11.js";
import { t as driftHelp } from "./chunks/help2.js";
import { t as explainHelp } from "./chunks/help12.js";
import { t as gateHelp } from "./chunks/help3.js";
import { t as ingestHelp } from "./chunks/help13.js";
import { t as initHelp } from "./chunks/help14.js";
import { t as inspectHelp } from "./chunks/help15.js";
import { Mt as readVersion, Tt as toFailure, X as COMMON_FLAGS, bi as UserError, jt as composeForLaptop, ut as nearestName, wt as failureJson } from "./chunks/start.js";
import { t as policyHelp } from "./chunks/help16.js";
import { t as profileHelp } from "./chunks/help4.js";
import { t as promoteHelp } from "./chunks/help17.js";
import { t as registerHelp } from "./chunks/help5.js";
import { t as replayHelp } from "./chunks/help18.js";
import { t as rollbackHelp } from "./chunks/help19.js";
import { t as schemaHelp } from "./chunks/help20.js";
import { t as testHelp } from "./chunks/help6.js";
import { t as trainHelp } from "./chunks/help7.js";
import { parseArgs } from "node:util";

const SWITCHES = ["json", "help"];
/** Reads the flags of one verb. Throws UserError INPUT_INVALID with every fault at once, unknown flags with the nearest known one. */
function readCommandLine(args, flags) {
	const values = /* @__PURE__ */ new Map();
	const switches = /* @__PURE__ */ new Set();
	const problems = [];
	const names = flags.map(({ name }) => name);
	const known = [...SWITCHES, ...flags.filter(({ value }) => value === void 0).map(({ name }) => name)];
	for (const token of tokensOf(args, names, known)) {
		if (token.kind === "option-terminator") continue;
		if (token.kind === "positional") problems.push({
			file: token.value,
			message: "means nothing here",
			fix: "give values to flags: `--model NAME`"
		});
		else if (known.includes(token.name)) {
			if (token.value !== void 0) problems.push({
				file: `--${token.name}`,
				message: "takes no value"
			});
			switches.add(token.name);
		} else {
			problems.push(...flagProblems(token, names, values));
			values.set(token.name, token.value ?? "");
		}
	}
	const flagsOnly = problems.filter(({ file }) => file.startsWith("-"));
	const told = flagsOnly.length > 0 ? flagsOnly : problems;
	if (told.length > 0 && !switches.has("help")) throw new UserError("INPUT_INVALID", told);
	return {
		json: switches.has("json"),
		help: switches.has("help"),
		inputs: {
			text: (name) => values.get(name) ?? (switches.has(name) ? "true" : void 0),
			label: (name) => `--${name}`
		}
	};
}
/** What `name` could have been meant to be, as a fix. */
function didYouMean(name, known, prefix = "") {
	const nearest = nearestName(name, known);
	if (nearest !== void 0) return `did you mean "${prefix}${nearest}"?`;
	return `use one of: ${known.map((one) => prefix + one).join(", ")}`;
}
function flagProblems(option, names, seen) {
	const file = option.rawName;
	if (!names.includes(option.name) || !file.startsWith("--")) return [{
		file,
		message: "is not a flag of this verb",
		fix: didYouMean(option.name, [...names, ...SWITCHES], "--")
	}];
	if (seen.has(option.name)) return [{
		file,
		message: "is given twice",
		fix: "keep one"
	}];
	if (option.value === void 0) return [{
		file,
		message: "needs a value",
		fix: `write \`${file} VALUE\``
	}];
	return [];
}
function tokensOf(args, names, switches) {
	const options = Object.fromEntries([...names.map((name) => [name, { type: "string" }]), ...switches.map((name) => [name, { type: "boolean" }])]);
	return parseArgs({
		args: [...args],
		options,
		strict: false,
		allowPositionals: true,
		tokens: true
	}).tokens;
}

/**
* `assay <verb> [flags]`. With `--json` standard output is exactly one JSON document, also for errors; what people read goes to standard
* error then. Returns the exit code: 0 pass, 1 the gate failed or drift was found, 2 wrong input, 3 could not be evaluated.
*/
async function runCli(args, verbs) {
	const json = args.includes("--json");
	try {
		const [first = "", ...others] = args;
		const [name, rest] = first === "--json" ? ["", others] : [first, others];
		if (name === "--version") return print(`assay ${readVersion()}`);
		if (name === "--help" || name === "help") return print(overview(verbs));
		const entry = Object.hasOwn(verbs, name) ? verbs[name] : void 0;
		if (entry === void 0) throw unknownVerb(name, verbs);
		const line = readCommandLine(rest, entry.help.flags);
		if (line.help) return print(verbPage(name, entry.help));
		return await runVerb(await entry.load(), line);
	} catch (error) {
		const failure = toFailure(error);
		console.error(failure.text);
		if (json) await print(JSON.stringify(failureJson(failure), null, 2));
		return failure.exitCode;
	}
}
async function runVerb(verb, line) {
	const work = verb.prepare(line.inputs);
	const services = composeForLaptop();
	try {
		const outcome = await work(services);
		if (line.json) console.error(outcome.text);
		await print(line.json ? JSON.stringify(outcome.json, null, 2) : outcome.text);
		return outcome.exitCode;
	} finally {
		await services.close();
	}
}
/** Waits until the text is out: a pipe may take it in parts. A reader that went away (`| head`) is no fault. */
function print(text) {
	return new Promise((resolve, reject) => {
		process.stdout.write(`${text}\n`, (error) => {
			if (error != null && !("code" in error && error.code === "EPIPE")) reject(error);
			else resolve(0);
		});
	});
}
function unknownVerb(name, verbs) {
	const known = Object.keys(verbs);
	return new UserError("INPUT_INVALID", {
		file: name === "" ? "assay" : `assay ${name}`,
		message: name === "" ? "needs a verb" : "is not a verb",
		fix: name === "" ? `use one of: ${known.join(", ")}; \`assay --help\` says what each does` : didYouMean(name, known)
	});
}
function overview(verbs) {
	const width = Math.max(...Object.keys(verbs).map((name) => name.length));
	return [
		"assay: tests machine-learning models the way good teams test code.",
		"",
		"Usage: assay <verb> [flags]",
		"",
		...Object.entries(verbs).map(([name, { help }]) => `  ${name.padEnd(width)}  ${help.summary}`),
		"",
		"Start here:  assay drift --reference A.csv --current B.csv   (needs no configuration)",
		"Each verb:   assay <verb> --help",
		"Exit codes:  0 pass, 1 the gate failed or drift was found, 2 wrong input, 3 could not be evaluated"
	].join("\n");
}
function verbPage(name, help) {
	const rows = [...[...help.flags.map((flag) => [`--${flag.name} ${flag.value ?? ""}`.trim(), flag.text])], ...COMMON_FLAGS.map((flag) => [`--${flag.name}`, flag.text])];
	const width = Math.max(...rows.map(([left]) => left.length));
	return [
		`assay ${name}: ${help.summary}`,
		"",
		help.description,
		"",
		...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
		"",
		`Example: ${help.example}`,
		`Next:    ${help.next}`
	].join("\n");
}

/** The verbs of `assay`, in the order of a pipeline; the last two need no pipeline. Each is loaded only when it is asked for. */
const VERBS = {
	init: {
		help: initHelp,
		load: async () => (await import("./chunks/verb14.js")).initVerb
	},
	train: {
		help: trainHelp,
		load: async () => (await import("./chunks/verb7.js")).trainVerb
	},
	test: {
		help: testHelp,
		load: async () => (await import("./chunks/verb6.js")).testVerb
	},
	gate: {
		help: gateHelp,
		load: async () => (await import("./chunks/verb3.js")).gateVerb
	},
	register: {
		help: registerHelp,
		load: async () => (await import("./chunks/verb5.js")).registerVerb
	},
	promote: {
		help: promoteHelp,
		load: async () => (await import("./chunks/verb17.js")).promoteVerb
	},
	rollback: {
		help: rollbackHelp,
		load: async () => (await import("./chunks/verb19.js")).rollbackVerb
	},
	card: {
		help: cardHelp,
		load: async () => (await import("./chunks/verb9.js")).cardVerb
	},
	ingest: {
		help: ingestHelp,
		load: async () => (await import("./chunks/verb13.js")).ingestVerb
	},
	check: {
		help: checkHelp,
		load: async () => (await import("./chunks/verb.js")).checkVerb
	},
	drift: {
		help: driftHelp,
		load: async () => (await import("./chunks/verb2.js")).driftVerb
	},
	profile: {
		help: profileHelp,
		load: async () => (await import("./chunks/verb4.js")).profileVerb
	},
	schema: {
		help: schemaHelp,
		load: async () => (await import("./chunks/verb20.js")).schemaVerb
	},
	audit: {
		help: auditHelp,
		load: async () => (await import("./chunks/verb8.js")).auditVerb
	},
	replay: {
		help: replayHelp,
		load: async () => (await import("./chunks/verb18.js")).replayVerb
	},
	explain: {
		help: explainHelp,
		load: async () => (await import("./chunks/verb12.js")).explainVerb
	},
	policy: {
		help: policyHelp,
		load: async () => (await import("./chunks/verb16.js")).policyVerb
	},
	doctor: {
		help: doctorHelp,
		load: async () => (await import("./chunks/verb11.js")).doctorVerb
	},
	inspect: {
		help: inspectHelp,
		load: async () => (await import("./chunks/verb15.js")).inspectVerb
	},
	diff: {
		help: diffHelp,
		load: async () => (await import("./chunks/verb10.js")).diffVerb
	}
};
process.exitCode = await runCli(process.argv.slice(2), VERBS);

export {  };