import { answered, type CommandPorts, type Order, type Outcome, refusal, requireRole, shown } from './frame.ts'

/** Says what to press: the App has no right to start workflows, so that nobody can make it start any. */
export async function tellRetraining(ports: CommandPorts, order: Order): Promise<Outcome> {
  const weak = await requireRole(ports, order, { least: 'write' })
  if (weak !== undefined) return weak
  const runs = await ports.runs.ofCommit(order.pull.headSha)
  const newest = runs.toSorted((a, b) => b.id - a.id).slice(0, 5)
  if (newest.length === 0) {
    return refusal('no workflow has run on this commit', 'Push a commit, or start the workflow on the "Actions" page.')
  }
  const list = newest.map(({ id, name, url }) => `- [${shown(name)}](${url}), or \`gh run rerun ${id}\``)
  return answered(
    [
      'The App may only read workflows. Press "Re-run all jobs" there:',
      '',
      ...list,
      '',
      'Every attempt counts: docs/evaluation/holdout.md.',
    ].join('\n'),
  )
}
