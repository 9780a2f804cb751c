import type { FromSchema } from 'json-schema-to-ts'
import { readAdvisories, SEVERITIES, type Severity } from '../advisories.ts'
import { documentOf, documentPath, lacking, locatedDocument } from '../documents.ts'
import { plural } from '../numbers.ts'
import type { Finding, RuleContext, RuleKind, SettingsProblem } from '../rule.ts'
import { isAllowed, readSbom } from '../sbom.ts'
import { isFinding } from '../test-evidence.ts'

const names = {
  type: 'array',
  minItems: 1,
  maxItems: 200,
  uniqueItems: true,
  items: { type: 'string', minLength: 1, maxLength: 200 },
} as const

const schema = {
  type: 'object',
  description:
    'What the model is built with is locked, may be used, and has no known weakness, as far as files of the repository tell.',
  additionalProperties: false,
  properties: {
    locks: {
      ...names,
      maxItems: 20,
      items: documentPath,
      description:
        'Lock files that must be there. In a `requirements.txt` every line must be pinned with `==`, a digest or an address at a commit.',
    },
    sbom: { ...documentPath, description: 'Bill of materials as JSON: CycloneDX 1.x or SPDX 2.x.' },
    licences: {
      ...names,
      description: 'Accepted licences by their SPDX ids; every package of the bill must have one of them.',
    },
    advisories: { ...documentPath, description: 'Report of a scanner: SARIF 2.1 or the JSON of OSV-Scanner.' },
    max_severity: {
      enum: ['none', ...SEVERITIES],
      default: 'low',
      description: 'Worst accepted severity; one that is not known is not accepted.',
    },
    ignore: { ...names, description: 'Advisories that were judged harmless here, by id.' },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `supply_chain`: every part that is named must hold. A report that is not understood, or a package without a licence, fails. */
export const supplyChain: RuleKind<Settings> = {
  kind: 'supply_chain',
  schema,
  refine,
  describe: (settings) => partsOf(settings).join(', '),
  needs: ({ locks = [], sbom, advisories }) => ({
    documents: [...locks, ...[sbom, advisories].filter((path) => path !== undefined)],
  }),
  evaluate: (settings, context) => {
    const found = [
      ...(settings.locks ?? []).map((path) => lockProblem(path, context)),
      licenceProblem(settings, context),
      advisoryProblem(settings, context),
    ]
    const open = found.filter((one) => one !== undefined)
    const [first] = open
    if (first === undefined) return { verdict: 'pass', message: `Holds: ${partsOf(settings).join(', ')}.` }
    return open.length === 1 ? first : { ...first, message: open.map(({ message }) => message).join(' ') }
  },
}

function partsOf({ locks = [], sbom, licences, advisories, max_severity = 'low' }: Settings): string[] {
  return [
    ...(locks.length === 0 ? [] : [`lock files ${locks.join(', ')}`]),
    ...(sbom === undefined
      ? []
      : [`a bill of materials in ${sbom}${licences === undefined ? '' : ` with ${licences.join(', ')} only`}`]),
    ...(advisories === undefined ? [] : [`no advisory above ${max_severity} in ${advisories}`]),
  ]
}

function lockProblem(path: string, context: RuleContext): Finding | undefined {
  const document = documentOf(context, path)
  // A lock file may be larger than a document that is read; that it is there is what was asked.
  if (isFinding(document))
    return context.documents?.[path]?.state === 'unreadable' && !isRequirements(path) ? undefined : document
  if (document.text.trim() === '')
    return lacking(`${path} is empty.`, `has an empty ${path}`, `Write ${path} with the package manager.`)
  if (!isRequirements(path)) return undefined
  const loose = document.text.split(/\r?\n/).find(isLoose)
  if (loose === undefined) return undefined
  const line = loose.trim().slice(0, 100)
  return lacking(
    `${path} does not pin "${line}".`,
    `has loose versions in ${path}`,
    `Pin every line of ${path}: name==version.`,
  )
}

function isRequirements(path: string): boolean {
  return /(^|\/)[^/]*requirements[^/]*\.txt$/.test(path)
}

/** Options, comments and continued lines of digests pin nothing and loosen nothing; another file (`-r`) must be named itself. */
function isLoose(line: string): boolean {
  const text = line.replace(/(^|\s)#.*$/, '').trim()
  if (text === '' || text.startsWith('--hash=')) return false
  if (/^(-r|-c|-e|--requirement|--constraint|--editable)\b/.test(text)) return true
  if (text.startsWith('-')) return false
  if (text.includes(' @ ')) return !/(@[0-9a-f]{40}\b|#sha256=[0-9a-f]{64}|--hash=)/.test(text)
  return !/^[\w.[\],-]+\s*={2,3}\s*[^\s*,;]+(?=$|[\s;\\])/.test(text)
}

function licenceProblem({ sbom, licences }: Settings, context: RuleContext): Finding | undefined {
  if (sbom === undefined) return undefined
  const document = locatedDocument(context, sbom)
  if (isFinding(document)) return document
  const components = readSbom(document.located.value)
  const fix = `Make ${sbom} again with a tool that writes CycloneDX or SPDX as JSON.`
  if (components === undefined)
    return lacking(`${sbom} is no bill of materials with packages.`, 'has an unreadable bill of materials', fix)
  if (licences === undefined) return undefined
  const bad = components.filter(
    (one) => one.licences.length === 0 || !one.licences.every((text) => isAllowed(text, licences)),
  )
  const [first] = bad
  if (first === undefined) return undefined
  const said = first.licences.length === 0 ? 'names no licence' : `has ${first.licences.join(' and ').slice(0, 200)}`
  const more = bad.length > 1 ? ` And ${plural(bad.length - 1, 'more package')}.` : ''
  const finding = lacking(
    `${first.name} ${said}, which the policy does not accept.${more}`,
    'is built with packages whose licence is not accepted',
    'Replace the package, or have its licence accepted in the policy.',
  )
  return { ...finding, observed: bad.length, limit: 0 }
}

function advisoryProblem(
  { advisories, max_severity = 'low', ignore = [] }: Settings,
  context: RuleContext,
): Finding | undefined {
  if (advisories === undefined) return undefined
  const document = locatedDocument(context, advisories)
  if (isFinding(document)) return document
  const found = readAdvisories(document.located.value)
  if (found === undefined)
    return lacking(
      `${advisories} is neither SARIF nor a report of OSV-Scanner.`,
      'has an unreadable report of advisories',
      `Write ${advisories} with a scanner that knows one of them.`,
    )
  const bad = found.filter(({ id, severity }) => !ignore.includes(id) && rank(severity) > rank(max_severity))
  const [first] = bad.toSorted((a, b) => rank(b.severity) - rank(a.severity))
  if (first === undefined) return undefined
  const more = bad.length > 1 ? `, and ${plural(bad.length - 1, 'more advisory', 'more advisories')}` : ''
  const finding = lacking(
    `${first.id} (${first.severity})${more}; the policy accepts ${max_severity} at most.`,
    `is built with a known weakness: ${first.id}`,
    'Update what is affected, and scan again.',
  )
  return { ...finding, observed: bad.length, limit: 0 }
}

function rank(severity: Severity | 'unknown' | 'none'): number {
  return severity === 'unknown' ? SEVERITIES.length : SEVERITIES.indexOf(severity as Severity)
}

function refine({ locks, sbom, licences, advisories, ignore, max_severity }: Settings): SettingsProblem[] {
  if (locks === undefined && sbom === undefined && advisories === undefined) {
    return [{ path: '', message: 'none of `locks`, `sbom` and `advisories` is set', fix: 'add one of them' }]
  }
  if (licences !== undefined && sbom === undefined)
    return [{ path: '/licences', message: 'there is no bill of materials to look in', fix: 'add `sbom`' }]
  if (advisories !== undefined || (ignore === undefined && max_severity === undefined)) return []
  return [{ path: '', message: 'there is no report of advisories to look in', fix: 'add `advisories`' }]
}
