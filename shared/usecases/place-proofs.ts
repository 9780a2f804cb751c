import type { Change, DriftRecord, TestRecord, WorkflowChange } from '../policy/facts.ts'
import type { Needs, WorkflowBranch } from '../policy/rule.ts'
import type { RepositoryFiles } from '../ports/github-repository.ts'
import type { WorkflowFiles } from '../ports/workflow-files.ts'
import type { ReleasedEvidence } from './record-releases.ts'

const COMMIT = /^[0-9a-f]{40}$/

type Ports = { readonly workflowFiles?: WorkflowFiles | undefined }

/**
 * Adds to each proof which of the asked branches hold the commit of its workflow; asked only where the caller named a commit, because
 * then nothing but that branch says whose commit it is. Throws Fault GITHUB_UNAVAILABLE.
 */
export async function placeProofs(
  { workflowFiles }: Ports,
  evidence: ReleasedEvidence,
  branches: readonly WorkflowBranch[] = [],
): Promise<ReleasedEvidence> {
  if (workflowFiles === undefined || branches.length === 0) return evidence
  const placed = await Promise.all(
    Object.entries(evidence).map(async ([model, facts]) => {
      const [test, drift] = await Promise.all([
        placeProof(workflowFiles, facts.test, branches),
        placeProof(workflowFiles, facts.drift, branches),
      ])
      return [
        model,
        { ...facts, ...(test === undefined ? {} : { test }), ...(drift === undefined ? {} : { drift }) },
      ] as const
    }),
  )
  return Object.fromEntries(placed)
}

async function placeProof<Of extends TestRecord | DriftRecord>(
  files: WorkflowFiles,
  record: Of | undefined,
  branches: readonly WorkflowBranch[],
): Promise<Of | undefined> {
  if (record?.proof?.state !== 'proven' || !COMMIT.test(record.proof.identity.ref)) return record
  const { identity } = record.proof
  const own = branches.filter(({ repository }) => isWithin(identity.workflow, repository))
  const holding = await Promise.all(own.map(({ repository, ref }) => files.holds(repository, ref, identity.sha)))
  const found = own.filter((_, i) => holding[i]).map(({ repository, ref }) => `${repository.toLowerCase()}@${ref}`)
  return { ...record, proof: { state: 'proven', identity: { ...identity, branches: found } } }
}

function isWithin(workflow: string, repository: string): boolean {
  return workflow.toLowerCase().startsWith(`${repository.toLowerCase()}/`)
}

/** Compares the workflows of a pull request with those of its base, where a rule asks. A base that is gone has none to compare with. */
export async function compareWorkflows(
  { workflowFiles, files }: Ports & { readonly files: Pick<RepositoryFiles, 'commitOf'> },
  pull: Pick<Extract<Change, { kind: 'pull-request' }>, 'headSha' | 'baseRef'>,
  { workflows = false }: Needs,
): Promise<{ readonly workflows?: WorkflowChange }> {
  if (workflowFiles === undefined || !workflows) return {}
  const base = await files.commitOf(pull.baseRef)
  return base === undefined ? {} : { workflows: await workflowFiles.changed(base, pull.headSha) }
}
