import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REQUIRED_CHECK } from '../demo/names.ts'
import { exampleFiles, openTown, propose, type Town } from '../demo/town.ts'
import type { CheckRun, Comment, Pull, Run } from '../fakes/github/types.ts'

/*
 * The main job from the first push to two pushes at once: the built bundles as processes, the App as a process, a GitHub of our
 * own. The tests tell one story, so they stand in one file and in this order.
 */

const MODEL = 'credit-risk'
const FILES = exampleFiles()
const CONFIG = String(FILES['assay.yml'])
const POLICY = `version: 1
models:
  ${MODEL}:
    paths: [assay.yml, train.ts, 'data/**']
    rules:
      - id: no-regression
        metric.baseline: { metric: roc_auc, non_inferior_by: 0.01 }
      - id: sign-off
        approval: { count: 1, role: write, independent: true }
`
const WORSE = exclude('credit_history', 'savings_status', 'checking_status')
const BETTER = exclude()

let town: Town
let pull: Pull

beforeAll(async () => {
  // A documentation branch gets no run of the model workflow, as with `paths:` in the workflow file.
  town = await openTown((context) => context.headRef !== 'docs')
})
afterAll(async () => {
  await town.close()
})

describe('the main job', { shuffle: false }, () => {
  test('the first push makes the first champion, and running it again registers nothing', async () => {
    const files = { ...FILES, '.github/assay-policy.yml': POLICY }
    await town.github.as('dana').push(town.repo, 'main', { message: 'Credit scoring', files })
    await town.github.settled()
    expect(readyVersions()).toEqual(['1.0.0'])
    const before = ledgerHead()
    await town.github.as('dana').rerun(town.repo, lastRun('push').id)
    await town.github.settled()
    expect(lastRun('push')).toMatchObject({ conclusion: 'success', attempt: 2 })
    expect(ledgerHead()).toBe(before)
  })

  test('a worse model is blocked, says why first, and cannot be merged', async () => {
    pull = await offer('ravi', 'change', { 'assay.yml': WORSE })
    const check = await finished(pull.headSha)
    expect(check).toMatchObject({
      conclusion: 'failure',
      title: expect.stringMatching(/^Blocked: credit-risk lost .*ROC AUC/),
    })
    const comments = reports(pull)
    expect(comments).toHaveLength(1)
    expect(firstLine(comments[0])).toMatch(/Blocked.*credit-risk lost .*ROC AUC/)
    await expect(town.github.as('dana').merge(town.repo, pull.number)).rejects.toMatchObject({ status: 405 })
  })

  test('a fix in the same pull request waits for an approval, then is green, in the same comment', async () => {
    const [before] = reports(pull)
    await town.github
      .as('ravi')
      .push(town.repo, 'change', { message: 'Use the account', files: { 'assay.yml': BETTER } })
    const waiting = await checkThat((check) => check.headSha === pull.headSha && /approv/i.test(check.title ?? ''))
    expect(waiting.conclusion ?? undefined).toBeUndefined()
    await expect(town.github.as('dana').merge(town.repo, pull.number)).rejects.toMatchObject({ status: 405 })
    await town.github.as('dana').review(town.repo, pull.number, { state: 'APPROVED' })
    expect((await finished(pull.headSha)).conclusion).toBe('success')
    await town.github.settled()
    const comments = reports(pull)
    expect(comments.map(({ id }) => id)).toEqual([before?.id])
    expect(firstLine(comments[0])).toContain('Passed')
  })

  test('the merge makes the next champion', async () => {
    await town.github.as('dana').merge(town.repo, pull.number)
    await town.github.settled()
    expect(readyVersions()).toEqual(['1.0.0', '1.1.0'])
    expect(champion().version).toBe('1.1.0')
  })

  test('a pull request from a fork is judged, without secrets and with a token that only reads', async () => {
    const fork = await town.github.forkRepository(town.repo, 'mallory')
    const mallory = town.github.as('mallory')
    const from = town.github.requests.length
    await mallory.push(fork, 'idea', {
      message: 'An idea',
      files: { 'assay.yml': exclude('credit_history', 'checking_status') },
    })
    const foreign = await mallory.openPullRequest(town.repo, { head: 'idea', title: 'An idea', from: fork })
    const check = await finished(foreign.headSha)
    expect(check).toMatchObject({ conclusion: 'failure', title: expect.stringContaining('credit-risk') })
    expect(check.title).toMatch(/lost/)
    const byJobs = town.github.requests.slice(from).filter(({ actor }) => actor === 'github-actions[bot]')
    expect(byJobs.length).toBeGreaterThan(0)
    expect(byJobs.filter(({ method, path }) => method !== 'GET' && path.startsWith('/repos/'))).toEqual([])
    expect(readyVersions()).toEqual(['1.0.0', '1.1.0'])
  })

  test('a change of the documentation passes at once, with no run of the model workflow', async () => {
    const docs = await offer('ravi', 'docs', { 'README.md': 'Better words.\n' })
    expect((await finished(docs.headSha)).conclusion).toBe('success')
    expect(runsOf(docs.headSha).map(({ conclusion }) => conclusion)).toEqual(['skipped'])
  })

  test('two pushes at once: each becomes a version, or its run is red and the next attempt registers it', async () => {
    const dana = town.github.as('dana')
    const first = await dana.push(town.repo, 'main', { message: 'One', files: { 'assay.yml': epochs(61) } })
    const second = await dana.push(town.repo, 'main', { message: 'Two', files: { 'assay.yml': epochs(62) } })
    await town.github.settled()
    const late = [first, second].flatMap(runsOf).filter(({ conclusion }) => conclusion !== 'success')
    expect(late.length, town.jobLog().slice(-4000)).toBeLessThanOrEqual(1)
    // The late one may have reserved its number before it was refused; it is a version when it is ready.
    expect(readyVersions()).toHaveLength(4 - late.length)
    for (const run of late) await dana.rerun(town.repo, run.id)
    await town.github.settled()
    expect(readyVersions()).toEqual(['1.0.0', '1.1.0', '1.2.0', '1.3.0'])
    expect([first, second]).toContain(versionRecord(champion().version).source.headSha)
  })

  test('all along GitHub’s contract was kept, with at most three writes per evaluation', () => {
    expect(town.github.violations).toEqual([])
    const writes = town.github.requests.filter(
      ({ actor, method, path }) => actor === 'assay[bot]' && method !== 'GET' && path.startsWith('/repos/'),
    )
    const evaluations = town.app.log().match(/evaluated: /g)?.length ?? 0
    expect(writes.length).toBeGreaterThan(0)
    expect(writes.length).toBeLessThanOrEqual(3 * evaluations)
  })
})

/** The example's configuration with other columns kept from the model. */
function exclude(...names: readonly string[]): string {
  return CONFIG.replace(
    /exclude: \[.*\]/,
    `exclude: [${['personal_status_sex', 'age_years', 'foreign_worker', ...names].join(', ')}]`,
  )
}

function epochs(count: number): string {
  return BETTER.replace(/epochs: \d+/, `epochs: ${count}`)
}

async function offer(author: string, branch: string, files: { [path: string]: string }): Promise<Pull> {
  return propose(town, author, { branch, title: `Change ${branch}`, body: '', files })
}

async function finished(headSha: string): Promise<CheckRun> {
  const check = await town.check(headSha)
  await town.github.settled()
  return check
}

async function checkThat(isWanted: (check: CheckRun) => boolean): Promise<CheckRun> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    await town.github.settled()
    const found = [...town.repo.checkRuns.values()].find((check) => check.name === REQUIRED_CHECK && isWanted(check))
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const seen = [...town.repo.checkRuns.values()].map(({ name, title, conclusion }) => `${name} ${conclusion}: ${title}`)
  throw new Error(`no such check; there are:\n${seen.join('\n')}`)
}

function reports({ number }: Pull): readonly Comment[] {
  return (town.repo.issues.get(number)?.comments ?? []).filter(({ body }) => body.startsWith('<!-- assay:report -->'))
}

function firstLine(comment: Comment | undefined): string {
  const lines = (comment?.body ?? '').split('\n').filter((text) => text.trim() !== '' && !text.startsWith('<!--'))
  return lines[0] ?? ''
}

function runsOf(headSha: string): readonly Run[] {
  return [...town.repo.runs.values()].filter((run) => run.headSha === headSha && run.workflow.name === 'model')
}

function lastRun(event: string): Run {
  const run = [...town.repo.runs.values()].findLast((one) => one.event === event)
  if (run === undefined) throw new Error(`no run of ${event}`)
  return run
}

function ledger(...args: readonly string[]): string {
  return execFileSync('git', ['--git-dir', town.repo.gitDir, ...args], { encoding: 'utf8' }).trim()
}

const ledgerHead = (): string => ledger('rev-parse', 'assay')

function readyVersions(): readonly string[] {
  const paths = ledger('ls-tree', '-r', '--name-only', 'assay').split('\n')
  const found = paths.flatMap(
    (path) => /^models\/credit-risk\/versions\/(\d+\.\d+\.\d+)\.ready\.json$/.exec(path)?.[1] ?? [],
  )
  return [...new Set(found)].toSorted()
}

function champion(): { readonly version: string } {
  return JSON.parse(ledger('show', `assay:models/${MODEL}/aliases/champion.json`))
}

function versionRecord(version: string): { readonly source: { readonly headSha: string } } {
  return JSON.parse(ledger('show', `assay:models/${MODEL}/versions/${version}.json`))
}
