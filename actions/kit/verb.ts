import type { VerbHelp } from './help.ts'
import { type InputReader, type InputSource, readInputs } from './input-readers.ts'
import type { Outcome } from './outcome.ts'
import type { Services } from './services.ts'

/** One verb of Assay, the same on a runner and on a laptop. */
export type Verb = {
  readonly name: string
  readonly help: VerbHelp
  /** Reads the inputs before any work is done (throws UserError INPUT_INVALID), then returns the work. */
  readonly prepare: (source: InputSource) => (services: Services) => Promise<Outcome>
}

type Parts<Inputs> = {
  readonly name: string
  readonly help: VerbHelp
  readonly read: (reader: InputReader) => Inputs
  readonly run: (services: Services, inputs: Inputs) => Promise<Outcome>
}

/** Joins what a verb reads and what it does; the type of its inputs is nobody else's business. */
export function createVerb<Inputs>({ name, help, read, run }: Parts<Inputs>): Verb {
  return {
    name,
    help,
    prepare: (source) => {
      const inputs = readInputs(source, read)
      return (services) => run(services, inputs)
    },
  }
}
