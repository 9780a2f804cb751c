import { renderDiffPage } from '../../shared/report/html/diff-page.ts'
import { diffData } from '../../shared/usecases/diff-data.ts'
import { commonFolder } from '../kit/common-folder.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { diffHelp } from './help.ts'
import { type DiffInputs, readDiffInputs } from './inputs.ts'
import { presentDiff } from './present.ts'

export const diffVerb = createVerb({ name: 'diff', help: diffHelp, read: readDiffInputs, run: runDiff })

async function runDiff(services: Services, { base, head, id, html }: DiffInputs): Promise<Outcome> {
  // A page that may not be written is an error before the work, not after it.
  if (html !== undefined) services.files.resolve(html)
  const folder = commonFolder(services.files.resolve('.'), [base, head])
  const tables = await services.tables(folder.root, [{ path: base }, { path: head }])
  const diff = await diffData(
    { tables, md5: services.md5, log: services.log },
    {
      base: { path: folder.locate(base) },
      head: { path: folder.locate(head) },
      names: { base, head },
      ...(id === undefined ? {} : { id }),
    },
  )
  // Named as they were typed, wherever the command ran.
  const named = { ...diff, base: { ...diff.base, source: base }, head: { ...diff.head, source: head } }
  if (html !== undefined) await services.files.write(html, renderDiffPage(named))
  return presentDiff(named, html)
}
