import { worst } from '../../kernel/verdict.ts'
import type { Facts } from '../facts.ts'
import type { GateVerdict, RuleVerdict, WaiverRecord } from '../verdict-tree.ts'
import { forbiddingGlob, type WaiverSettings } from './settings.ts'
import { endOf, type Standing, standingOf } from './standing.ts'
import type { Waiver } from './waiver.ts'

type Judged = { readonly waiver: Waiver; readonly standing: Standing }
type Model = GateVerdict['models'][number]

/**
 * Turns the `fail` of a rule that an active waiver names into `waived`: never an error, never anything that is still waited for, never a
 * rule that may not be waived. A pure function; the tree then lists every waiver of these models with how it stands.
 */
export function applyWaivers(tree: GateVerdict, settings: WaiverSettings | undefined, facts: Facts): GateVerdict {
  const { waivers = [], broken = [] } = facts.waivers ?? {}
  if (waivers.length === 0 && broken.length === 0) return tree
  const judged = waivers.map((waiver) => ({ waiver, standing: standingOf(waiver, settings, facts) }))
  const models = tree.models.map((model) => (model.untouched === true ? model : waiveModel(model, judged, settings)))
  const touched = models.filter((model) => model.untouched !== true)
  const rules = models.flatMap((model) => model.rules)
  const used = new Set(rules.flatMap(({ waiver }) => waiver ?? []))
  const known = new Set(touched.map(({ model }) => model))
  const records = judged.filter(({ waiver }) => known.has(waiver.model)).map((one) => toRecord(one, used, tree.rules))
  return {
    ...tree,
    verdict: touched.length === 0 ? tree.verdict : worst(touched.map(({ verdict }) => verdict)),
    models,
    rules,
    ...(records.length === 0 ? {} : { waivers: records }),
    ...(broken.length === 0 ? {} : { brokenWaivers: broken }),
  }
}

function waiveModel(model: Model, judged: readonly Judged[], settings: WaiverSettings | undefined): Model {
  const own = judged.filter(({ waiver, standing }) => waiver.model === model.model && standing.state === 'active')
  if (own.length === 0 || settings === undefined) return model
  const rules = model.rules.map((rule) => waiveRule(rule, own, settings))
  return { ...model, rules, verdict: worst(rules.map(({ verdict }) => verdict)) }
}

function waiveRule(rule: RuleVerdict, active: readonly Judged[], settings: WaiverSettings): RuleVerdict {
  if (rule.verdict !== 'fail' || whyNotWaivable(rule, settings) !== undefined) return rule
  const found = active.find((one) => one.waiver.rules.includes(rule.id))
  if (found === undefined) return rule
  const { waiver, standing } = found
  const who = standing.approvers.length === 0 ? 'on the base branch' : `agreed by ${names(standing.approvers)}`
  const { waitsFor: _, ...rest } = rule
  return {
    ...rest,
    verdict: 'waived',
    waiver: waiver.id,
    message: `${rule.message} Waived until ${endOf(waiver)} by ${waiver.id} (${who}): ${waiver.reason}`,
    headline: `passes only by the waiver ${waiver.id} of ${rule.id}`,
    fix: `Before ${endOf(waiver)}: ${rule.fix ?? `meet the rule ${rule.id}.`}`,
  }
}

/** Why a rule may not be waived, whatever was agreed; a combination is what the rules inside it are. */
export function whyNotWaivable(
  { id, kind, parts = [] }: Pick<RuleVerdict, 'id' | 'kind' | 'parts'>,
  settings: WaiverSettings,
): string | undefined {
  const prefix = id.startsWith('floor/') ? 'floor/' : ''
  for (const rule of [{ id, kind }, ...parts.map((part) => ({ id: `${prefix}${part.id}`, kind: part.kind }))]) {
    const glob = forbiddingGlob(settings, rule)
    if (glob !== undefined) return `${rule.id} (${rule.kind}) is not waivable: \`${glob}\``
  }
  return undefined
}

function toRecord(
  { waiver, standing }: Judged,
  used: ReadonlySet<string>,
  rules: readonly RuleVerdict[],
): WaiverRecord {
  const { id, model, origin, reason, expiresAt, ticket, riskOwner, requestedBy } = waiver
  const unknown = waiver.rules.filter((name) => !rules.some((rule) => rule.id === name && rule.model === model))
  const why = standing.why ?? (unknown.length > 0 ? `there is no rule ${unknown.join(', ')}` : undefined)
  return {
    id,
    origin,
    model,
    rules: waiver.rules,
    state: used.has(id) ? 'used' : standing.state,
    ...(why === undefined ? {} : { why }),
    reason,
    expiresAt,
    approvers: standing.approvers,
    ...(ticket === undefined ? {} : { ticket }),
    ...(riskOwner === undefined ? {} : { riskOwner }),
    ...(requestedBy === undefined ? {} : { requestedBy }),
    ...(waiver.maxUses === undefined ? {} : { maxUses: waiver.maxUses }),
    ...(waiver.isEmergency === true ? { isEmergency: true } : {}),
  }
}

function names(people: readonly string[]): string {
  return people.map((name) => `@${name}`).join(', ')
}
