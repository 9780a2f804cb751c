import type { EvaluationPorts } from '../../shared/usecases/evaluation-ports.ts'
import type { Task } from '../jobs/task.ts'

type CommandTask = Extract<Task, { kind: 'command' }>
type CommandPorts = EvaluationPorts & { readonly enqueue: (tasks: readonly Task[]) => Promise<void> }

const MAY_COMMAND = ['triage', 'write', 'maintain', 'admin']
const HELP = [
  'Commands, on the first line of a new comment:',
  '',
  '- `/assay recheck` reads the policy and the evidence again',
  '- `/assay help` shows this list',
].join('\n')

/**
 * Does what a comment asks for, if its author may: the author of the pull request, or somebody with the triage role or above,
 * looked up now. Others get no answer, so that nobody can make the App write.
 */
export async function executeCommand(ports: CommandPorts, task: CommandTask): Promise<void> {
  const pull = await ports.pullRequests.read(task.number)
  if (pull === undefined || pull.state !== 'open') return
  if (pull.author !== task.author && !MAY_COMMAND.includes(await ports.people.role(task.author))) return
  if (task.command === 'recheck') {
    const { installationId, repository, number } = task
    await ports.evaluations.forgetWritten(repository, number)
    return await ports.enqueue([{ kind: 'pull-request', installationId, repository, number }])
  }
  const unknown = `There is no command \`/assay ${task.command}\`. `
  await answer(ports, task, task.command === 'help' ? HELP : `${unknown}${HELP}`)
}

/** One answer per comment, also when the task runs twice. */
async function answer(ports: CommandPorts, task: CommandTask, text: string): Promise<void> {
  const marker = `<!-- assay:answer:${task.commentId} -->`
  if ((await ports.comments.find(task.number, marker)) !== undefined) return
  await ports.comments.create(task.number, `${marker}\n${text}\n`)
}
