import { t as auditVerb } from "./verb-audit.js";
import { a as GENESIS, c as successorText, i as payloadOf, o as checkpointText, r as parseLines, s as keyId } from "./audit-file.js";
import { A as shortDigest, k as isDigest } from "./start.js";

/**
* An export that was kept elsewhere is an anchor: what it has, every later one of the same chain must have too. Compares each export with
* the longest of its chain.
*/
function contradictions(exports) {
	return [...Map.groupBy(exports, ({ verification }) => verification.chain).values()].flatMap((same) => {
		const longest = same.toSorted((a, b) => b.verification.entries - a.verification.entries)[0];
		if (longest === void 0) return [];
		return same.flatMap(({ path, verification }) => {
			const seq = verification.hashes.findIndex((hash, i) => longest.verification.hashes[i] !== hash);
			return seq < 0 ? [] : [{
				path,
				other: longest.path,
				seq
			}];
		});
	});
}

const MAX_WHAT = 300;
/** What the gate says of itself. */
const OWN = ["decision", "published"];
/** The newest entries that are no verdicts (orders, approvals, waivers, settings, keys), in the order in which they were written. */
function deedsOf(entries) {
	return entries.filter(({ entry }) => isWhole(entry) && !OWN.includes(entry.kind)).slice(-1e3).map(({ entry, text }) => {
		const { seq, at, actor, kind, repository } = entry;
		const payload = payloadOf(text) ?? {};
		const { number } = payload;
		return {
			seq,
			at,
			actor,
			kind,
			what: wordsOf(kind, payload).slice(0, MAX_WHAT),
			...repository === void 0 ? {} : { repository },
			...typeof number === "number" ? { number } : {}
		};
	});
}
/** A log that was tampered with may say anything; that it was is told elsewhere. */
function isWhole({ kind, actor, at, repository = "-" }) {
	return [
		kind,
		actor,
		repository
	].every((one) => typeof one === "string" && one !== "" && one.length <= 500) && Number.isSafeInteger(at) && at >= 0;
}
function releasedIn({ floorReleased, ledgerReleased }) {
	return Object.entries({
		floor: floorReleased,
		ledger: ledgerReleased
	}).flatMap(([what, names]) => Array.isArray(names) && names.length > 0 ? [`${what} released for ${joined(names)}`] : []).join(", ");
}
function wordsOf(kind, payload) {
	const { what, id, target, via, outcome, to, headSha } = payload;
	const commit = typeof headSha === "string" ? ` at ${headSha.slice(0, 12)}` : "";
	switch (kind) {
		case "command": return `${joined([what, target])}${commit}: ${joined([outcome])}${via === void 0 ? "" : ` (${joined([via])})`}`;
		case "approval": return `approves${commit}`;
		case "waiver": return `${joined([id, what])}${commit}`;
		case "config": return releasedIn(payload) || "settings";
		case "key.rotation": return `signs with ${joined([to])}`;
		default: return kind;
	}
}
function joined(words) {
	return words.filter((word) => typeof word === "string").join(" ");
}

/** Keys that were given, and those that a believed key has named as its successor. Without any given, the keys of the file. */
function believedKeys(parsed, { sha256, verify }, trusted) {
	if (trusted.length === 0) return parsed.keys;
	const believed = new Map(trusted.map((publicKey) => [keyId(publicKey, sha256), publicKey]));
	for (const { entry, text } of parsed.entries) {
		if (entry.kind !== "key.rotation") continue;
		const { from, publicKey, endorsement } = payloadOf(text) ?? {};
		const old = believed.get(from ?? "");
		if (old === void 0 || publicKey === void 0 || endorsement === void 0) continue;
		if (verify(old, successorText(publicKey), endorsement)) believed.set(keyId(publicKey, sha256), publicKey);
	}
	return believed;
}
/** What is wrong with the checkpoints, and what none of them covers. */
function checkpointProblems(parsed, deps, believed) {
	const { entries, checkpoints } = parsed;
	const problems = [];
	let [covered, expected] = [0, 1];
	for (const { line, signed } of checkpoints) {
		const message = checkpointProblem(signed, parsed, {
			deps,
			believed,
			expected
		});
		if (message === void 0) covered = Math.max(covered, signed.checkpoint.size);
		else problems.push({
			line,
			message
		});
		expected = (signed.checkpoint?.n ?? expected) + 1;
	}
	const rest = entries.length - covered;
	if (rest > 0 && problems.length === 0) {
		const line = entries[covered]?.line ?? 1;
		problems.push({
			line,
			message: `the last ${rest} of ${entries.length} entries are under no checkpoint: entries or checkpoints were removed or added`
		});
	}
	return problems;
}
function checkpointProblem({ checkpoint, signature }, { entries }, { deps, believed, expected }) {
	if (typeof checkpoint !== "object" || checkpoint === null) return "the checkpoint is none";
	const { n, size, head, key, chain } = checkpoint;
	const name = `checkpoint ${n} (after ${size} entries)`;
	const publicKey = believed.get(key);
	if (publicKey === void 0) return `${name} is signed by ${key}, which is not a key that is believed`;
	if (!isSigned(checkpoint, signature, publicKey, deps)) return `the signature of ${name} does not fit: it was changed or forged`;
	if (n !== expected) return `${name} stands where checkpoint ${expected} belongs: one was removed, moved or added`;
	if (chain !== entries[0]?.entry.chain) return `${name} is of the chain ${chain}`;
	if (size > entries.length) return `${name} covers entries that are missing: there are ${entries.length}`;
	const found = entries[size - 1]?.hash ?? GENESIS;
	if (found !== head) return `${name} saw another history: entry ${size - 1} had the hash ${shown$1(head)}, here it has ${shown$1(found)}`;
}
/** The signature must also be written as Base64 is: spare bits could be changed unseen. */
function isSigned(checkpoint, signature, publicKey, { verify }) {
	return typeof signature === "string" && /^[A-Za-z0-9+/]{85}[AQgw]==$/.test(signature) && verify(publicKey, checkpointText(checkpoint), signature);
}
function shown$1(digest) {
	return isDigest(digest) ? shortDigest(digest) : String(digest);
}

/** What is wrong with the order of entries and the links between them: each is told once, at the entry that was changed. */
function linkProblems({ entries, checkpoints }) {
	const heads = new Map(checkpoints.map(({ signed }) => [signed.checkpoint?.size, signed.checkpoint?.head]));
	const fits = (i) => {
		const [one, next] = [entries[i], entries[i + 1]];
		if (one === void 0) return false;
		return next === void 0 ? heads.get(one.entry.seq + 1) === one.hash : next.entry.prev === one.hash;
	};
	const isBroken = entries.map(({ entry }, i) => entry.prev !== hashBefore(entries, i) && entry.seq === expectedAt(entries, i));
	const chain = entries[0]?.entry.chain;
	const problems = [];
	for (const [i, one] of entries.entries()) {
		const expected = expectedAt(entries, i);
		if (!isInPlace(one, expected, chain)) problems.push(...placeProblems(one, expected, chain));
		if (isBroken[i] === true) problems.push(...brokenLink(entries, i, {
			fits,
			isBroken
		}));
	}
	return problems;
}
function expectedAt(entries, i) {
	return i === 0 ? 0 : (entries[i - 1]?.entry.seq ?? 0) + 1;
}
function hashBefore(entries, i) {
	return i === 0 ? GENESIS : entries[i - 1]?.hash;
}
function isInPlace({ entry }, expected, chain) {
	return isOf(chain, entry) && entry.seq === expected;
}
function isOf(chain, entry) {
	return entry.v === 1 && entry.chain === chain;
}
function placeProblems({ line, entry }, expected, chain) {
	const { seq } = entry;
	const isOurs = isOf(chain, entry);
	const name = nameOf(entry);
	const told = (message) => ({
		line,
		seq,
		message
	});
	return [
		...isOurs ? [] : [told(`${name} is of another chain or version`)],
		...seq > expected ? [told(`${missing(expected, seq - 1)} missing before ${name}`)] : [],
		...seq < expected ? [told(`${name} is out of order or was added: entry ${expected} belongs here`)] : []
	];
}
/**
* A broken link is the fault of one of two entries. The later one is as it was written when its own successor (or the checkpoint) still
* fits it; then the earlier one was changed. One that fits neither side was changed itself, and explains the link behind it too.
*/
function brokenLink(entries, i, { fits, isBroken }) {
	if (i > 0 && isBroken[i - 1] === true && !fits(i - 1)) return [];
	const culprit = entries[fits(i) && i > 0 ? i - 1 : i];
	if (culprit === void 0) return [];
	const { line, entry } = culprit;
	const message = `${nameOf(entry)} is not the text that its neighbours are linked to: it was changed after it was written`;
	return [{
		line,
		seq: entry.seq,
		message
	}];
}
function missing(from, to) {
	return from === to ? `entry ${from} is` : `entries ${from} to ${to} are`;
}
/** An entry for people: number, kind, place. */
function nameOf({ seq, kind, repository, at }) {
	const place = typeof repository === "string" ? ` of ${repository}` : "";
	const time = typeof at === "number" ? `, ${at} ms` : "";
	return `entry ${seq} (${String(kind)}${place}${time})`;
}

const MAX_PROBLEMS = 100;
/**
* Checks an exported chain with nothing but itself and `trusted` (public keys in Base64 of their SPKI form): every entry is linked to the
* one before, none is missing, changed, moved or added, all are under a signed checkpoint, and the policies are the texts that decided.
*/
function verifyExport(file, deps, trusted = []) {
	const parsed = parseLines(file, deps.sha256);
	const { problems, entries } = parsed;
	problems.push(...linkProblems(parsed));
	const believed = believedKeys(parsed, deps, trusted);
	problems.push(...checkpointProblems(parsed, deps, believed), ...policyProblems(parsed));
	return {
		chain: entries[0]?.entry.chain,
		entries: entries.length,
		checkpoints: parsed.checkpoints.length,
		keys: [...believed.keys()],
		trust: trusted.length > 0 ? "given" : "file",
		texts: parsed.texts.size,
		head: entries.at(-1)?.hash ?? GENESIS,
		hashes: entries.map(({ hash }) => hash),
		deeds: deedsOf(entries),
		problems: problems.toSorted((a, b) => a.line - b.line).slice(0, MAX_PROBLEMS)
	};
}
/** Every policy and floor that decided is in the file, as the text with that digest. Records may be left out: they are for replay. */
function policyProblems({ entries, texts }) {
	const problems = [];
	const told = /* @__PURE__ */ new Set();
	for (const { line, entry, policies } of entries) for (const digest of policies) {
		if (texts.has(digest) || told.has(digest)) continue;
		told.add(digest);
		const message = `the policy ${shown(digest)} that decided ${nameOf(entry)} is not in the file`;
		problems.push({
			line,
			seq: entry.seq,
			message
		});
	}
	return problems;
}
function shown(digest) {
	return isDigest(digest) ? shortDigest(digest) : String(digest);
}

export { auditVerb, contradictions as n, verifyExport as t };