import type { Verdict } from '../kernel/verdict.ts'

/** Buttons of a check run; GitHub allows three, with 20, 40 and 20 characters. */
export const BUTTONS = {
  recheck: { label: 'Re-evaluate', description: 'Read policy and evidence again' },
  explain: { label: 'Explain', description: 'Say what each open rule saw' },
  waive: { label: 'Request waiver', description: 'Show how to ask for a waiver' },
} as const

export type Button = keyof typeof BUTTONS

export type ButtonText = { readonly label: string; readonly description: string; readonly identifier: Button }

/** The buttons of a verdict: a waiver is of a rule that fails. */
export function buttonsFor(verdict: Verdict): readonly ButtonText[] {
  const shown: readonly Button[] = verdict === 'fail' ? ['recheck', 'explain', 'waive'] : ['recheck', 'explain']
  return shown.map((identifier) => ({ ...BUTTONS[identifier], identifier }))
}

/** The button of this identifier, if it is one of ours. */
export function buttonOf(identifier: string): Button | undefined {
  return identifier === 'recheck' || identifier === 'explain' || identifier === 'waive' ? identifier : undefined
}
