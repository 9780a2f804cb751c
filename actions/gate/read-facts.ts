import type { Config } from '../../shared/config/model-config.ts'
import { parseStatement } from '../../shared/evidence/parse.ts'
import { EVIDENCE_FOLDER } from '../../shared/evidence/schema.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import { Fault, messageOf, UserError } from '../../shared/kernel/error.ts'
import type { Change, HoldoutUse, ModelFacts } from '../../shared/policy/facts.ts'
import { needsOf } from '../../shared/policy/needs.ts'
import type { Policy } from '../../shared/policy/parse.ts'
import type { RepositoryFacts } from '../../shared/policy/repository-facts.ts'
import type { EvaluateGateInput } from '../../shared/usecases/evaluate-gate.ts'
import { findChampion } from '../../shared/usecases/find-champion.ts'
import { namesOf, readChange } from '../../shared/usecases/read-change.ts'
import { readRepository } from '../../shared/usecases/read-repository.ts'
import type { RunContext } from '../kit/context.ts'
import type { GitHub, Registry, Services } from '../kit/services.ts'
import type { PolicyText } from './read-policy.ts'

/** What is about to happen, as GitHub says now. Throws Fault GITHUB_UNAVAILABLE when the pull request cannot be read or has moved on. */
export async function readChangeFacts(
  change: RunContext['change'],
  { policy, config }: { readonly policy: Policy; readonly config: Config },
  github: GitHub | undefined,
): Promise<Change> {
  if (change.kind === 'local') return { kind: 'local' }
  if (change.kind === 'push') return { kind: 'push', headSha: change.headSha }
  const { number, headSha } = change.pullRequest
  const pull = await github?.pullRequests.read(number)
  if (github === undefined || pull === undefined) {
    throw new Fault('GITHUB_UNAVAILABLE', `pull request #${number} cannot be read`, {
      fix: 'give the job `permissions: { contents: read, pull-requests: read }`',
    })
  }
  if (pull.headSha !== headSha) {
    throw new Fault(
      'GITHUB_UNAVAILABLE',
      `pull request #${number} is at ${pull.headSha} now; this run is about ${headSha}`,
      {
        fix: 'nothing: the run of the newer commit decides',
      },
    )
  }
  const named = namesOf(policy, config)
  return { ...(await readChange(github, pull, policy)), ...(named === undefined ? {} : { named }) }
}

/** Documents and checks that rules ask for: of the head commit on a pull request, else of the checkout or the working tree. */
export async function readRepositoryFacts(
  { files }: Pick<Services, 'files'>,
  { change, policy, source }: { readonly change: Change; readonly policy: Policy; readonly source: PolicyText },
  github: GitHub | undefined,
): Promise<{ readonly repository?: RepositoryFacts }> {
  const needs = needsOf(policy)
  if (change.kind === 'pull-request' && github !== undefined) {
    const { path, commit } = source
    const at = { headSha: change.headSha, ...(commit === undefined ? {} : { policy: { path, commit } }) }
    return readRepository({ files: github.repositoryFiles, commitChecks: github.commitChecks }, at, needs)
  }
  const read = async (path: string) => {
    const text = await files.readText(path)
    return text === undefined ? undefined : { path, text, digest: files.sha256(text) }
  }
  return readRepository({ files: { read } }, { headSha: '' }, { documents: needs.documents ?? [] })
}

/** What the ledger says now. A ledger that cannot be read leaves the champion unknown, which passes no rule about it. */
export async function readChampions(
  services: Pick<Services, 'files' | 'log'>,
  registry: Promise<Registry>,
  models: readonly string[],
): Promise<EvaluateGateInput['champions']> {
  const read = models.map(async (model) => [model, await readChampion(services, registry, model)] as const)
  return Object.fromEntries(await Promise.all(read))
}

async function readChampion(
  { files, log }: Pick<Services, 'files' | 'log'>,
  registry: Promise<Registry>,
  model: string,
): Promise<ModelFacts['champion']> {
  try {
    const champion = await findChampion({ ...(await registry), files }, model)
    const { state } = champion
    if (state === 'none') return { state }
    return { state, digest: champion.digest, version: champion.version, since: champion.since }
  } catch (error) {
    if (!(error instanceof UserError || error instanceof Fault)) throw error
    log.warn(`the champion of ${model} is unknown: ${messageOf(error)}`)
    return { state: 'unknown' }
  }
}

/** How often a holdout was used, as far as the ledger tells; `undefined` when it cannot be read. */
export async function readUse(
  registry: Promise<Registry>,
  model: string,
  holdout: Digest,
): Promise<HoldoutUse | undefined> {
  const { readHoldoutUse } = await import('../../shared/usecases/read-holdout-use.ts')
  return registry.then(
    (opened) => readHoldoutUse(opened, { model, holdout }),
    () => undefined,
  )
}

/** The files in which evidence about each model is expected: in this job's hands, so at level E0. */
export function evidenceSources(models: readonly string[]): EvaluateGateInput['evidence'] {
  return models.flatMap((model) =>
    (['test', 'drift'] as const).map((kind) => ({
      model,
      path: `${EVIDENCE_FOLDER}/${model}.${kind}.json`,
      level: 'E0' as const,
    })),
  )
}

/**
 * Reads the evidence that is there, so that what was checked is what is judged. It must be readable, and on a runner it must come from
 * this very run: a file that was committed, or that an earlier run left behind, was measured on something else. Throws UserError
 * EVIDENCE_INVALID, so that nothing is judged by half of what there is.
 */
export async function readUsable(
  services: Services,
  sources: EvaluateGateInput['evidence'],
): Promise<EvaluateGateInput['evidence']> {
  const texts = await Promise.all(sources.map(({ path }) => services.files.readText(path)))
  return sources.map((evidence, i) => {
    const text = texts[i]
    if (text === undefined) return evidence
    requireThisRun(services.context, text, evidence.path)
    return { ...evidence, text }
  })
}

function requireThisRun({ runner, source }: RunContext, text: string, path: string): void {
  const { runId, headSha } = sourceOf(text, path)
  if (!runner || (runId === source.runId && headSha === source.headSha)) return
  throw new UserError('EVIDENCE_INVALID', {
    file: path,
    message: `it was made by run ${runId ?? '(none)'} at ${headSha ?? '(no commit)'}, not by this run at ${source.headSha ?? '(no commit)'}`,
    fix: 'run `test` (and `drift`) in this workflow run, and do not commit .assay/',
  })
}

function sourceOf(text: string, path: string): { readonly runId?: string; readonly headSha?: string } {
  try {
    return parseStatement(text, path).predicate.source
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const fix = 'make it again with `assay test` or `assay drift`'
    const problems = error.problems.map((problem) => ({ ...problem, fix: problem.fix ?? fix }))
    throw new UserError(error.code, problems, { cause: error })
  }
}
