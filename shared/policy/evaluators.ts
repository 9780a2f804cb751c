import type { FromSchema } from 'json-schema-to-ts'
import type { JobIdentity } from '../evidence/proof/identity.ts'
import type { WorkflowBranch } from './rule.ts'

const commitList = {
  type: 'array',
  minItems: 1,
  maxItems: 50,
  items: { type: 'string', pattern: '^[0-9a-f]{40}$' },
} as const

/** A workflow whose word counts, as a setting. */
export const evaluatorSchema = {
  type: 'object',
  description: 'A reusable workflow whose word counts, and from where.',
  additionalProperties: false,
  required: ['workflow'],
  properties: {
    workflow: {
      type: 'string',
      pattern: '^[A-Za-z0-9-]+/[A-Za-z0-9._-]+/\\.github/workflows/[A-Za-z0-9._-]+\\.ya?ml$',
      description: '`owner/name/.github/workflows/file.yml`.',
    },
    refs: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: { type: 'string', pattern: '^refs/(heads|tags)/[A-Za-z0-9._/-]+$' },
      description:
        'Protected branches and tags of that repository. A commit counts when one of these branches holds it.',
    },
    commits: { ...commitList, description: 'Commits of that workflow that count by themselves.' },
    revoked: { ...commitList, description: 'Commits of that workflow that count no longer, wherever they stand.' },
    runners: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      items: { enum: ['github-hosted', 'self-hosted'] },
      description: 'Where the job may run; only on machines of GitHub when absent.',
    },
    environment: {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description: 'Environment that the job must have run in: the one that holds the key to the holdout (level E4).',
    },
  },
} as const

export type Evaluator = FromSchema<typeof evaluatorSchema>

/** Why a proven job is not one of those that a policy knows. */
export type EvaluatorRefusal = {
  readonly code: 'WORKFLOW_UNKNOWN' | 'REF_UNKNOWN' | 'COMMIT_UNKNOWN' | 'COMMIT_REVOKED' | 'RUNNER' | 'ENVIRONMENT'
  readonly message: string
}

/** The branches of which must be known whether they hold the commit of a workflow. */
export function branchesOf(evaluators: readonly Evaluator[]): readonly WorkflowBranch[] {
  return evaluators.flatMap(({ workflow, refs = [] }) => {
    const repository = workflow.split('/').slice(0, 2).join('/')
    return refs.filter((ref) => ref.startsWith('refs/heads/')).map((ref) => ({ repository, ref }))
  })
}

/** `undefined`: the job counts for one of the evaluators; else what is wrong with it for the one that comes nearest. */
export function refuseJob(job: JobIdentity, evaluators: readonly Evaluator[]): EvaluatorRefusal | undefined {
  const own = evaluators.filter(({ workflow }) => workflow.toLowerCase() === job.workflow.toLowerCase())
  if (own.length === 0) {
    return { code: 'WORKFLOW_UNKNOWN', message: `it was proven by ${job.workflow}, which the policy does not name` }
  }
  const refusals = own.map((evaluator) => refuse(job, evaluator))
  return refusals.includes(undefined) ? undefined : refusals[0]
}

function refuse(job: JobIdentity, evaluator: Evaluator): EvaluatorRefusal | undefined {
  const { revoked = [], runners = ['github-hosted'], environment } = evaluator
  const at = job.sha.slice(0, 12)
  if (revoked.includes(job.sha)) {
    return { code: 'COMMIT_REVOKED', message: `it was proven by the workflow at ${at}, which the policy has revoked` }
  }
  const place = refusePlace(job, evaluator)
  if (place !== undefined) return place
  if (!runners.some((runner) => runner === job.runner)) {
    return {
      code: 'RUNNER',
      message: `it was proven on a ${job.runner} runner; the policy asks for ${runners.join(' or ')}`,
    }
  }
  if (environment !== undefined && job.environment !== environment) {
    const ran = job.environment === undefined ? 'outside of any environment' : `in the environment ${job.environment}`
    return { code: 'ENVIRONMENT', message: `it was proven ${ran}; the policy asks for ${environment}` }
  }
  return undefined
}

/**
 * A name must be listed; a commit must be listed, or be on a listed branch: anybody can put a commit under the name of a repository by
 * forking it (threat model A5). A workflow of the pull request itself has the ref `refs/pull/N/merge`, which no policy can list (A4).
 */
function refusePlace(job: JobIdentity, { workflow, refs = [], commits = [] }: Evaluator): EvaluatorRefusal | undefined {
  if (commits.includes(job.sha)) return undefined
  if (refs.includes(job.ref)) return undefined
  if (!/^[0-9a-f]{40}$/.test(job.ref)) {
    return {
      code: 'REF_UNKNOWN',
      message: `it was proven by the workflow at ${job.ref}, which the policy does not name`,
    }
  }
  const repository = workflow.split('/').slice(0, 2).join('/').toLowerCase()
  const holds = refs.some((ref) => job.branches?.includes(`${repository}@${ref}`))
  if (holds && job.ref === job.sha) return undefined
  const wanted = refs.length === 0 ? 'the policy does not name' : `is on none of ${refs.join(', ')}`
  return {
    code: 'COMMIT_UNKNOWN',
    message: `it was proven by the workflow at ${job.sha.slice(0, 12)}, which ${wanted}`,
  }
}
