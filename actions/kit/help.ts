/** What `assay <verb> --help` says: enough to get a first result, and what to do with it. */
export type VerbHelp = {
  /** One line for the list of verbs. */
  readonly summary: string
  readonly description: string
  readonly flags: readonly Flag[]
  /** A command that works as it stands, in a folder set up as `description` says. */
  readonly example: string
  readonly next: string
}

/** A flag and the input of the same name; `value` names what it takes, and a flag without one is a switch. */
export type Flag = { readonly name: string; readonly value?: string; readonly text: string }

export const CONFIG_FLAG: Flag = { name: 'config', value: 'FILE', text: 'the configuration (default: assay.yml)' }
export const MODEL_FLAG: Flag = { name: 'model', value: 'NAME', text: 'the model (may be left out when there is one)' }

/** Flags that every verb has. */
export const COMMON_FLAGS = [
  { name: 'json', text: 'exactly one JSON document on standard output, also for errors' },
  { name: 'help', text: 'this text' },
] as const
