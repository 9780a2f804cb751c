import type { InputReader } from '../kit/input-readers.ts'

export type DoctorInputs = {
  readonly repository: string | undefined
  readonly branch: string | undefined
  readonly app: string | undefined
}

export function readDoctorInputs(read: InputReader): DoctorInputs {
  const repository = read.text('repository')
  if (repository !== undefined && !/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(repository)) {
    read.refuse('repository', `"${repository}" is not owner/name`, 'write it like `--repository acme/credit`')
  }
  const app = read.text('app')
  if (app !== undefined && !/^[a-z0-9][a-z0-9-]*$/.test(app)) {
    read.refuse('app', `"${app}" is neither the number nor the slug of an App`, 'take "App ID" from its settings page')
  }
  return { repository, branch: read.text('branch'), app }
}
