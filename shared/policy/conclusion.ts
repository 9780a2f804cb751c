import { toConclusion } from '../kernel/verdict.ts'
import type { GateVerdict } from './verdict-tree.ts'

/** What GitHub is told about a gate. In advisory mode the verdict stays what it is, but nothing is held. */
export function gateConclusion(gate: GateVerdict): 'success' | 'failure' | 'in_progress' {
  return gate.policy.mode === 'advisory' ? 'success' : toConclusion(gate.verdict)
}

/** May the merge go ahead? Exit code 0 or 1 of the command line. */
export function gatePasses(gate: GateVerdict): boolean {
  return gateConclusion(gate) === 'success'
}
