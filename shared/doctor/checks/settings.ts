import { type Check, judge, ok, problem, unknown } from '../check.ts'
import type { ForkFacts, RepositoryFacts, Seen } from '../facts.ts'
import { KINDS } from '../kinds.ts'
import { readWorkflow } from '../workflow.ts'

/** What the settings of the repository let workflows do. */
export function checkSettings(facts: RepositoryFacts): readonly Check[] {
  return [...token(facts), ...forks(facts), selfHosted(facts)]
}

function token({ repository, settings }: RepositoryFacts): readonly Check[] {
  const { workflowToken, botApproval } = KINDS
  const command = `gh api -X PUT repos/${repository}/actions/permissions/workflow -f default_workflow_permissions=read -F can_approve_pull_request_reviews=false`
  return [
    judge(workflowToken, settings.workflowToken, ({ permissions }) =>
      permissions === 'read'
        ? ok(workflowToken, 'GITHUB_TOKEN reads only, unless a job asks for more')
        : problem(workflowToken, 'GITHUB_TOKEN may write everything by default', command),
    ),
    judge(botApproval, settings.workflowToken, ({ canApprove }) =>
      canApprove
        ? problem(botApproval, 'workflows may create and approve pull requests', command)
        : ok(botApproval, 'workflows may not approve pull requests'),
    ),
  ]
}

function forks({ repository, settings }: RepositoryFacts): readonly Check[] {
  const { forkApproval, forkSecrets } = KINDS
  const seen: Seen<ForkFacts> = settings.forks
  return [
    judge(forkApproval, seen, (fork) => {
      if (fork.kind === 'public') {
        if (fork.approval === 'all_external_contributors')
          return ok(forkApproval, 'every run of an outsider needs approval')
        const command = `gh api -X PUT repos/${repository}/actions/permissions/fork-pr-contributor-approval -f approval_policy=all_external_contributors`
        return problem(forkApproval, `runs of forks start without approval (${fork.approval})`, command)
      }
      if (!fork.runs || fork.needsApproval) return ok(forkApproval, 'runs of forks need approval, or do not start')
      return problem(forkApproval, 'runs of forks start without approval', privateForks(repository, fork))
    }),
    judge(forkSecrets, seen, (fork) => {
      if (fork.kind === 'public')
        return ok(forkSecrets, 'in a public repository forks get neither secrets nor a writing token')
      if (!fork.runs || !(fork.secrets || fork.writeTokens))
        return ok(forkSecrets, 'forks get neither secrets nor a writing token')
      const what = [...(fork.secrets ? ['secrets'] : []), ...(fork.writeTokens ? ['a token that writes'] : [])]
      return problem(forkSecrets, `runs of forks get ${what.join(' and ')}`, privateForks(repository, fork))
    }),
  ]
}

function privateForks(repository: string, { runs }: { readonly runs: boolean }): string {
  const fields = [
    `run_workflows_from_fork_pull_requests=${runs}`,
    'send_write_tokens_to_workflows=false',
    'send_secrets_and_variables=false',
    'require_approval_for_fork_pr_workflows=true',
  ]
  const path = `repos/${repository}/actions/permissions/fork-pr-workflows-private-repos`
  return `gh api -X PUT ${path} ${fields.map((field) => `-F ${field}`).join(' ')}`
}

function selfHosted({ files, settings }: RepositoryFacts): Check {
  const kind = KINDS.selfHosted
  return judge(kind, settings.isPublic, (isPublic) => {
    if (!isPublic) return ok(kind, 'the repository is not public: strangers cannot start a run')
    const fix =
      'use GitHub-hosted runners (`runs-on: ubuntu-24.04`) in a public repository, and remove the runners under Settings > Actions > Runners'
    if (settings.runners.known && settings.runners.value > 0) {
      return problem(kind, `the public repository has ${settings.runners.value} self-hosted runners`, fix)
    }
    return judge(kind, files.workflows, (list) => {
      const jobs = list.flatMap((file) => {
        const read = readWorkflow(file)
        return read.known
          ? read.value.jobs.filter((job) => job.isSelfHosted).map(({ id }) => `${file.path}, job ${id}`)
          : []
      })
      if (jobs.length > 0) return problem(kind, `self-hosted runners in a public repository: ${jobs.join('; ')}`, fix)
      if (!settings.runners.known) return unknown(kind, settings.runners.reason)
      return ok(kind, 'no self-hosted runner is registered or asked for')
    })
  })
}
