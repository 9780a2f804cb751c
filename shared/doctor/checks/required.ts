import { type Check, judge, ok, problem, unknown } from '../check.ts'
import type { AppIdentity, BypassActor, RepositoryFacts } from '../facts.ts'
import { branchRuleset, createRuleset, editGuard } from '../fixes.ts'
import { type Guard, guardsOf, isAdminActor } from '../guards.ts'
import { KINDS } from '../kinds.ts'

/** GitHub's own App: every check that a workflow posts with GITHUB_TOKEN comes from it. */
const ACTIONS_APP = 15368

/** Is the check of the gate required, from the App alone, of everybody, and for what will really be merged? */
export function checkRequirement(facts: RepositoryFacts): readonly Check[] {
  const { branch, checkName } = facts
  const guards = guardsOf(branch)
  const kinds = [KINDS.checkRequired, KINDS.checkPinned, KINDS.noBypass, KINDS.adminsIncluded, KINDS.upToDate]
  if (!guards.known) return kinds.map((kind) => unknown(kind, guards.reason))
  const requiring = guards.value.filter(({ checks }) => checks.some(({ name }) => name === checkName))
  if (requiring.length === 0) {
    const { classic } = branch
    if (!classic.known) return kinds.map((kind) => unknown(kind, `no ruleset requires it, and ${classic.reason}`))
    return kinds.map((kind) => (kind === KINDS.checkRequired ? notRequired(facts, guards.value) : nothingToPass(kind)))
  }
  return [
    ok(KINDS.checkRequired, `\`${checkName}\` is required by ${names(requiring)}`),
    pinned(facts, requiring),
    bypass(guards.value, facts, requiring),
    admins(facts, requiring),
    upToDate(guards.value, requiring),
  ]
}

const names = (guards: readonly Guard[]): string => guards.map(({ name }) => name).join(' and ')

const nothingToPass = (kind: (typeof KINDS)[keyof typeof KINDS]): Check =>
  problem(kind, 'nothing requires the check yet', `correct \`${KINDS.checkRequired.id}\` first`)

/** The ruleset that puts everything right, with the number of the App where it is known. */
function wholeRuleset({ repository, branch, checkName, app }: RepositoryFacts): string {
  const [first] = app.known ? app.value.filter(({ id }) => id !== ACTIONS_APP) : []
  const command = createRuleset(repository, branchRuleset(branch.name, checkName, first?.id ?? 'APP_ID'))
  return first === undefined
    ? `${command}\nwhere APP_ID is the number that the settings page of your App shows as "App ID"`
    : command
}

function notRequired(facts: RepositoryFacts, guards: readonly Guard[]): Check {
  const others = guards.flatMap(({ checks }) => checks.map(({ name }) => name))
  const near = others.filter((name) => name.startsWith('assay'))
  const hint = near.length === 0 ? '' : `; required are: ${near.join(', ')}`
  return problem(
    KINDS.checkRequired,
    `nothing requires \`${facts.checkName}\` on ${facts.branch.name}${hint}`,
    wholeRuleset(facts),
  )
}

function pinned(facts: RepositoryFacts, requiring: readonly Guard[]): Check {
  const kind = KINDS.checkPinned
  const pins = requiring.flatMap(({ checks }) => checks.filter(({ name }) => name === facts.checkName))
  const ids = [...new Set(pins.flatMap(({ app }) => app ?? []))]
  if (ids.length === 0) {
    return problem(
      kind,
      `\`${facts.checkName}\` is required by its name only, so any workflow can post it`,
      repin(facts, requiring),
    )
  }
  if (ids.every((id) => id === ACTIONS_APP)) {
    const message = `\`${facts.checkName}\` is expected from GitHub Actions (15368), so any workflow with \`checks: write\` can post it`
    return problem(kind, message, repin(facts, requiring))
  }
  return judge(kind, facts.app, (apps) => {
    const found = apps.find(({ id }) => id !== ACTIONS_APP && ids.includes(id))
    if (found !== undefined) {
      return ok(kind, `only ${nameOf(found)} can make \`${facts.checkName}\` green`)
    }
    const foreign = apps.filter(({ id }) => id !== ACTIONS_APP)
    if (foreign.length === 0) {
      const reason = `it is expected from App ${ids.join(', ')}, and no App has posted it on the newest pull requests`
      return { ...unknown(kind, reason), fix: 'name your App: `assay doctor --app APP_ID`' }
    }
    const posted = foreign.map(nameOf).join(', ')
    return problem(kind, `expected from App ${ids.join(', ')}, but yours is ${posted}`, repin(facts, requiring))
  })
}

const nameOf = ({ id, slug }: AppIdentity): string => (slug === undefined ? `App ${id}` : `App ${slug} (${id})`)

function repin({ app, checkName }: RepositoryFacts, [guard]: readonly Guard[]): string {
  const own = app.known ? app.value.find(({ id }) => id !== ACTIONS_APP) : undefined
  const source = own === undefined ? 'your App' : `${nameOf(own)} (integration_id ${own.id})`
  return guard === undefined
    ? ''
    : editGuard(guard, `remove \`${checkName}\` and add it again with ${source} as its source`)
}

/** A role is safe when one of its guards lets nobody by: others may then be as lax as they like. */
function bypass(guards: readonly Guard[], facts: RepositoryFacts, requiring: readonly Guard[]): Check {
  const kind = KINDS.noBypass
  const reviewing = guards.filter(({ review }) => review?.codeOwners)
  const roles = [
    { what: `\`${facts.checkName}\``, guards: requiring, review: false },
    ...(reviewing.length === 0 ? [] : [{ what: 'the review of code owners', guards: reviewing, review: true }]),
  ]
  const open = roles.flatMap((role) => {
    const passers = role.guards.map((guard) => passersOf(guard, role.review))
    return passers.some((one) => one?.length === 0) ? [] : [{ ...role, passers }]
  })
  if (open.length === 0) return ok(kind, 'nobody but administrators, who are looked at below, may pass over the rules')
  const blind = open.find(({ passers }) => passers.includes(undefined))
  const dirty = open.find(({ passers }) => passers.some((one) => one !== undefined))
  if (dirty !== undefined) {
    const who = [...new Set(dirty.passers.flatMap((one) => one ?? []))]
    const [guard] = dirty.guards.filter((_guard, i) => (dirty.passers[i]?.length ?? 0) > 0)
    const fix =
      guard === undefined
        ? ''
        : editGuard(
            guard,
            'empty the bypass list, or keep your emergency exit in the mode "for pull requests only" and know who it is',
          )
    return problem(kind, `${dirty.what} can be passed over by ${who.join(', ')}`, fix)
  }
  const hidden = blind?.guards.map(({ bypass: list }) => (list.known ? '' : list.reason)).filter(Boolean) ?? []
  return unknown(kind, hidden.join('; '))
}

/** Who passes a guard without being an administrator; `undefined` when that cannot be seen. */
function passersOf({ bypass: list, reviewBypass }: Guard, isReview: boolean): readonly string[] | undefined {
  if (!list.known) return undefined
  const actors = list.value.filter((actor) => !isAdminActor(actor)).map(describe)
  return isReview ? [...actors, ...reviewBypass] : actors
}

function describe({ type, id, mode }: BypassActor): string {
  const trace = mode === 'exempt' ? ', exempt: leaves no trace in the audit log' : ''
  const limit = mode === 'pull_request' ? ', in pull requests only' : ''
  return `${type}${id === undefined ? '' : ` ${id}`}${trace}${limit}`
}

function admins(facts: RepositoryFacts, requiring: readonly Guard[]): Check {
  const kind = KINDS.adminsIncluded
  const lists = requiring.map((guard) => ({ guard, list: guard.bypass }))
  const binding = lists.find(({ list }) => list.known && !list.value.some(isAdminActor))
  if (binding !== undefined) return ok(kind, `${binding.guard.name} binds administrators too`)
  const open = lists.find(({ list }) => list.known)
  if (open === undefined)
    return unknown(kind, lists.flatMap(({ list }) => (list.known ? [] : [list.reason])).join('; '))
  const { repository, branch } = facts
  const fix =
    open.guard.kind === 'classic'
      ? `gh api -X POST repos/${repository}/branches/${branch.name}/protection/enforce_admins`
      : editGuard(open.guard, 'remove administrators from the bypass list')
  return problem(kind, `administrators may pass over ${open.guard.name}`, fix)
}

function upToDate(guards: readonly Guard[], requiring: readonly Guard[]): Check {
  const kind = KINDS.upToDate
  if (guards.some(({ hasQueue }) => hasQueue)) return ok(kind, 'a merge queue tests what will be merged')
  if (requiring.some(({ strict }) => strict)) return ok(kind, 'a branch has to be up to date before it is merged')
  const [guard] = requiring
  const fix =
    guard === undefined
      ? ''
      : editGuard(guard, 'tick "Require branches to be up to date before merging", or require a merge queue')
  return problem(kind, 'a branch that is behind may be merged: nobody measured the mix', fix)
}
