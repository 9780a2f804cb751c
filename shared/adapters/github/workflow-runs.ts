import { type Digest, isDigest } from '../../kernel/digest.ts'
import { UserError } from '../../kernel/error.ts'
import type { ArtifactFile, RunArtifact, WorkflowRun, WorkflowRuns } from '../../ports/github-runs.ts'
import { expected, type GitHubClient, PAGE_SIZE, type RepositoryName, readPages } from './client.ts'
import { sha256 } from './sha256.ts'
import { readZip, ZIP_LIMITS } from './zip.ts'

const MAX_PAGES = 10
const EVENTS = ['pull_request', 'push', 'merge_group']

/** Workflow runs and their artifacts over REST. */
export function createWorkflowRuns(client: GitHubClient, name: RepositoryName): WorkflowRuns {
  const repository = `${name.owner}/${name.repo}`.toLowerCase()
  return {
    async ofCommit(sha) {
      const { items } = await readPages(MAX_PAGES, async (page) => {
        const parameters = { ...name, head_sha: sha, per_page: PAGE_SIZE, page }
        const request = client.request('GET /repos/{owner}/{repo}/actions/runs', parameters)
        return (await expected(`the workflow runs of ${sha}`, request)).data.workflow_runs
      })
      return items
        .filter((run) => run.repository.full_name.toLowerCase() === repository && EVENTS.includes(run.event))
        .filter((run) => run.head_sha === sha)
        .map(toRun)
    },
    async artifacts(runId, prefix) {
      const { items } = await readPages(MAX_PAGES, async (page) => {
        const parameters = { ...name, run_id: runId, per_page: PAGE_SIZE, page }
        const request = client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', parameters)
        return (await expected(`the artifacts of run ${runId}`, request)).data.artifacts
      })
      return items
        .filter((artifact) => artifact.name.startsWith(prefix) && Number(artifact.workflow_run?.id ?? runId) === runId)
        .map((artifact) => toRunArtifact(artifact, runId))
    },
    open: (artifact) => openArtifact(client, name, artifact),
  }
}

async function openArtifact(
  client: GitHubClient,
  name: RepositoryName,
  artifact: RunArtifact,
): Promise<readonly ArtifactFile[]> {
  const refuse = (message: string): UserError => new UserError('EVIDENCE_INVALID', { file: artifact.name, message })
  if (artifact.isExpired) throw refuse('the artifact has expired; run the workflow again')
  if (artifact.size > ZIP_LIMITS.archiveBytes)
    throw refuse(`the artifact has ${artifact.size} bytes; at most ${ZIP_LIMITS.archiveBytes} are read`)
  const answer = await expected(
    `artifact ${artifact.name}`,
    client.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', {
      ...name,
      artifact_id: Number(artifact.id),
      archive_format: 'zip',
    }),
  )
  const archive = new Uint8Array(answer.data as unknown as ArrayBuffer)
  if (artifact.digest !== undefined && sha256(archive) !== artifact.digest)
    throw refuse(`the bytes are not those that were uploaded: their digest is not ${artifact.digest}`)
  return readZip(archive, artifact.name).map(({ path, bytes }) => {
    const file = `${artifact.name}/${path}`
    try {
      return { path: file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), digest: sha256(bytes) }
    } catch {
      throw new UserError('EVIDENCE_INVALID', { file, message: 'the file is not UTF-8 text' })
    }
  })
}

type RawArtifact = {
  readonly id: number | bigint
  readonly name: string
  readonly size_in_bytes: number
  readonly digest?: string | null
  readonly expired: boolean
}

/** GitHub's artifact as ours. */
export function toRunArtifact(raw: RawArtifact, runId: number): RunArtifact {
  return {
    id: Number(raw.id),
    runId,
    name: raw.name,
    size: raw.size_in_bytes,
    digest: toDigest(raw.digest),
    isExpired: raw.expired,
  }
}

type RawRun = {
  readonly id: number | bigint
  readonly run_attempt?: number
  readonly workflow_id?: number | bigint
  readonly event: string
  readonly status: string | null
  readonly conclusion: string | null
  readonly head_sha: string
  readonly head_branch?: string | null
  readonly name?: string | null
  readonly html_url: string
  readonly repository?: { readonly id: number | bigint; readonly owner?: { readonly id: number | bigint } | null }
  readonly created_at?: string
  readonly run_started_at?: string
  readonly updated_at?: string
  readonly actor?: { readonly login: string } | null
  readonly triggering_actor?: { readonly login: string } | null
}

/** GitHub's workflow run as ours. */
export function toRun(raw: RawRun): WorkflowRun {
  return {
    id: Number(raw.id),
    attempt: raw.run_attempt ?? 1,
    event: raw.event,
    ...(raw.workflow_id === undefined ? {} : { workflowId: Number(raw.workflow_id) }),
    status: raw.status === 'completed' ? 'completed' : 'waiting',
    conclusion: raw.conclusion ?? undefined,
    headSha: raw.head_sha,
    ...(raw.head_branch == null ? {} : { headBranch: raw.head_branch }),
    name: raw.name ?? `run ${raw.id}`,
    url: raw.html_url,
    ...(raw.actor == null ? {} : { actor: raw.actor.login }),
    ...(raw.triggering_actor == null ? {} : { triggeringActor: raw.triggering_actor.login }),
    ...(raw.repository === undefined ? {} : { repositoryId: Number(raw.repository.id) }),
    ...(raw.repository?.owner == null ? {} : { ownerId: Number(raw.repository.owner.id) }),
    ...timeOf('createdAt', raw.created_at),
    ...timeOf('startedAt', raw.run_started_at ?? raw.created_at),
    ...timeOf('updatedAt', raw.updated_at),
  }
}

/** A time that is there and can be read, under this name. */
function timeOf<Name extends string>(name: Name, text: string | undefined): { readonly [key in Name]?: number } {
  const at = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? {} : ({ [name]: at } as { readonly [key in Name]?: number })
}

/** GitHub Enterprise Server gives no digest; a digest of another form than ours could not be checked and must not be ignored. */
function toDigest(text: string | null | undefined): Digest | undefined {
  if (text === null || text === undefined) return undefined
  return isDigest(text) ? text : `sha256:${'0'.repeat(64)}`
}
