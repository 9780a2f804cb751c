import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { Facts } from '../policy/facts.ts'
import { withholdNumbers } from '../policy/feedback.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import type { AuditEvent, Sha256 } from './entry.ts'
import type { RecordedText } from './export-file.ts'
import { packRecord } from './pack.ts'
import type { EvaluationRecord } from './record.ts'

/** What a verdict is about. */
export type DecisionSubject = {
  readonly gate: 'pull-request' | 'merge-group' | 'deployment'
  readonly repository: string
  readonly headSha: string
  readonly baseRef: string
  readonly number?: number
}

/** An event with the texts it names. `subject`: what it is about; `sameness`: equal for two events that say the same but for the time. */
export type Decision = {
  readonly event: AuditEvent
  readonly texts: readonly RecordedText[]
  readonly subject: string
  readonly sameness: Digest
}

/** A verdict that was reached by rules, as an event. Numbers that the policy holds back are in the record only, not in the chain. */
export function decisionOf(subject: DecisionSubject, record: EvaluationRecord, sha256: Sha256): Decision {
  const { facts, tree, documents } = record
  const shown = withholdNumbers(tree, facts).gate
  const { path, digest, commit, floor } = tree.policy
  const packed = packRecord(record, sha256)
  const payload = {
    ...places(subject),
    verdict: tree.verdict,
    policy: { path, digest, ...(commit === undefined ? {} : { commit }), ...(floor === undefined ? {} : { floor }) },
    evidence: evidenceOf(facts),
    rules: shown.rules.map(({ model, id, kind, severity, verdict, observed, limit }) => ({
      ...{ model, id, kind, severity, verdict },
      ...(observed === undefined || !Number.isFinite(observed) ? {} : { observed }),
      ...(limit === undefined || !Number.isFinite(limit) ? {} : { limit }),
    })),
    ...waiversOf(tree),
  }
  const { now: _, ...timeless } = facts
  return {
    event: { ...whose(subject), payload: { ...payload, record: packed.digest } },
    texts: [...packed.texts, ...policyTexts(documents)],
    subject: nameOf(subject),
    sameness: sha256(canonicalJson({ payload, facts: timeless } as unknown as Json)),
  }
}

/** No verdict by rules: `refused` is the code of what has to be repaired first. */
export function refusalOf(subject: DecisionSubject, refused: string, sha256: Sha256): Decision {
  const verdict: Verdict = 'error'
  const payload = { ...places(subject), verdict, refused, evidence: [], rules: [] }
  return {
    event: { ...whose(subject), payload },
    texts: [],
    subject: nameOf(subject),
    sameness: sha256(canonicalJson(payload)),
  }
}

function whose({ repository }: DecisionSubject): Pick<AuditEvent, 'kind' | 'actor' | 'repository'> {
  return { kind: 'decision', actor: 'app', repository }
}

function places({ gate, number, headSha, baseRef }: DecisionSubject) {
  return { gate, headSha, baseRef, ...(number === undefined ? {} : { number }) }
}

function nameOf({ gate, repository, number, headSha, baseRef }: DecisionSubject): string {
  return [gate, repository, number ?? '', baseRef, headSha].join(':')
}

function evidenceOf(facts: Facts) {
  return Object.entries(facts.models).flatMap(([model, { test, drift, attempts, driftAttempts }]) => [
    ...(test === undefined ? [] : [{ model, kind: 'test', digest: test.digest, level: test.level }]),
    ...(drift === undefined ? [] : [{ model, kind: 'drift', digest: drift.digest, level: drift.level }]),
    ...[...(attempts?.earlier ?? []), ...(driftAttempts?.earlier ?? [])].map(({ digest, level }) => {
      return { model, kind: 'attempt', digest, level }
    }),
  ])
}

/** Those that let a rule through. */
function waiversOf({ waivers = [] }: GateVerdict) {
  const used = waivers.filter(({ state }) => state === 'used')
  return used.length === 0 ? {} : { waivers: used.map(({ id, model, expiresAt: until }) => ({ id, model, until })) }
}

/** Under the digest that the verdict names, which is that of the bytes on GitHub. */
function policyTexts({ policy, floor }: EvaluationRecord['documents']): RecordedText[] {
  return [policy, floor].flatMap((one) => (one === undefined ? [] : [{ digest: one.digest, text: one.text }]))
}
