import type { ModelFacts, Port } from './facts.ts'

/** A value that may differ; both are there even when they are equal. */
type Pair<T> = { readonly before: T; readonly after: T }

/** What happened to one input or output. */
export type PortChange = {
  readonly name: string
  readonly change: 'added' | 'removed' | 'changed'
  /** As `float32 [?, 4]`. */
  readonly before?: string
  readonly after?: string
}

/** One count or text that differs; a side that does not have it is absent. */
export type CountChange = { readonly name: string; readonly before: number; readonly after: number }
export type TextChange = { readonly name: string; readonly before?: string; readonly after?: string }

/** How two model files differ. Lists hold differences only and are sorted by name. */
export type ModelDiff = {
  readonly format: Pair<string>
  readonly size: Pair<number>
  readonly parameters?: Pair<number>
  readonly tensors?: Pair<number>
  readonly operators: readonly CountChange[]
  readonly inputs: readonly PortChange[]
  readonly outputs: readonly PortChange[]
  /** Names that a pickle fetches, by how often each is called; 0 and absent are told apart by `changed`. */
  readonly imports: readonly TextChange[]
  readonly versions: readonly TextChange[]
  readonly producer?: TextChange
  readonly metadata: readonly TextChange[]
  /** Is anything different that this diff looks at? Weights of the same shape may differ all the same. */
  readonly isSame: boolean
}

/** Compares what two model files say about themselves, `before` with `after`. */
export function diffModels(before: ModelFacts, after: ModelFacts): ModelDiff {
  const versions = (facts: ModelFacts) => new Map(facts.versions.map(({ name, version }) => [name, version]))
  const imports = (facts: ModelFacts) => new Map(facts.imports.map(({ name, count }) => [name, `${count} calls`]))
  const producer =
    before.producer === after.producer ? undefined : textChange('producer', before.producer, after.producer)
  const differences = {
    operators: diffCounts(before.operators, after.operators),
    inputs: diffPorts(before.inputs, after.inputs),
    outputs: diffPorts(before.outputs, after.outputs),
    imports: diffTexts(imports(before), imports(after)),
    versions: diffTexts(versions(before), versions(after)),
    metadata: diffTexts(new Map(Object.entries(before.metadata)), new Map(Object.entries(after.metadata))),
  }
  const pair = <T>(of: (facts: ModelFacts) => T): Pair<T> => ({ before: of(before), after: of(after) })
  const numbers = [pair(({ size }) => size), pair(({ tensors }) => tensors), pair(({ parameters }) => parameters)]
  return {
    format: pair(({ format }) => format),
    size: pair(({ size }) => size),
    ...both('parameters', before.parameters, after.parameters),
    ...both('tensors', before.tensors, after.tensors),
    ...differences,
    ...(producer === undefined ? {} : { producer }),
    isSame:
      before.format === after.format &&
      producer === undefined &&
      Object.values(differences).every((list) => list.length === 0) &&
      numbers.every((one) => one.before === one.after),
  }
}

function both<K extends string>(
  key: K,
  before: number | undefined,
  after: number | undefined,
): { [key in K]?: Pair<number> } {
  return before === undefined || after === undefined
    ? {}
    : ({ [key]: { before, after } } as { [key in K]: Pair<number> })
}

function diffCounts(before: ModelFacts['operators'], after: ModelFacts['operators']): CountChange[] {
  const counts = (list: ModelFacts['operators']) => new Map(list.map(({ name, count }) => [name, count]))
  const [old, now] = [counts(before), counts(after)]
  return namesOf(old, now)
    .map((name) => ({ name, before: old.get(name) ?? 0, after: now.get(name) ?? 0 }))
    .filter((one) => one.before !== one.after)
}

function diffPorts(before: readonly Port[], after: readonly Port[]): PortChange[] {
  const words = (list: readonly Port[]) => new Map(list.map((port) => [port.name, portWords(port)]))
  return diffTexts(words(before), words(after)).map((one) => ({
    ...one,
    change: one.before === undefined ? 'added' : one.after === undefined ? 'removed' : 'changed',
  }))
}

function diffTexts(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): TextChange[] {
  return namesOf(before, after)
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => textChange(name, before.get(name), after.get(name)))
}

function textChange(name: string, before: string | undefined, after: string | undefined): TextChange {
  return { name, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

function namesOf(...maps: readonly ReadonlyMap<string, unknown>[]): string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort()
}

/** `float32 [?, 4]`. */
export function portWords({ type, shape }: Port): string {
  return shape === undefined ? type : `${type} [${shape.join(', ')}]`
}
