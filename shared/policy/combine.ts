import { isPassing, VERDICTS, type Verdict, worst } from '../kernel/verdict.ts'
import { plural } from './numbers.ts'
import type { Finding, Judge, Needs, PartFinding, RuleContext, WorkflowBranch } from './rule.ts'

/** One rule inside a combination; its settings fit its kind. */
export type Part = { readonly id: string; readonly kind: Judge; readonly settings: unknown }

/** Several rules of which `atLeast` must hold. */
export type Combination = { readonly atLeast: number; readonly parts: readonly Part[] }

/** The keys of combinations in a policy file. */
export const COMBINATORS = ['all_of', 'any_of', 'n_of'] as const
export type Combinator = (typeof COMBINATORS)[number]

/** Combinations inside each other, counted from the rule itself. */
export const MAX_NESTING = 4
/** Rules inside one combination, all levels together. */
export const MAX_PARTS = 100

const MAX_SHOWN = 5
const MAX_SHOWN_LENGTH = 300

type Judged = { readonly part: Part; readonly finding: Finding }

/**
 * A combination as a judge. Its verdict is that of the rule which decides: the worst for all of them, the best for one of them, and the
 * k-th best in between, so no rule inside can become worse and the whole better. An error anywhere inside is an error of the whole: what
 * could not be evaluated is never passed over. Rules that are not applicable do not count; when none is applicable the whole is not.
 */
export function combinator(kind: Combinator): Judge {
  return {
    kind,
    describe: (settings) => describe(settings as Combination),
    evaluate: (settings, context) => evaluate(settings as Combination, context),
    needs: (settings) => joinNeeds((settings as Combination).parts),
    touches: (settings) => (settings as Combination).parts.flatMap((part) => part.kind.touches?.(part.settings) ?? []),
  }
}

/** Everything that several rules need, together. */
export function joinNeeds(rules: readonly { readonly kind: Judge; readonly settings: unknown }[]): Needs {
  const needs = rules.map(({ kind, settings }) => kind.needs?.(settings) ?? {})
  return {
    people: needs.some(({ people }) => people === true),
    files: needs.some(({ files }) => files === true),
    teams: [...new Set(needs.flatMap(({ teams }) => teams ?? []))],
    ...(needs.some(({ holdout }) => holdout === true) ? { holdout: true } : {}),
    ...(needs.some(({ drift }) => drift === true) ? { drift: true } : {}),
    ...(needs.some(({ policyTime }) => policyTime === true) ? { policyTime: true } : {}),
    ...listed('documents', needs),
    ...listed('checks', needs),
    ...listed('environments', needs),
    ...(needs.some(({ workflows }) => workflows === true) ? { workflows: true } : {}),
    ...joinBranches(needs.flatMap(({ branches }) => branches ?? [])),
  }
}

function joinBranches(branches: readonly WorkflowBranch[]): Pick<Needs, 'branches'> {
  const each = new Map(branches.map((branch) => [`${branch.repository}@${branch.ref}`, branch]))
  return each.size === 0 ? {} : { branches: [...each.values()] }
}

function listed(key: 'documents' | 'checks' | 'environments', needs: readonly Partial<Needs>[]): Partial<Needs> {
  const all = [...new Set(needs.flatMap((one) => one[key] ?? []))]
  return all.length === 0 ? {} : { [key]: all }
}

function describe({ atLeast, parts }: Combination): string {
  const clauses = parts.map(({ kind, settings }) => `(${kind.describe(settings)})`)
  if (atLeast === parts.length) return clauses.join(' and ')
  return atLeast === 1 ? clauses.join(' or ') : `at least ${atLeast} of ${clauses.join(', ')}`
}

function evaluate({ atLeast, parts }: Combination, context: RuleContext): Finding {
  const judged = parts.map((part) => ({ part, finding: part.kind.evaluate(part.settings, context) }))
  const asked = judged.filter(({ finding }) => finding.verdict !== 'not-applicable')
  const found = { parts: judged.flatMap(toParts) }
  if (asked.length === 0) {
    const message = 'None of the rules inside applies to this change.'
    return { verdict: 'not-applicable', message, ...found }
  }
  const needed = Math.min(atLeast, asked.length)
  const verdict = deciding(
    asked.map(({ finding }) => finding.verdict),
    needed,
  )
  return { verdict, ...(isPassing(verdict) ? holds(asked, needed) : lacks(asked, needed, verdict)), ...found }
}

function deciding(verdicts: readonly Verdict[], needed: number): Verdict {
  if (verdicts.includes('error')) return 'error'
  const ascending = verdicts.toSorted((a, b) => VERDICTS.indexOf(a) - VERDICTS.indexOf(b))
  return worst(ascending.slice(0, needed))
}

function holds(asked: readonly Judged[], needed: number): Omit<Finding, 'verdict'> {
  const holding = asked.filter(({ finding }) => isPassing(finding.verdict))
  const what = needed === asked.length ? `All ${needed}` : `${holding.length} of ${asked.length}`
  const message = `${what} rules hold${needed === asked.length ? '' : `, ${needed} needed`}. ${listOf(holding)}`
  const warnings = holding.filter(({ finding }) => finding.verdict !== 'pass')
  const [fix, headline] = [fixOf(warnings, warnings.length), warnings[0]?.finding.headline]
  return { message, ...(fix === undefined ? {} : { fix }), ...(headline === undefined ? {} : { headline }) }
}

function lacks(asked: readonly Judged[], needed: number, verdict: Verdict): Omit<Finding, 'verdict'> {
  const errors = asked.filter(({ finding }) => finding.verdict === 'error')
  const open = asked.filter(({ finding }) => !isPassing(finding.verdict))
  const missing = errors.length > 0 ? errors : open
  const held = asked.length - open.length
  const short = errors.length > 0 ? errors.length : needed - held
  const lead =
    errors.length > 0
      ? `${plural(errors.length, 'rule')} inside could not be evaluated.`
      : `${held} of ${plural(needed, 'needed rule')} ${held === 1 ? 'holds' : 'hold'}.`
  const fix = fixOf(missing, short)
  const waitsFor = verdict === 'pending' ? waiting(missing, short) : undefined
  return {
    message: `${lead} Missing: ${listOf(missing)}`,
    headline: headlineOf(missing, held, needed),
    ...(fix === undefined ? {} : { fix }),
    ...(waitsFor === undefined ? {} : { waitsFor }),
  }
}

function headlineOf(missing: readonly Judged[], held: number, needed: number): string {
  const [only] = missing
  if (missing.length === 1 && only?.finding.headline !== undefined) return only.finding.headline
  return `meets ${held} of ${plural(needed, 'rule')} needed together (open: ${missing
    .slice(0, MAX_SHOWN)
    .map(({ part }) => part.id)
    .join(', ')})`
}

function listOf(judged: readonly Judged[]): string {
  const shown = judged.slice(0, MAX_SHOWN).map(({ part, finding }) => `${part.id}: ${clipped(finding.message)}`)
  const more = judged.length - shown.length
  return more > 0 ? `${shown.join(' ')} And ${more} more.` : shown.join(' ')
}

/** One step per rule; which of them must be taken is said when not all must. */
function fixOf(missing: readonly Judged[], short: number): string | undefined {
  const steps = missing.flatMap(({ part, finding: { fix } }) => (fix === undefined ? [] : [{ id: part.id, fix }]))
  if (steps.length === 0) return undefined
  if (steps.length === 1) return steps[0]?.fix
  const shown = steps.slice(0, MAX_SHOWN).map(({ id, fix }) => `${id}: ${clipped(fix)}`)
  const lead = short >= missing.length ? 'Do all of these.' : `Do ${short} of these.`
  return `${lead} ${shown.join(' ')}`
}

/** People are waited for only when nothing else is: evidence under way ends by itself. */
function waiting(missing: readonly Judged[], short: number): string | undefined {
  const pending = missing.filter(({ finding }) => finding.verdict === 'pending')
  const asked = pending.flatMap(({ finding }) => finding.waitsFor ?? [])
  if (asked.length === 0 || asked.length < pending.length) return undefined
  return clipped(asked.join(short >= asked.length ? ' and ' : ' or '))
}

function toParts({ part, finding }: Judged): PartFinding[] {
  const { verdict, message, fix, parts = [] } = finding
  const { id, kind, settings } = part
  const own = { id, kind: kind.kind, verdict, message, requirement: kind.describe(settings) }
  const inner = parts.map((one) => (one.under === undefined ? { ...one, under: id } : one))
  return [{ ...own, ...(fix === undefined ? {} : { fix }) }, ...inner]
}

function clipped(text: string): string {
  return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH - 1)}…` : text
}
