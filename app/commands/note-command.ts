import type { CommandPorts, Order, Outcome } from './frame.ts'
import { parseCommand } from './parse.ts'

/**
 * Writes an order and what came of it into the audit log: who, what, about which commit. The words of people (reasons) stay out of the
 * chain, which cannot forget; they are in the comment.
 */
export async function noteCommand(
  { audit }: Pick<CommandPorts, 'audit'>,
  { repository, number, person, pull }: Order,
  { word, outcome }: { readonly word: string; readonly outcome: Outcome },
): Promise<void> {
  const command = parseCommand(word)
  if (command === undefined || command.kind === 'help') return
  const payload = { number, what: command.kind, outcome: outcome.kind, headSha: pull.headSha }
  await audit.append({ kind: 'command', actor: `login:${person.toLowerCase()}`, repository, payload })
}
