import { known } from '../../shared/doctor/facts.ts'
import type { Files } from '../../shared/ports/files.ts'
import type { ExaminedFiles } from '../../shared/ports/repository-examiner.ts'

/** The files of the working tree: all that can be looked at without GitHub. */
export function createLocalFiles(files: Pick<Files, 'readText' | 'digest'>): ExaminedFiles {
  const read = async (path: string) => {
    const text = await files.readText(path)
    return text === undefined ? undefined : { path, text }
  }
  return {
    read: async (path) => known(await read(path)),
    async list(folder, endings) {
      const inside = ((await files.digest(folder)) ?? []).map(({ path }) => path)
      const direct = inside.filter((path) => path.lastIndexOf('/') === folder.length)
      const wanted = direct.filter((path) => endings.some((ending) => path.endsWith(ending)))
      const found = await Promise.all(wanted.map(read))
      return known(found.flatMap((file) => file ?? []))
    },
  }
}
