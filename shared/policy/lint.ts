import type { Located } from '../document/located.ts'
import { parseYaml } from '../document/yaml.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Problem } from '../kernel/error.ts'
import type { Floor } from './floor.ts'
import type { Policy, Rule } from './parse.ts'
import { OLD_PRESETS } from './presets/names.ts'
import type { PolicyDocument } from './schema.ts'
import { decideCondition } from './when/evaluate-condition.ts'

/**
 * What is allowed in a policy and hardly meant: conditions that never hold, limits that nothing can miss, rules that say what another
 * says, limits looser than the floor's. Warnings with line and column; `policy` is what was parsed of `text`.
 */
export function lintPolicy(text: string, file: string, policy: Policy, floor?: Floor): Problem[] {
  const located = parseYaml(text, file, 'POLICY_INVALID')
  const { models, presets = [] } = located.value as PolicyDocument
  const old = presets.flatMap((name, i) => oldPreset(located, name, i))
  const found = Object.entries(models).flatMap(([model, { rules }]) => {
    const own = policy.models.find((one) => one.model === model)?.rules ?? []
    return rules.flatMap(({ id }, i) => {
      const rule = own.find((one) => one.id === id)
      if (rule === undefined) return []
      const earlier = own.slice(0, own.indexOf(rule))
      const remarks = [
        conditionRemark(rule, model),
        emptyRemark(rule),
        repeatedRemark(rule, earlier),
        looserRemark(rule, floor),
      ]
      return remarks.flatMap((remark) =>
        remark === undefined ? [] : [place(located, `/models/${model}/rules/${i}`, remark)],
      )
    })
  })
  return [...old, ...found]
}

type Remark = { readonly message: string; readonly fix: string; readonly key?: string }

function place(located: Located, path: string, { message, fix, key }: Remark): Problem {
  const at = key === undefined ? path : `${path}/${key}`
  return { file: located.file, ...located.locate(at), path: at, message, fix }
}

function oldPreset(located: Located, name: string, i: number): Problem[] {
  const now = Object.hasOwn(OLD_PRESETS, name) ? OLD_PRESETS[name] : undefined
  if (now === undefined) return []
  return [
    place(located, `/presets/${i}`, {
      message: `${name} was superseded by ${now}, whose rules are asked`,
      fix: `write ${now}`,
    }),
  ]
}

/** Decided with nothing known but the model: what has an answer then has it for every change. */
function conditionRemark({ id, when }: Rule, model: string): Remark | undefined {
  if (when === undefined) return undefined
  const context = {
    model,
    change: { kind: 'local' },
    facts: { champion: { state: 'unknown' } },
    now: Number.NaN,
  } as const
  const { truth } = decideCondition(when, context)
  // Of the change only its kind would be known here, and that is not the same for every change.
  if (truth === 'unknown' || /\bchange\b/.test(when.text)) return undefined
  if (truth) return { message: `\`when\` of ${id} holds for every change`, fix: 'leave it out', key: 'when' }
  return {
    message: `\`when\` of ${id} can never hold for ${model}, so the rule is never asked`,
    fix: 'correct it, or take the rule out',
    key: 'when',
  }
}

/** Bounds of what a limit is held against: shares and rates lie between 0 and 1, sizes and distances are not negative. */
const BOUNDED =
  /^(accuracy|roc_auc|pr_auc|average_precision|f1|macro_f1|recall|precision|specificity|balanced_accuracy|ndcg)(@\d+)?$/

function emptyRemark({ id, kind, settings }: Rule): Remark | undefined {
  const never = NEVER[kind.kind]?.(settings as Said)
  return never === undefined
    ? undefined
    : { message: `${id} can never fail: ${never}`, fix: 'write a limit that a model could miss', key: kind.kind }
}

type Said = Readonly<Record<string, unknown>>

/** Per kind, why settings leave nothing that could be missed. */
const NEVER: Readonly<Record<string, (said: Said) => string | undefined>> = {
  'metric.threshold': ({ metric, min = 0, max = 1 }) =>
    BOUNDED.test(String(metric)) && Number(min) <= 0 && Number(max) >= 1
      ? `${String(metric)} always lies between 0 and 1`
      : undefined,
  'metric.baseline': ({ metric, non_inferior_by: margin }) =>
    BOUNDED.test(String(metric)) && Number(margin) >= 1 ? `${String(metric)} cannot fall by more than 1` : undefined,
  'metric.flips': ({ max_share: share }) => (Number(share) >= 1 ? 'no more than all rows can flip' : undefined),
  calibration: ({ max_ece: ece, ...rest }) =>
    Number(ece) >= 1 && isNothing(rest) ? 'the error is never above 1' : undefined,
  'holdout.size': ({ min_rows: rows, ...rest }) =>
    Number(rows) <= 1 && isNothing(rest) ? 'every holdout has a row' : undefined,
}

function isNothing(rest: Said): boolean {
  return Object.keys(rest).length === 0
}

function repeatedRemark({ id, kind, settings, when }: Rule, earlier: readonly Rule[]): Remark | undefined {
  const same = earlier.find(
    (one) =>
      one.kind.kind === kind.kind &&
      one.severity === 'block' &&
      one.when?.text === when?.text &&
      isSame(one.settings, settings),
  )
  return same === undefined
    ? undefined
    : { message: `${id} asks for what ${same.id} asks for already`, fix: 'take one of them out' }
}

function isSame(a: unknown, b: unknown): boolean {
  try {
    return canonicalJson(a as never) === canonicalJson(b as never)
  } catch {
    return false
  }
}

/** The sides on which a limit of each name is stricter. */
const HIGHER = /^(min|count$|superior_by$|confidence$)/
const LOWER = /^(max|non_inferior_by$|tolerance$)/

/** A limit that the floor beats: harmless, since both are asked, and misleading. */
function looserRemark({ id, kind, settings }: Rule, floor: Floor | undefined): Remark | undefined {
  const own = settings as Said
  for (const rule of floor?.rules ?? []) {
    const strict = rule.settings as Said
    if (rule.kind.kind !== kind.kind || !isAboutSame(own, strict)) continue
    const key = Object.keys(own).find((name) => isLooser(name, own[name], strict[name]))
    if (key !== undefined) {
      const message = `${id} asks for ${key} ${String(own[key])}; the floor's ${rule.id} asks for ${String(strict[key])} and decides`
      return {
        message,
        fix: `write ${key}: ${String(strict[key])} or stricter, or leave it to the floor`,
        key: `${kind.kind}/${key}`,
      }
    }
  }
  return undefined
}

/** Texts say what a rule is about (metric, attribute, bound); numbers are its limits. */
function isAboutSame(own: Said, other: Said): boolean {
  return Object.entries(own).every(
    ([key, value]) => typeof value !== 'string' || other[key] === undefined || other[key] === value,
  )
}

function isLooser(key: string, own: unknown, strict: unknown): boolean {
  if (typeof own !== 'number' || typeof strict !== 'number') return false
  return (HIGHER.test(key) && own < strict) || (LOWER.test(key) && own > strict)
}
