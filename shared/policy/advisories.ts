/** One known weakness of a dependency. `severity` is `unknown` where the document does not say. */
export type Advisory = { readonly id: string; readonly severity: Severity | 'unknown' }

/** From the least to the worst. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

type Members = { readonly [key: string]: unknown }

/**
 * The findings of a scanner: SARIF 2.1 (`security-severity` of the rule, else the level), or the JSON of OSV-Scanner. `undefined` when the
 * document is neither: what is not understood is not "nothing found".
 */
export function readAdvisories(document: unknown): readonly Advisory[] | undefined {
  const root = membersOf(document)
  if (Array.isArray(root['runs']) && root['runs'].length > 0 && String(root['version']).startsWith('2.1')) {
    return listOf(root['runs']).flatMap(sarifRun)
  }
  if (Array.isArray(root['results'])) return listOf(root['results']).flatMap(osvResult)
  return undefined
}

function sarifRun(run: Members): Advisory[] {
  const rules = listOf(membersOf(membersOf(run['tool'])['driver'])['rules'])
  const scores = new Map(
    rules.map((rule) => [rule['id'], Number(membersOf(rule['properties'])['security-severity'] ?? Number.NaN)]),
  )
  return listOf(run['results'])
    .filter((result) => listOf(result['suppressions']).length === 0 && result['kind'] !== 'pass')
    .map((result) => {
      const id = String(result['ruleId'] ?? '(no id)')
      const score = scores.get(result['ruleId']) ?? Number.NaN
      return { id: id.slice(0, 200), severity: Number.isFinite(score) ? ofScore(score) : ofLevel(result['level']) }
    })
}

/** `warning` is the level of a result that names none (SARIF 2.1.0, 3.27.10). */
function ofLevel(level: unknown): Advisory['severity'] {
  const levels: Readonly<Record<string, Severity>> = { error: 'high', warning: 'medium', note: 'low', none: 'low' }
  return levels[String(level ?? 'warning')] ?? 'unknown'
}

function osvResult(result: Members): Advisory[] {
  return listOf(result['packages']).flatMap((one) => {
    const groups = listOf(one['groups'])
    if (groups.length > 0)
      return groups.map((group) => ({
        id: firstOf(group['ids']),
        severity: ofScore(Number(group['max_severity'] || Number.NaN)),
      }))
    return listOf(one['vulnerabilities']).map((weakness) => {
      const said = String(membersOf(weakness['database_specific'])['severity'] ?? '').toLowerCase()
      const severity = said === 'moderate' ? 'medium' : SEVERITIES.find((name) => name === said)
      return { id: String(weakness['id'] ?? '(no id)').slice(0, 200), severity: severity ?? ('unknown' as const) }
    })
  })
}

/** Ratings of CVSS 3.1, section 5. */
function ofScore(score: number): Advisory['severity'] {
  if (!Number.isFinite(score)) return 'unknown'
  if (score >= 9) return 'critical'
  if (score >= 7) return 'high'
  return score >= 4 ? 'medium' : 'low'
}

function firstOf(ids: unknown): string {
  return String(Array.isArray(ids) ? ids[0] : '(no id)').slice(0, 200)
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

function listOf(value: unknown): Members[] {
  return Array.isArray(value) ? value.map(membersOf) : []
}
