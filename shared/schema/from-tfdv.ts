import { writeYaml } from '../document/edit-yaml.ts'
import { parseTextFormat, type TextMessage } from '../document/text-format.ts'
import { UserError } from '../kernel/error.ts'
import type { ColumnRule, SchemaType } from './document-schema.ts'
import { columnPointer } from './parse.ts'

const TYPES: Readonly<Record<string, SchemaType>> = { INT: 'integer', FLOAT: 'number', BYTES: 'text', STRUCT: 'other' }
const STAGES: Readonly<Record<string, 'planned' | 'deprecated'>> = {
  PLANNED: 'planned',
  ALPHA: 'planned',
  DEBUG: 'planned',
  DEPRECATED: 'deprecated',
  DISABLED: 'deprecated',
}
/** Fields that say something of a table, or nothing. */
const READ = new Set(
  `name type presence domain string_domain int_domain float_domain bool_domain distribution_constraints lifecycle_stage in_environment
   not_in_environment unique_constraints deprecated annotation`.split(/\s+/),
)

/**
 * The schema file for what a schema of TensorFlow Data Validation (`schema.pbtxt`, schema.proto of TensorFlow Metadata) says of tables.
 * What makes no sense for them is named in a remark. Throws UserError SCHEMA_INVALID.
 */
export function fromTfdv(text: string, file: string): string {
  const root = parseTextFormat(text, file, 'SCHEMA_INVALID')
  const features = messages(root, 'feature')
  const domains = new Map(messages(root, 'string_domain').map((one) => [first(one, 'name') ?? '', texts(one, 'value')]))
  const environments = environmentsOf(root)
  const columns = new Map(features.map((feature) => [nameOf(feature, file), toRule(feature, domains, environments)]))
  if (columns.size === 0) throw new UserError('SCHEMA_INVALID', { file, message: 'there is no feature in this schema' })
  const [limits] = messages(root, 'dataset_constraints')
  const rows = limits === undefined ? undefined : span(limits, 'min_examples_count', 'max_examples_count')
  const document = {
    version: 1,
    ...(environments.length === 0 ? {} : { environments }),
    ...(rows === undefined ? {} : { rows }),
    columns,
  }
  const remarks = features.flatMap((feature) => {
    const left = [...feature.keys()].filter((field) => !READ.has(field))
    const remark = `left out: ${left.join(', ')}`
    return left.length === 0 ? [] : [{ pointer: columnPointer(nameOf(feature, file)), remark }]
  })
  return writeYaml(document, remarks, ` What the data must look like, taken from ${file.replace(/\s+/g, ' ')}.`)
}

function toRule(
  feature: TextMessage,
  domains: ReadonlyMap<string, readonly string[]>,
  environments: readonly string[],
): ColumnRule {
  const stage = first(feature, 'deprecated') === 'true' ? 'deprecated' : STAGES[first(feature, 'lifecycle_stage') ?? '']
  const notIn = absentFrom(feature, environments)
  const [inline] = messages(feature, 'string_domain')
  const values = inline === undefined ? domains.get(first(feature, 'domain') ?? '') : texts(inline, 'value')
  const [mass] = messages(feature, 'distribution_constraints').map((one) => number(one, 'min_domain_mass'))
  const [distinct] = messages(feature, 'unique_constraints').map((one) => span(one, 'min', 'max'))
  return {
    type: typeOf(feature, values),
    ...presenceOf(feature),
    ...(stage === undefined ? {} : { stage }),
    ...(notIn.length === 0 ? {} : { not_in: notIn }),
    ...(values === undefined || values.length === 0 ? {} : { values: [...new Set(values)] }),
    ...rangeOf(feature),
    ...(mass === undefined ? {} : { mostly: mass }),
    ...(distinct === undefined ? {} : { distinct }),
    ...severityOf(feature),
  }
}

function presenceOf(feature: TextMessage): Pick<ColumnRule, 'required' | 'present'> {
  const [presence] = messages(feature, 'presence')
  if (presence === undefined) return { required: false }
  const least = number(presence, 'min_fraction') ?? 0
  if (least > 0) return { present: least }
  return (number(presence, 'min_count') ?? 0) > 0 ? {} : { required: false }
}

/** Whole numbers that are kept as text stay text here: the list of values says what they are. */
function typeOf(feature: TextMessage, values: readonly string[] | undefined): SchemaType {
  if (feature.has('bool_domain') && values === undefined) return 'boolean'
  return TYPES[first(feature, 'type') ?? ''] ?? 'text'
}

function rangeOf(feature: TextMessage): Pick<ColumnRule, 'min' | 'max'> {
  const [domain] = [...messages(feature, 'int_domain'), ...messages(feature, 'float_domain')]
  const isNumber = ['INT', 'FLOAT'].includes(first(feature, 'type') ?? '')
  return domain === undefined || !isNumber || feature.has('bool_domain') ? {} : (span(domain, 'min', 'max') ?? {})
}

function severityOf(feature: TextMessage): Pick<ColumnRule, 'severity'> {
  const [domain] = messages(feature, 'float_domain')
  const severity = {
    ...(domain !== undefined && first(domain, 'disallow_nan') === 'true' ? { VALUE_NAN: 'error' } : {}),
    ...(domain !== undefined && first(domain, 'disallow_inf') === 'true' ? { VALUE_INFINITE: 'error' } : {}),
  }
  return Object.keys(severity).length === 0 ? {} : { severity }
}

/** Every environment that the schema speaks of, in its order. */
function environmentsOf(root: TextMessage): string[] {
  const named = messages(root, 'feature').flatMap((one) => [
    ...texts(one, 'in_environment'),
    ...texts(one, 'not_in_environment'),
  ])
  return [...new Set([...texts(root, 'default_environment'), ...named])]
}

function absentFrom(feature: TextMessage, environments: readonly string[]): string[] {
  const only = texts(feature, 'in_environment')
  const not = texts(feature, 'not_in_environment')
  return environments.filter((one) => not.includes(one) || (only.length > 0 && !only.includes(one)))
}

function nameOf(feature: TextMessage, file: string): string {
  const name = first(feature, 'name')
  if (name !== undefined && name !== '') return name
  throw new UserError('SCHEMA_INVALID', { file, message: 'a feature has no name', fix: 'give every feature a `name`' })
}

function messages(from: TextMessage, field: string): TextMessage[] {
  return (from.get(field) ?? []).filter((value) => typeof value !== 'string')
}

function texts(from: TextMessage, field: string): string[] {
  return (from.get(field) ?? []).filter((value) => typeof value === 'string')
}

function first(from: TextMessage, field: string): string | undefined {
  return texts(from, field)[0]
}

function number(from: TextMessage, field: string): number | undefined {
  const value = Number(first(from, field)?.replace(/f$/, '') ?? Number.NaN)
  return Number.isFinite(value) ? value : undefined
}

function span(from: TextMessage, low: string, high: string): { min?: number; max?: number } | undefined {
  const [min, max] = [number(from, low), number(from, high)]
  if (min === undefined && max === undefined) return undefined
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}
