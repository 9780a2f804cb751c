import { mkdir, writeFile } from 'node:fs/promises'
import type { Trigger } from './runs.ts'
import type { Repo, Run } from './types.ts'
import type { World } from './world.ts'

const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE']

type Job = {
  readonly repo: Repo
  readonly run: Run
  readonly trigger: Trigger
  readonly folder: string
  readonly token: string
  readonly job: string
  /** With which the job may ask for an identity token. */
  readonly bearer: string | undefined
}

/** The variables that a real runner sets for a step, with the fake's addresses and files of this run. */
export async function jobEnvironment(
  world: World,
  { repo, run, trigger, folder, token, job, bearer }: Job,
): Promise<Record<string, string>> {
  const files = Object.fromEntries(COMMAND_FILES.map((name) => [name, `${folder}/temp/${name.toLowerCase()}`]))
  await Promise.all(Object.values(files).map((file) => writeFile(file, '')))
  await mkdir(`${folder}/tools`, { recursive: true })
  const url = new URL(world.url)
  return {
    ...files,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_TOKEN: token,
    GITHUB_API_URL: world.url,
    GITHUB_GRAPHQL_URL: `${world.url}/graphql`,
    // @actions/artifact takes any other host name for an enterprise server and refuses to work.
    GITHUB_SERVER_URL: `http://github.localhost:${url.port}`,
    GITHUB_REPOSITORY: repo.fullName,
    GITHUB_REPOSITORY_ID: String(repo.id),
    GITHUB_REPOSITORY_OWNER: repo.owner.login,
    GITHUB_REPOSITORY_OWNER_ID: String(repo.owner.id),
    GITHUB_SHA: trigger.sha,
    GITHUB_REF: trigger.ref,
    GITHUB_REF_NAME: trigger.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: trigger.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_HEAD_REF: trigger.event === 'pull_request' ? trigger.headRef : '',
    GITHUB_BASE_REF: trigger.baseRef,
    GITHUB_EVENT_NAME: trigger.event,
    GITHUB_EVENT_PATH: `${folder}/event.json`,
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.runNumber),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_WORKFLOW: run.workflow.name,
    GITHUB_WORKFLOW_REF: `${repo.fullName}/${run.workflow.path}@${trigger.ref}`,
    GITHUB_WORKFLOW_SHA: trigger.sha,
    GITHUB_WORKSPACE: `${folder}/workspace`,
    GITHUB_JOB: job,
    GITHUB_ACTION: '__run',
    GITHUB_ACTOR: run.actor.login,
    GITHUB_ACTOR_ID: String(run.actor.id),
    GITHUB_TRIGGERING_ACTOR: run.triggeringActor.login,
    GITHUB_RETENTION_DAYS: '90',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'fake-runner',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: `${folder}/temp`,
    RUNNER_TOOL_CACHE: `${folder}/tools`,
    ACTIONS_RUNTIME_URL: `${world.url}/`,
    ACTIONS_RESULTS_URL: `${world.url}/`,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(run, job),
    ...(bearer === undefined
      ? {}
      : {
          ACTIONS_ID_TOKEN_REQUEST_URL: `${world.url}/_oidc/token?api-version=2`,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
        }),
  }
}

/** What the artifact client reads its run from; the real service signs it, the client does not check. */
function runtimeToken(run: Run, job: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ scp: `Actions.Results:${run.id}:${job}` })}.`
}
