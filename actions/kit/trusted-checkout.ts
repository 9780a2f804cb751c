import { type Problem, UserError } from '../../shared/kernel/error.ts'
import type { EarlierVersions } from '../../shared/ports/earlier-data.ts'
import type { Files } from '../../shared/ports/files.ts'

/**
 * A job that vouches for numbers measures by files of the commit that is checked out, and no others: what somebody else put into the
 * workspace, or wrote over a file of it, would choose the numbers and run code beside the job's identity (threat model A1, A7). Throws
 * UserError INPUT_INVALID with every path whose bytes the commit does not hold.
 */
export async function requireCommitted(
  ports: { readonly files: Pick<Files, 'readText'>; readonly earlier: () => Promise<Pick<EarlierVersions, 'text'>> },
  paths: readonly string[],
): Promise<void> {
  const { text } = await ports.earlier()
  const problems = await Promise.all(
    paths.map(async (path): Promise<Problem[]> => {
      const [here, committed] = await Promise.all([ports.files.readText(path), text('HEAD', path)])
      return here !== undefined && here === committed ? [] : [notOfTheCommit(path)]
    }),
  )
  if (problems.flat().length > 0) throw new UserError('INPUT_INVALID', problems.flat())
}

function notOfTheCommit(file: string): Problem {
  const message =
    'is not the file of the commit that is checked out, so this job cannot vouch for what it measures by it'
  return { file, message, fix: 'commit it and check it out unchanged, or leave out `proof`' }
}
