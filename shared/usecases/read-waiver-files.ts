import { formatProblem, UserError } from '../kernel/error.ts'
import { parseWaiver, WAIVER_FOLDER, waiverIdOf } from '../policy/waivers/parse-file.ts'
import type { BrokenWaiver, Waiver, WaiverFacts } from '../policy/waivers/waiver.ts'

/** Where waiver files are: at a commit on GitHub, or in a folder. */
export type WaiverSource = {
  /** Paths of the files in the folder of waivers. */
  readonly list: () => Promise<readonly string[]>
  readonly read: (path: string) => Promise<string | undefined>
}

const MAX_FILES = 100

/** Reads every waiver file; one that cannot be read is told, and covers nothing. Throws what the source throws. */
export async function readWaiverFiles(source: WaiverSource): Promise<WaiverFacts> {
  const paths = (await source.list()).filter((path) => /\.ya?ml$/.test(path)).toSorted()
  const read = await Promise.all(paths.slice(0, MAX_FILES).map((path) => readOne(source, path)))
  const more = { path: WAIVER_FOLDER, problem: `has ${paths.length} files; the first ${MAX_FILES} are read` }
  const broken = [...read.flatMap((one) => ('id' in one ? [] : [one])), ...(paths.length > MAX_FILES ? [more] : [])]
  return { waivers: read.flatMap((one) => ('id' in one ? [one] : [])), broken }
}

async function readOne(source: WaiverSource, path: string): Promise<Waiver | BrokenWaiver> {
  const text = await source.read(path)
  if (text === undefined || waiverIdOf(path) === undefined) {
    return { path, problem: 'the name of the file is no id of a waiver' }
  }
  try {
    return parseWaiver(text, path)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const [first] = error.problems
    return { path, problem: first === undefined ? error.code : formatProblem(first) }
  }
}
