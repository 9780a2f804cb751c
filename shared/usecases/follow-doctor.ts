import { DOCTOR_MARKER, doctorIssue, doctorProblems } from '../doctor/issue-text.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Clock } from '../ports/clock.ts'
import type { Issues } from '../ports/github-issues.ts'
import type { RepositoryFiles } from '../ports/github-repository.ts'
import type { OwnIssues } from '../ports/own-issues.ts'
import type { ExaminedFiles, RepositoryExaminer } from '../ports/repository-examiner.ts'
import { examineRepository } from './examine-repository.ts'
import { readBaseDocuments } from './judge-pull-request.ts'

export type DoctorPorts = {
  readonly files: RepositoryFiles
  readonly examiner: RepositoryExaminer
  readonly examinedFilesAt: (branch: string) => ExaminedFiles
  readonly issues: Issues
  readonly ownIssues: OwnIssues
  readonly clock: Clock
  readonly sha256: (text: string) => Digest
  /** Number of the App: the check has to be required of it and of no other. */
  readonly appId: number
}

export type DoctorOutcome = 'not-governed' | 'well' | 'told' | 'left-alone'

/**
 * Looks whether the gate of the default branch can be passed over, and keeps one issue with every fix. Blocks nothing. What people closed as
 * not planned stays closed. Throws Fault GITHUB_UNAVAILABLE, STORE_UNAVAILABLE.
 */
export async function followDoctor(ports: DoctorPorts): Promise<DoctorOutcome> {
  const { files, examiner, issues, ownIssues, clock } = ports
  const { defaultBranch: branch, isPublic } = await examiner.basics()
  if ((await readBaseDocuments(files, branch)) === undefined) return 'not-governed'
  const input = { repository: files.repository, branch, app: String(ports.appId), isPublic }
  const checks = await examineRepository({ github: examiner, files: ports.examinedFilesAt(branch) }, input)
  const problems = doctorProblems(checks).length
  const text = doctorIssue(checks, branch)
  const before = await ownIssues.find(files.repository, 'doctor')
  const number = before?.number ?? (await issues.find(DOCTOR_MARKER))
  const state = number === undefined ? undefined : await issues.state(number)
  const digest = ports.sha256(`${text.title}\n${text.body}`)
  const save = (kept: number | undefined) =>
    ownIssues.save(files.repository, 'doctor', {
      ...(kept === undefined ? {} : { number: kept }),
      digest,
      problems,
      at: clock.now(),
    })
  if (state === 'dismissed') {
    await save(number)
    return 'left-alone'
  }
  if (problems === 0) {
    if (number !== undefined && state === 'open') await issues.close(number)
    await save(number)
    return 'well'
  }
  const isShown = before?.digest === digest && state === 'open'
  if (number !== undefined && state !== undefined) {
    if (!isShown) await issues.update(number, text)
    await save(number)
  } else await save(await issues.create(text))
  return 'told'
}
