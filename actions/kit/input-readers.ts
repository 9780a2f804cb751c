import { nearestName } from '../../shared/document/nearest-name.ts'
import { type Problem, UserError } from '../../shared/kernel/error.ts'

/** Where inputs come from: `with:` of a workflow step, or flags of a command line. */
export type InputSource = {
  /** What was given; `undefined` when nothing was. */
  readonly text: (name: string) => string | undefined
  /** How messages call the input: `input "model"` or `--model`. */
  readonly label: (name: string) => string
}

/** Reads inputs strictly: absent is the default, present but invalid is an error and never the default. */
export type InputReader = {
  readonly text: (name: string) => string | undefined
  readonly textOr: (name: string, fallback: string) => string
  /** Empty, and refused with the fix, when absent. */
  readonly required: (name: string, fix: string) => string
  readonly boolean: (name: string, fallback: boolean) => boolean
  readonly choice: <T extends string>(name: string, known: readonly T[], fallback: T) => T
  /** Names separated by commas or line breaks; empty when absent. */
  readonly names: (name: string) => readonly string[]
  /** Says that inputs do not fit each other. */
  readonly refuse: (name: string, message: string, fix: string) => void
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false }

/** Runs `parse` over a source. Throws UserError INPUT_INVALID with every problem at once. */
export function readInputs<T>(source: InputSource, parse: (read: InputReader) => T): T {
  const problems: Problem[] = []
  const refuse: InputReader['refuse'] = (name, message, fix) => {
    problems.push({ file: source.label(name), message, fix })
  }
  const inputs = parse(createReader(source, refuse))
  if (problems.length > 0) throw new UserError('INPUT_INVALID', problems)
  return inputs
}

function createReader(source: InputSource, refuse: InputReader['refuse']): InputReader {
  const text = (name: string): string | undefined => {
    const value = source.text(name)
    if (value === undefined) return undefined
    const trimmed = value.trim()
    if (trimmed !== '') return trimmed
    refuse(name, 'is empty', 'give a value or leave it out')
    return undefined
  }
  const choice = <T extends string>(name: string, known: readonly T[], fallback: T): T => {
    const value = text(name)
    if (value === undefined) return fallback
    const found = known.find((item) => item === value)
    if (found !== undefined) return found
    const nearest = nearestName(value, known)
    refuse(
      name,
      `"${value}" is not one of ${known.join(', ')}`,
      nearest === undefined ? `use one of: ${known.join(', ')}` : `did you mean "${nearest}"?`,
    )
    return fallback
  }
  return {
    text,
    choice,
    refuse,
    textOr: (name, fallback) => text(name) ?? fallback,
    required: (name, fix) => {
      if (source.text(name) === undefined) refuse(name, 'is missing', fix)
      return text(name) ?? ''
    },
    boolean: (name, fallback) => {
      const value = text(name)
      if (value === undefined) return fallback
      const known = BOOLEANS[value.toLowerCase()]
      if (known === undefined) refuse(name, `"${value}" is neither true nor false`, 'write true or false')
      return known ?? fallback
    },
    names: (name) => {
      const value = text(name)
      if (value === undefined) return []
      const list = value.split(/[,\n]/).map((item) => item.trim())
      if (list.includes('')) refuse(name, 'has an empty item', 'separate names by one comma or line break')
      return list
    },
  }
}
