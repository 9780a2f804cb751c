import { isTestStatement, parseStatement } from '../evidence/parse.ts'
import type { Digest } from '../kernel/digest.ts'
import { formatProblem, UserError } from '../kernel/error.ts'
import { evaluatePolicy } from '../policy/evaluate.ts'
import type { Change, EvidenceLevel, Facts, HoldoutUse, ModelFacts } from '../policy/facts.ts'
import { parseFloor, tighten } from '../policy/floor.ts'
import { needsOf } from '../policy/needs.ts'
import { parsePolicy } from '../policy/parse.ts'
import type { RepositoryFacts } from '../policy/repository-facts.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import type { WaiverFacts } from '../policy/waivers/waiver.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'

export type EvaluateGatePorts = {
  readonly files: Pick<Files, 'readText' | 'sha256'>
  readonly clock: Clock
  /** How often a holdout was used; asked only where a rule needs it. Absent or `undefined`: not known, which fails such a rule. */
  readonly holdoutUse?: (model: string, holdout: Digest) => Promise<HoldoutUse | undefined>
}

/** A text: given, or read from the workspace when `text` is absent. */
type Source = { readonly path: string; readonly text?: string }

export type EvaluateGateInput = {
  /** `commit` is the base commit the text came from. */
  readonly policy: Source & { readonly commit?: string }
  /** Rules of the organisation that hold beside those of the policy. */
  readonly floor?: { readonly path: string; readonly text: string }
  /** The file in which evidence about each model is expected. */
  readonly evidence: readonly (Source & { readonly model: string; readonly level: EvidenceLevel })[]
  readonly change: Change
  /** Waiver files; absent where the policy allows none. */
  readonly waivers?: WaiverFacts
  /** Documents and checks that rules of the policy ask for. */
  readonly repository?: RepositoryFacts
  /** Judge only these models of the policy; all of them when absent. */
  readonly models?: readonly string[]
  /** What the ledger says now; a model that is not listed has an unknown champion, which passes no baseline rule. */
  readonly champions: { readonly [model: string]: ModelFacts['champion'] }
}

/** Facts are returned beside the verdict because the report shows both. */
export type EvaluatedGate = { readonly gate: GateVerdict; readonly facts: Facts }

/**
 * Judges the evidence in hand by the policy. Evidence that is absent or unusable is a fact about its model, never an exception.
 * Throws UserError POLICY_MISSING or POLICY_INVALID.
 */
export async function evaluateGate(ports: EvaluateGatePorts, input: EvaluateGateInput): Promise<EvaluatedGate> {
  const policyText = await read(ports, input.policy)
  if (policyText === undefined) {
    const fix = 'add the policy file, or name it with --policy'
    throw new UserError('POLICY_MISSING', { file: input.policy.path, message: 'there is no policy', fix })
  }
  const { floor } = input
  const own = parsePolicy(policyText, input.policy.path)
  const whole = floor === undefined ? own : tighten(parseFloor(floor.text, floor.path), own, input.models)
  const policy = { ...whole, models: whole.models.filter(({ model }) => input.models?.includes(model) ?? true) }
  const models = new Map<string, ModelFacts>()
  for (const source of input.evidence) {
    const champion = Object.hasOwn(input.champions, source.model) ? input.champions[source.model] : undefined
    const known = models.get(source.model) ?? { champion: champion ?? { state: 'unknown' as const } }
    models.set(source.model, addEvidence(ports, known, source, await read(ports, source)))
  }
  if (needsOf(policy).holdout === true) await addHoldoutUse(ports, models)
  const { change, repository } = input
  const decided = { now: ports.clock.now(), change, ...(repository === undefined ? {} : { repository }) }
  const waivers = input.waivers === undefined ? {} : { waivers: input.waivers }
  const facts: Facts = { ...decided, ...waivers, models: Object.fromEntries(models) }
  const { path, commit } = input.policy
  const below = floor === undefined ? {} : { floor: { path: floor.path, digest: ports.files.sha256(floor.text) } }
  const origin = { digest: ports.files.sha256(policyText), path, ...(commit === undefined ? {} : { commit }), ...below }
  return { gate: evaluatePolicy(policy, facts, origin), facts }
}

async function addHoldoutUse({ holdoutUse }: EvaluateGatePorts, models: Map<string, ModelFacts>): Promise<void> {
  for (const [model, facts] of models) {
    const digest = facts.test?.predicate.holdout.digest as Digest | undefined
    const holdout = digest === undefined ? undefined : await holdoutUse?.(model, digest)
    if (holdout !== undefined) models.set(model, { ...facts, holdout })
  }
}

async function read({ files }: EvaluateGatePorts, { path, text }: Source): Promise<string | undefined> {
  return text ?? (await files.readText(path))
}

function addEvidence(
  { files }: EvaluateGatePorts,
  known: ModelFacts,
  source: EvaluateGateInput['evidence'][number],
  text: string | undefined,
): ModelFacts {
  // Absent drift evidence is no problem of the tests, so only a model without any test evidence is told so.
  if (text === undefined) return known
  try {
    const statement = parseStatement(text, source.path)
    const record = { digest: files.sha256(text), level: source.level }
    if (!isTestStatement(statement)) return { ...known, drift: { predicate: statement.predicate, ...record } }
    if (known.test !== undefined) {
      return { ...known, problem: { kind: 'invalid', message: `${source.path} is a second test of ${source.model}` } }
    }
    return { ...known, test: { predicate: statement.predicate, ...record } }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const message = error.problems.map(({ fix: _, ...problem }) => formatProblem(problem)).join('; ')
    return { ...known, problem: { kind: 'invalid', message } }
  }
}
