import { matchesSegments } from '../../policy/glob.ts'
import { type Check, judge, ok, problem, unknown } from '../check.ts'
import type { BranchFacts, BypassActor, RepositoryFacts } from '../facts.ts'
import { createRuleset, editGuard, ledgerRuleset, tagRuleset } from '../fixes.ts'
import { type Guard, guardsOf, isAdminActor } from '../guards.ts'
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
    kept(KINDS.branchKept, branch, (actor) => !isAdminActor(actor), fix),
    judge(KINDS.ledgerKept, ledger.exists, (exists) => {
      const check = kept(KINDS.ledgerKept, ledger, isPerson, protect)
      if (exists || check.state !== 'problem') return check
      return {
        ...check,
        message: `${check.message}; the branch does not exist yet: protect it before the first version`,
      }
    }),
    writers(ledger, protect),
    tags(facts),
  ]
}

/** Blocked is what some guard blocks that lets nobody by; administrators of the guarded branch are another check's matter. */
function kept(
  kind: typeof KINDS.ledgerKept | typeof KINDS.branchKept,
  branch: BranchFacts,
  isPasser: (actor: BypassActor) => boolean,
  fix: string,
): Check {
  return judge(kind, guardsOf(branch), (list) => {
    const deeds = [
      { what: 'force pushes', guards: list.filter(({ blocksForcePush }) => blocksForcePush) },
      { what: 'deletion', guards: list.filter(({ blocksDeletion }) => blocksDeletion) },
    ]
    const open = deeds.filter(
      ({ guards }) => !guards.some(({ bypass }) => bypass.known && !bypass.value.some(isPasser)),
    )
    if (open.length === 0) return ok(kind, `${branch.name} can be neither rewritten nor deleted`)
    const whats = open.map(({ what }) => what).join(' and ')
    const blocking = open.flatMap((deed) => deed.guards)
    const passed = blocking.find(({ bypass }) => bypass.known)
    if (passed !== undefined) {
      const message = `${passed.name} blocks ${whats} on ${branch.name}, but has people on its bypass list`
      return problem(kind, message, editGuard(passed, 'empty the bypass list'))
    }
    const hidden = blocking.flatMap(({ bypass }) => (bypass.known ? [] : [bypass.reason]))
    if (hidden.length > 0) return unknown(kind, [...new Set(hidden)].join('; '))
    if (!branch.classic.known) return unknown(kind, `no ruleset blocks ${whats}, and ${branch.classic.reason}`)
    return problem(kind, `${branch.name} allows ${whats}`, fix)
  })
}

const isPerson = ({ type }: BypassActor): boolean => !PROGRAMS.includes(type)

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
  const people = bypass.value.filter(isPerson)
  return [...people.map(({ type, id }) => `${type}${id === undefined ? '' : ` ${id}`}`), ...(allowed ?? [])]
}

/** A tag as the registry makes it: whatever covers this one covers them all, unless something is left out. */
const SAMPLE = 'refs/tags/assay/model/v1.0.0'.split('/')

function tags({ tags: seen, repository }: RepositoryFacts): Check {
  const kind = KINDS.releaseTags
  return judge(kind, seen, (list) => {
    const over = list.filter(
      ({ include, exclude }) =>
        include.some(covers) && !exclude.some((one) => /\[|^refs\/tags\/assay\//.test(one) || touches(one)),
    )
    const types = over.flatMap(({ rules }) => rules)
    const moves = types.includes('update') || types.includes('non_fast_forward')
    if (moves && types.includes('deletion'))
      return ok(kind, `${over.map(({ name }) => name).join(' and ')}: tags of versions stay`)
    return problem(kind, 'tags `assay/**` can be moved or deleted', createRuleset(repository, tagRuleset()))
  })
}

/** GitHub matches like Ruby's fnmatch with FNM_PATHNAME: `**` at the end stays inside one folder, only a slash and a star behind it go deeper. */
function covers(pattern: string): boolean {
  return touches(pattern.replace(/\/\*\*$/, '/*'))
}

function touches(pattern: string): boolean {
  return pattern === '~ALL' || matchesSegments(pattern.split('/'), SAMPLE)
}
