import { toConclusion, type Verdict } from '../kernel/verdict.ts'
import type { GateVerdict } from './verdict-tree.ts'

/** What GitHub is told of a verdict. In advisory mode the verdict stays what it is, but nothing is held. */
export function conclusionIn(
  mode: GateVerdict['policy']['mode'],
  verdict: Verdict,
): 'success' | 'failure' | 'in_progress' {
  return mode === 'advisory' ? 'success' : toConclusion(verdict)
}

/** What GitHub is told about a gate. */
export function gateConclusion(gate: GateVerdict): 'success' | 'failure' | 'in_progress' {
  return conclusionIn(gate.policy.mode, gate.verdict)
}

/** May the merge go ahead? Exit code 0 or 1 of the command line. */
export function gatePasses(gate: GateVerdict): boolean {
  return gateConclusion(gate) === 'success'
}
