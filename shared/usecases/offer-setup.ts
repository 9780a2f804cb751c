import { formatProblem, UserError } from '../kernel/error.ts'
import { CONFIG_PATH, type SetupPlan, tryPlan } from '../onboarding/plan-setup.ts'
import { brokenText, invitationText, proposalText, type Rehearsal, SETUP_MARKER } from '../onboarding/setup-text.ts'
import { POLICY_PATH } from '../policy/parse.ts'
import type { Issues, IssueText } from '../ports/github-issues.ts'
import type { OwnIssues } from '../ports/own-issues.ts'
import type { SetupPlace, SetupPlaces } from '../ports/set-up-place.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import { type BaseDocuments, judgePullRequest } from './judge-pull-request.ts'
import { type LookBackPorts, lookBack } from './look-back.ts'

export type OfferPorts = EvaluationPorts & {
  readonly places: SetupPlaces
  readonly ownIssues: OwnIssues
  readonly issues: Issues
  readonly history: LookBackPorts['history']
}

/** `nothing`: no model was found, so nobody is bothered. */
export type OfferOutcome = 'governed' | 'offered-before' | 'nothing' | 'proposed' | 'invited'

const TITLE = 'Set up Assay'
const MAX_REHEARSALS = 5
/** A longer address is not opened by every browser. */
const MAX_LINK = 6000

/**
 * Offers a repository without our files what it needs: as a pull request where the App may write, else as one issue. Done once: what people
 * close stays closed. Blocks nothing. Throws Fault GITHUB_UNAVAILABLE, STORE_UNAVAILABLE.
 */
export async function offerSetup(ports: OfferPorts): Promise<OfferOutcome> {
  const { repository } = ports.files
  if ((await ports.ownIssues.find(repository, 'set-up')) !== undefined) return 'offered-before'
  const place = await ports.places.look()
  if (place === undefined) return 'nothing'
  const plan = tryPlan(place)
  if (plan instanceof UserError) {
    return await invite(ports, {
      title: `${TITLE}: ${CONFIG_PATH} cannot be read`,
      body: brokenText(plan.problems.map(formatProblem).join('\n')),
    })
  }
  if (plan?.files.length === 0 && plan.kept.length > 0) return 'governed'
  if (plan === undefined || plan.files.length === 0) return 'nothing'
  if (!(await ports.places.mayPropose())) {
    return await invite(ports, { title: TITLE, body: invitationText(plan, editorLink(place, plan)) })
  }
  const documents = documentsOf(ports, place, plan)
  const rehearsals = await rehearse(ports, place, documents)
  const merged =
    documents.policy === undefined
      ? []
      : await lookBack(ports, { branch: place.branch, plan, policy: documents.policy })
  const body = proposalText(plan, rehearsals, merged)
  const number = await ports.places.propose(place, { title: TITLE, body, files: plan.files })
  await remember(ports, number, body)
  return 'proposed'
}

async function invite(ports: OfferPorts, text: IssueText): Promise<'invited'> {
  // An issue that was made just before a crash is on GitHub, but not in our store.
  const number = (await ports.issues.find(SETUP_MARKER)) ?? (await ports.issues.create(text))
  await remember(ports, number, text.body)
  return 'invited'
}

async function remember({ ownIssues, files, clock, sha256 }: OfferPorts, number: number, body: string): Promise<void> {
  await ownIssues.save(files.repository, 'set-up', { number, digest: sha256(body), problems: 0, at: clock.now() })
}

/** The documents that would govern, once they are merged. */
function documentsOf({ sha256 }: OfferPorts, place: SetupPlace, plan: SetupPlan): BaseDocuments {
  const file = (path: string, present: string | undefined) => {
    const text = present ?? plan.files.find((one) => one.path === path)?.text
    return text === undefined ? undefined : { path, text, digest: sha256(text) }
  }
  return {
    commit: place.commit,
    config: file(CONFIG_PATH, place.present.config),
    policy: file(POLICY_PATH, place.present.policy),
  }
}

/** What the proposed files would say about open pull requests of which there is evidence. */
async function rehearse(ports: OfferPorts, place: SetupPlace, base: BaseDocuments): Promise<readonly Rehearsal[]> {
  const open = await ports.pullRequests.open({ baseRef: place.branch })
  const said: Rehearsal[] = []
  for (const pull of open.slice(0, MAX_REHEARSALS)) {
    const judgement = await judgePullRequest(ports, { pull, base, isLate: true })
    if (judgement.kind !== 'judged') continue
    const isMeasured = Object.values(judgement.facts.models).some(({ test }) => test !== undefined)
    const headline = judgement.tree.rules.find(({ verdict }) => verdict === judgement.tree.verdict)?.message ?? ''
    if (isMeasured) said.push({ number: pull.number, verdict: judgement.tree.verdict, headline })
  }
  return said
}

/** GitHub's editor with the first new file filled in. */
function editorLink({ url, branch }: SetupPlace, { files }: SetupPlan): string | undefined {
  const [first] = files
  if (first === undefined) return undefined
  const query = new URLSearchParams({ filename: first.path, value: first.text })
  const link = `${url}/new/${encodeURIComponent(branch)}?${query}`
  return link.length > MAX_LINK ? undefined : link
}
