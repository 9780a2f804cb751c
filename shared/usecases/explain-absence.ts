import { EVIDENCE_ARTIFACT_PREFIX } from '../evidence/schema.ts'
import type { ModelFacts } from '../policy/facts.ts'
import type { WorkflowRun } from '../ports/github-runs.ts'

/** Why a model has no evidence: a run may still bring it (`pending`), it is unusable (`invalid`), or nobody made it. */
export function explainAbsence(
  model: string,
  seen: { readonly runs: readonly WorkflowRun[]; readonly problems: readonly string[]; readonly isLate: boolean },
): NonNullable<ModelFacts['problem']> {
  const waiting = seen.runs.find((run) => run.status === 'waiting')
  if (waiting !== undefined) return { kind: 'pending', message: `the workflow "${waiting.name}" is still running` }
  const [problem] = seen.problems
  if (problem !== undefined) return { kind: 'invalid', message: problem }
  if (seen.runs.length === 0 && !seen.isLate)
    return { kind: 'pending', message: 'no workflow run of this commit has begun yet' }
  return { kind: 'missing', message: missingMessage(model, seen.runs[0]) }
}

function missingMessage(model: string, run: WorkflowRun | undefined): string {
  const advice = `add a step that runs \`assay test\` for ${model} and uploads the artifact "${EVIDENCE_ARTIFACT_PREFIX}"`
  if (run === undefined) return `no workflow ran for this commit; ${advice}`
  return `the workflow "${run.name}" ended with ${run.conclusion ?? 'no result'} and left no evidence; see ${run.url}, or ${advice}`
}
