import { checkPage } from '../kit/html-page.ts'
import type { InputReader } from '../kit/input-readers.ts'

export type ProfileInputs = {
  readonly subject:
    | { readonly kind: 'data'; readonly data: string; readonly id: string | undefined }
    /** Profiles of parts: a glob, or files separated by commas. */
    | { readonly kind: 'merge'; readonly patterns: readonly string[] }
    | { readonly kind: 'profile'; readonly file: string }
  /** Where to store the profile, relative to the folder the command runs in. */
  readonly store: string | undefined
  readonly isPrivate: boolean
  readonly exclude: readonly string[]
  /** Where to write the page. */
  readonly html: string | undefined
}

export function readProfileInputs(read: InputReader): ProfileInputs {
  const html = checkPage(read, read.text('html'))
  const store = read.text('store')
  if (store !== undefined && !store.endsWith('.profile.json')) {
    const fix = 'name a file like reference.profile.json: by that ending a profile is told from data'
    read.refuse('store', `"${store}" does not end in .profile.json`, fix)
  }
  const isPrivate = read.boolean('private', false)
  if (isPrivate && store === undefined) {
    read.refuse('private', 'means nothing without a profile to store', 'add `--store reference.profile.json`')
  }
  const exclude = read.names('exclude')
  if (exclude.length > 0 && store === undefined) {
    read.refuse('exclude', 'means nothing without a profile to store', 'add `--store reference.profile.json`')
  }
  return { subject: readSubject(read, store), store, isPrivate, exclude, html }
}

function readSubject(read: InputReader, store: string | undefined): ProfileInputs['subject'] {
  const [data, patterns, file, id] = [read.text('data'), read.names('merge'), read.text('profile'), read.text('id')]
  const given = [data, patterns[0], file].filter((one) => one !== undefined).length
  if (given !== 1) {
    const fix =
      'give one of: `--data data/train.csv`, `--merge "parts/*.profile.json"`, `--profile reference.profile.json`'
    read.refuse('data', given === 0 ? 'is missing' : 'does not go together with merge and profile', fix)
  }
  if (id !== undefined && (data === undefined || store !== undefined)) {
    read.refuse('id', 'is counted in the rows, which a stored profile does not have', 'give it beside `--data` alone')
  }
  if (file !== undefined) return { kind: 'profile', file }
  return patterns.length > 0 ? { kind: 'merge', patterns } : { kind: 'data', data: data ?? '', id }
}
