import type { InputReader } from '../kit/input-readers.ts'

export type InitInputs = { readonly branch: string | undefined; readonly dryRun: boolean }

export function readInitInputs(read: InputReader): InitInputs {
  const branch = read.text('branch')
  if (branch !== undefined && !/^[\w./-]{1,200}$/.test(branch)) {
    read.refuse('branch', `"${branch}" is no branch name`, 'write it like `--branch main`')
  }
  return { branch, dryRun: read.boolean('dry-run', false) }
}
