import type { Profile } from '../../shared/data/profile-schema.ts'
import { isWarehouseName, namedWarehouse } from '../../shared/data/warehouse-name.ts'
import { canonicalJson, type Json } from '../../shared/kernel/canonical-json.ts'
import { renderProfilePage } from '../../shared/report/html/profile-page.ts'
import { describeSummary } from '../../shared/summary/describe-summary.ts'
import { type MadeProfile, type MakeProfileInput, makeProfile } from '../../shared/usecases/make-profile.ts'
import { profileData } from '../../shared/usecases/profile-data.ts'
import { commonFolder } from '../kit/common-folder.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { profileHelp } from './help.ts'
import { type ProfileInputs, readProfileInputs } from './inputs.ts'
import { type PresentedProfile, presentProfile } from './present.ts'

export const profileVerb = createVerb({ name: 'profile', help: profileHelp, read: readProfileInputs, run: runProfile })

async function runProfile(services: Services, inputs: ProfileInputs): Promise<Outcome> {
  const { files } = services
  const { html, store, subject } = inputs
  // A page or a profile that may not be written is an error before the work, not after it.
  for (const path of [html, store]) if (path !== undefined) files.resolve(path)
  // The rows of a warehouse stay there: what is known of them is what could be stored.
  const isFresh = subject.kind === 'data' && store === undefined && !isWarehouseName(subject.data)
  const presented = isFresh ? await describeData(services, subject) : await storeProfile(services, inputs)
  const { profile, source, digest } = presented
  if (html !== undefined) await files.write(html, renderProfilePage(profile, source, digest))
  return presentProfile({ ...presented, html })
}

type Presented = Omit<PresentedProfile, 'html'>
type DataSubject = Extract<ProfileInputs['subject'], { kind: 'data' }>

/** Everything that rows can tell, and nothing is stored. */
async function describeData(services: Services, { data, id }: DataSubject): Promise<Presented> {
  const { files, log } = services
  const folder = folderOf(services, data)
  const source = { path: folder.locate(data) }
  const tables = await services.tables(folder.root, [source])
  const profile = await profileData({ tables, log }, { data: source, name: data, ...(id === undefined ? {} : { id }) })
  return { profile, source: data, digest: files.sha256(canonicalJson(profile as Json)), stored: undefined }
}

async function storeProfile(services: Services, inputs: ProfileInputs): Promise<Presented> {
  const { subject, store } = inputs
  const { made, source } =
    subject.kind === 'data' ? await ofData(services, inputs, subject.data) : await ofProfiles(services, inputs, subject)
  if (store !== undefined) await services.files.write(store, made.text)
  const profile: Profile = describeSummary(made.summary)
  return { profile, source, digest: made.digest, stored: store }
}

type Made = { readonly made: MadeProfile; readonly source: string }

async function ofData(services: Services, inputs: ProfileInputs, data: string): Promise<Made> {
  const folder = folderOf(services, data)
  const source = namedWarehouse(data) ?? { path: folder.locate(data) }
  const [summaries, profiles] = await Promise.all([
    services.summaries(folder.root, [source]),
    services.profiles(folder.root),
  ])
  const tables = () => services.tables(folder.root, [source])
  return {
    made: await makeProfile({ ...services, summaries, profiles, tables }, toInput(inputs, { source }, data)),
    source: data,
  }
}

async function ofProfiles(
  services: Services,
  inputs: ProfileInputs,
  subject: Exclude<ProfileInputs['subject'], DataSubject>,
): Promise<Made> {
  const [summaries, profiles] = await Promise.all([services.summaries(), services.profiles()])
  if (subject.kind === 'profile') {
    const input = toInput(inputs, { parts: [subject.file] }, subject.file)
    return { made: await makeProfile({ ...services, summaries, profiles }, input), source: subject.file }
  }
  const found = await Promise.all(subject.patterns.map((pattern) => profiles.find(pattern)))
  // The profile that is written now is none of its own parts.
  const parts = [...new Set(found.flat())].filter((path) => path !== inputs.store)
  const source = subject.patterns.join(', ')
  return { made: await makeProfile({ ...services, summaries, profiles }, toInput(inputs, { parts }, source)), source }
}

function toInput(
  { exclude, isPrivate }: ProfileInputs,
  from: MakeProfileInput['from'],
  name: string,
): MakeProfileInput {
  return { from, name, exclude, isPrivate }
}

/** On a laptop the data may lie anywhere; on a runner everything stays in the workspace. */
function folderOf({ files, context }: Services, data: string) {
  return commonFolder(files.resolve('.'), context.runner ? [] : [data])
}
