import { UserError } from '../../shared/kernel/error.ts'
import { examineRepository } from '../../shared/usecases/examine-repository.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { doctorHelp } from './help.ts'
import { type DoctorInputs, readDoctorInputs } from './inputs.ts'
import { createLocalFiles } from './local-files.ts'
import { presentDoctor } from './present.ts'

export const doctorVerb = createVerb({ name: 'doctor', help: doctorHelp, read: readDoctorInputs, run: runDoctor })

/** Files are read at the guarded branch where there is a token, because that is what decides; else in this folder. */
async function runDoctor(services: Services, inputs: DoctorInputs): Promise<Outcome> {
  const repository = inputs.repository ?? (await services.repositoryName())
  const opened = await services.examiner(repository)
  if (opened === undefined) return runLocally(services, inputs, repository)
  const { defaultBranch, isPublic } = await opened.github.basics()
  const branch = inputs.branch ?? defaultBranch
  const checks = await examineRepository(
    { github: opened.github, files: opened.filesAt(branch) },
    { repository: opened.github.repository, branch, app: inputs.app, isPublic },
  )
  return presentDoctor({ repository: opened.github.repository, branch, source: 'github' }, checks)
}

async function runLocally(services: Services, inputs: DoctorInputs, repository: string | undefined): Promise<Outcome> {
  if (inputs.repository !== undefined) {
    throw new UserError('INPUT_INVALID', {
      file: '--repository',
      message: `there is no token to look at ${inputs.repository} with`,
      fix: 'set GITHUB_TOKEN, or leave the flag out to look at the files of this folder',
    })
  }
  const branch = inputs.branch ?? services.context.defaultBranch ?? 'main'
  const name = repository ?? 'OWNER/NAME'
  const checks = await examineRepository(
    { github: undefined, files: createLocalFiles(services.files) },
    { repository: name, branch, app: undefined, isPublic: undefined },
  )
  return presentDoctor({ repository: name, branch, source: 'working-tree' }, checks)
}
