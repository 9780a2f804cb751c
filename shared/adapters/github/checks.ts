import type { CheckAnnotation, CheckOutput, CheckState, Checks } from '../../ports/github-checks.ts'
import { expected, type GitHubClient, type RepositoryName } from './client.ts'

const MAX_ANNOTATIONS_PER_REQUEST = 50

/** Check runs of the App with this id. */
export function createChecks(client: GitHubClient, name: RepositoryName, appId: number): Checks {
  return {
    async find(checkName, headSha) {
      const request = client.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
        ...name,
        ref: headSha,
        check_name: checkName,
        app_id: appId,
        filter: 'latest',
        per_page: 100,
      })
      const { data } = await expected(`the check runs of ${headSha}`, request)
      const ours = data.check_runs.filter((run) => run.app?.id === appId && run.name === checkName)
      const [newest] = ours.sort((a, b) => Number(b.id) - Number(a.id))
      return newest === undefined ? undefined : { id: Number(newest.id), isCompleted: newest.status === 'completed' }
    },
    async create(checkName, headSha, state, externalId) {
      const request = client.request('POST /repos/{owner}/{repo}/check-runs', {
        ...name,
        name: checkName,
        head_sha: headSha,
        external_id: externalId,
        ...toBody(state),
      })
      return Number((await expected(`a check run on ${headSha}`, request)).data.id)
    },
    async update(id, state) {
      const request = client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
        ...name,
        check_run_id: id,
        ...toBody(state),
      })
      await expected(`an update of check run ${id}`, request)
    },
  }
}

function toBody({ conclusion, output, actions = [] }: CheckState) {
  const status =
    conclusion === undefined ? { status: 'in_progress' as const } : { status: 'completed' as const, conclusion }
  const buttons = actions.length === 0 ? {} : { actions: actions.map((action) => ({ ...action })) }
  return { ...status, ...buttons, output: toOutput(output) }
}

function toOutput({ title, summary, text, annotations }: CheckOutput) {
  return {
    title,
    summary,
    ...(text === undefined ? {} : { text }),
    ...(annotations === undefined || annotations.length === 0
      ? {}
      : { annotations: annotations.slice(0, MAX_ANNOTATIONS_PER_REQUEST).map(toAnnotation) }),
  }
}

function toAnnotation(annotation: CheckAnnotation) {
  return {
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    annotation_level: annotation.level,
    message: annotation.message,
    ...(annotation.title === undefined ? {} : { title: annotation.title }),
  }
}
