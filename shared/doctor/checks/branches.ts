import { type Check, judge, ok, problem, unknown } from '../check.ts'
import type { BranchFacts, RepositoryFacts } from '../facts.ts'
import { createRuleset, editGuard, ledgerRuleset } from '../fixes.ts'
import { type Guard, guardsOf } from '../guards.ts'
import { KINDS } from '../kinds.ts'

/** Whom a ledger that only programs write may let through. */
const PROGRAMS = ['Integration', 'DeployKey']

/** Can history be rewritten: that of the branch with its policy, and that of the ledger? */
export function checkBranches(facts: RepositoryFacts): readonly Check[] {
  const { branch, ledger, repository } = facts
  const rules = branch.rules.known ? branch.rules.value : []
  const [first] = rules
  const place = first === undefined ? `a ruleset for ${branch.name}` : `ruleset ${first.ruleset}`
  const fix = `Settings > Rules > Rulesets > ${place}: tick "Restrict deletions" and "Block force pushes"`
  const protect = createRuleset(repository, ledgerRuleset(ledger.name))
  return [
    kept(KINDS.branchKept, branch, fix),
    judge(KINDS.ledgerKept, ledger.exists, (exists) => {
      const check = kept(KINDS.ledgerKept, ledger, protect)
      if (exists || check.state !== 'problem') return check
      return {
        ...check,
        message: `${check.message}; the branch does not exist yet: protect it before the first version`,
      }
    }),
    writers(ledger, protect),
  ]
}

function kept(kind: typeof KINDS.ledgerKept | typeof KINDS.branchKept, branch: BranchFacts, fix: string): Check {
  const guards = guardsOf(branch)
  return judge(kind, guards, (list) => {
    const missing = [
      ...(list.some(({ blocksForcePush }) => blocksForcePush) ? [] : ['force pushes']),
      ...(list.some(({ blocksDeletion }) => blocksDeletion) ? [] : ['deletion']),
    ]
    if (missing.length === 0) return ok(kind, `${branch.name} can be neither rewritten nor deleted`)
    if (!branch.classic.known)
      return unknown(kind, `no ruleset blocks ${missing.join(' and ')}, and ${branch.classic.reason}`)
    return problem(kind, `${branch.name} allows ${missing.join(' and ')}`, fix)
  })
}

function writers(ledger: BranchFacts, fix: string): Check {
  const kind = KINDS.ledgerWriters
  return judge(kind, guardsOf(ledger), (list) => {
    const limiting = list.filter(({ restrictsWriting }) => restrictsWriting)
    const open = limiting.map(openTo)
    const safe = limiting[open.findIndex((people) => people?.length === 0)]
    if (safe !== undefined) return ok(kind, `${safe.name} lets only programs write to ${ledger.name}`)
    const [guard] = limiting.filter((_guard, i) => open[i] !== undefined)
    if (guard !== undefined) {
      return problem(
        kind,
        `${guard.name} lets ${openTo(guard)?.join(', ')} write to ${ledger.name}`,
        editGuard(guard, 'leave only the App or deploy key that registers versions on the list'),
      )
    }
    const hidden = limiting.flatMap(({ bypass }) => (bypass.known ? [] : [bypass.reason]))
    if (hidden.length > 0) return unknown(kind, hidden.join('; '))
    if (!ledger.classic.known) return unknown(kind, `no ruleset limits who writes, and ${ledger.classic.reason}`)
    const where =
      'then Settings > Rules > Rulesets > assay: ledger: tick "Restrict updates" and put the App or deploy key that registers versions on the bypass list'
    return problem(
      kind,
      `everybody with write access may push to ${ledger.name}`,
      list.length === 0 ? `${fix}\n${where}` : where.slice(5),
    )
  })
}

/** Who that is no program may write past this guard; `undefined` when that cannot be seen. */
function openTo({ bypass, writers: allowed }: Guard): readonly string[] | undefined {
  if (!bypass.known) return undefined
  const people = bypass.value.filter(({ type }) => !PROGRAMS.includes(type))
  return [...people.map(({ type, id }) => `${type}${id === undefined ? '' : ` ${id}`}`), ...(allowed ?? [])]
}
