import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CheckRun, Issue, Repo } from '../fakes/github/types.ts'
import { evaluationRun } from './evaluation-page.ts'
import { DRIFT_CHECK, REQUIRED_CHECK } from './names.ts'
import type { Teller } from './tell.ts'
import { exampleFiles, propose, type Town } from './town.ts'

const CONFIG = readFileSync(join(import.meta.dirname, '../examples/credit-scoring/assay.yml'), 'utf8')
const FIRST_EXCLUDE = 'exclude: [personal_status_sex, age_years, foreign_worker, checking_status]'

/** Takes a picture of a page as it is at this moment of the story. */
export type Photograph = (name: string, path: string, height?: number) => Promise<void>

/** Six chapters; each throws when what it promises does not happen. */
export async function tellStory(town: Town, tell: Teller, photograph: Photograph): Promise<void> {
  await firstChampion(town, tell)
  await worseModel(town, tell)
  await photograph('pull-request-blocked', '/pull/1')
  await betterModel(town, tell, () => photograph('pull-request-passed', '/pull/2'))
  const evaluation = evaluationRun(town.repo, town.repo.pulls.get(2)?.headSha ?? '')
  expectThat(evaluation !== undefined, 'the page with everything measured is an artifact of the run')
  await photograph('evaluation-page', `/evaluation/${evaluation?.id}`, 1500)
  await leakingData(town, tell)
  await photograph('pull-request-leak', '/pull/3')
  await quietMonth(town, tell)
  const alert = await shiftedMonth(town, tell)
  await photograph('drift-alert', `/issues/${alert.number}`)
}

async function firstChampion(town: Town, tell: Teller): Promise<void> {
  tell.chapter('A push to main trains, tests and registers the first model')
  await tell.during('dana pushes; train, test, gate and register run', async () => {
    await town.github
      .as('dana')
      .push(town.repo, 'main', { message: 'Credit scoring with Assay', files: exampleFiles() })
    await town.github.settled()
  })
  const champion = championOf(town.repo)
  expectThat(champion?.version === '1.0.0', 'the first push makes version 1.0.0 the champion')
  tell.good(`credit-risk 1.0.0 is the champion (branch assay, ${champion?.digest.slice(0, 19)}…)`)
}

async function worseModel(town: Town, tell: Teller): Promise<void> {
  tell.chapter('A pull request with a worse model is blocked, and says why')
  const config = CONFIG.replace(FIRST_EXCLUDE, FIRST_EXCLUDE.replace(']', ', credit_history, savings_status]'))
  const check = await review(town, tell, {
    author: 'ravi',
    branch: 'fewer-questions',
    title: 'Ask applicants for less',
    body: 'Marketing wants a shorter form: without credit history and savings.',
    files: { 'assay.yml': config },
  })
  expectThat(check.conclusion === 'failure', 'the worse model is blocked')
  tell.bad(`${REQUIRED_CHECK}: ${check.title}`)
  const refused = await town.github
    .as('dana')
    .merge(town.repo, pullOf(town.repo, check).number)
    .then(
      () => undefined,
      (error: Error) => error.message,
    )
  expectThat(refused !== undefined, 'the merge button refuses')
  tell.good(`GitHub refuses the merge: ${refused}`)
}

async function betterModel(town: Town, tell: Teller, beforeMerge: () => Promise<void>): Promise<void> {
  tell.chapter('A better model passes, is merged and becomes the champion')
  const config = CONFIG.replace(FIRST_EXCLUDE, FIRST_EXCLUDE.replace(', checking_status]', ']'))
  const check = await review(town, tell, {
    author: 'ravi',
    branch: 'account-status',
    title: 'Use the status of the checking account',
    body: 'The core banking interface delivers `checking_status` now.',
    files: { 'assay.yml': config },
  })
  expectThat(check.conclusion === 'success', 'the better model passes')
  tell.good(`${REQUIRED_CHECK}: ${check.title}`)
  await beforeMerge()
  await tell.during('dana merges; main trains, tests and registers again', async () => {
    await town.github.as('dana').merge(town.repo, pullOf(town.repo, check).number)
    await town.github.settled()
  })
  const champion = championOf(town.repo)
  expectThat(champion?.version === '1.1.0', 'the merged model becomes version 1.1.0 and champion')
  tell.good(`credit-risk 1.1.0 is the champion, 1.0.0 is one alias away`)
}

async function leakingData(town: Town, tell: Teller): Promise<void> {
  tell.chapter('New training data that gives the answer away is caught')
  const files = Object.fromEntries(['train', 'holdout'].map((part) => [`data/${part}.csv`, withReminders(part)]))
  const check = await review(town, tell, {
    author: 'ravi',
    branch: 'reminders',
    title: 'Use the reminders that were sent',
    body: 'The data warehouse knows how often a customer was reminded. The ROC AUC is fantastic.',
    files,
  })
  expectThat(check.conclusion === 'failure', 'a column that is only known afterwards is caught')
  tell.bad(`${REQUIRED_CHECK}: ${check.title}`)
  tell.good('the report shows what changed in the data, and who gets reminders: those who did not pay')
}

/** The data with a column that is only known when the loan is over. */
function withReminders(part: string): string {
  const [header = '', ...rows] = String(exampleFiles()[`data/${part}.csv`]).trimEnd().split('\n')
  const reminded = rows.map((row, i) => `${row},${row.endsWith(',bad') ? 1 + (i % 3) : 0}`)
  return `${[`${header},reminders_sent`, ...reminded].join('\n')}\n`
}

async function quietMonth(town: Town, tell: Teller): Promise<void> {
  tell.chapter('An ordinary month of applicants: no alert')
  await month(town, tell, { file: 'data/applications-2026-09.csv', ends: 'success' })
  expectThat(alertsOf(town.repo).length === 0, 'an ordinary month raises no alert')
  tell.good('no column drifted, nobody is woken up')
}

async function shiftedMonth(town: Town, tell: Teller): Promise<Issue> {
  tell.chapter('A month of other applicants raises a drift alert')
  await month(town, tell, { file: 'data/applications-2026-10.csv', ends: 'failure' })
  const [alert] = alertsOf(town.repo)
  if (alert === undefined) throw new Error('the demo expected that a shifted month raises an alert')
  tell.bad(`issue #${alert.number}: ${alert.title}`)
  return alert
}

/** Points the drift window at a file, as the monthly export would, and runs the scheduled workflow once. */
async function month(
  town: Town,
  tell: Teller,
  { file, ends }: { file: string; ends: 'success' | 'failure' },
): Promise<void> {
  await tell.during(`the scheduled drift workflow compares ${file} with the training data`, async () => {
    const run = await town.github
      .as('dana')
      .dispatch(town.repo, 'drift.yml', { ref: 'main', inputs: { current: file } })
    await town.github.settled()
    const artifact = [...town.repo.artifacts.values()].find((one) => one.run === run)
    expectThat(artifact !== undefined, 'the drift job leaves its evidence as an artifact')
    expectThat(run.conclusion === ends, `the drift job ends in ${ends}, not ${run.conclusion}`)
    await town.until('the drift check', () =>
      [...town.repo.checkRuns.values()].find(({ name, conclusion }) => name === DRIFT_CHECK && conclusion === ends),
    )
  })
}

type Proposal = { author: string; branch: string; title: string; body: string; files: { [path: string]: string } }

async function review(town: Town, tell: Teller, { author, ...asked }: Proposal): Promise<CheckRun> {
  return tell.during(`${author} opens "${asked.title}"; train, test and gate run, the App judges`, async () => {
    const pull = await propose(town, author, asked)
    await town.github.settled()
    await town.until('the report', () =>
      pull.issue.comments.find((comment) => comment.app !== undefined && !comment.body.includes('Waiting')),
    )
    return town.check(pull.headSha)
  })
}

function pullOf(repo: Repo, check: CheckRun): { readonly number: number } {
  const pull = [...repo.pulls.values()].find(({ headSha }) => headSha === check.headSha)
  if (pull === undefined) throw new Error(`no pull request has the head ${check.headSha}`)
  return pull
}

function championOf(repo: Repo): { readonly version: string; readonly digest: string } | undefined {
  try {
    const text = execFileSync(
      'git',
      ['--git-dir', repo.gitDir, 'show', 'assay:models/credit-risk/aliases/champion.json'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Open alerts; the App's daily look at the repository may have opened an issue of its own. */
function alertsOf(repo: Repo): Issue[] {
  const issues = [...repo.issues.values()].filter((issue) => !repo.pulls.has(issue.number) && issue.state === 'open')
  return issues.filter(({ title }) => title.startsWith('Drift: '))
}

function expectThat(isTrue: boolean, promise: string): void {
  if (!isTrue) throw new Error(`the demo expected that ${promise}, and it did not happen`)
}
