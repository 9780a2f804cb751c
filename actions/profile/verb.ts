import { canonicalJson, type Json } from '../../shared/kernel/canonical-json.ts'
import { renderProfileHtml } from '../../shared/report/profile-html.ts'
import { profileData } from '../../shared/usecases/profile-data.ts'
import { commonFolder } from '../kit/common-folder.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { profileHelp } from './help.ts'
import { type ProfileInputs, readProfileInputs } from './inputs.ts'
import { presentProfile } from './present.ts'

export const profileVerb = createVerb({ name: 'profile', help: profileHelp, read: readProfileInputs, run: runProfile })

async function runProfile(services: Services, { data, id, html }: ProfileInputs): Promise<Outcome> {
  const { files, log } = services
  // A page that may not be written is an error before the work, not after it.
  if (html !== undefined) files.resolve(html)
  const folder = commonFolder(files.resolve('.'), [data])
  const tables = await services.tables(folder.root)
  const profile = await profileData(
    { tables, log },
    { data: { path: folder.locate(data) }, name: data, ...(id === undefined ? {} : { id }) },
  )
  const digest = files.sha256(canonicalJson(profile as Json))
  if (html !== undefined) await files.write(html, renderProfileHtml(profile, data, digest))
  return presentProfile({ profile, source: data, digest, html })
}
