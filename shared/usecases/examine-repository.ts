import type { Check } from '../doctor/check.ts'
import { CODEOWNERS_PATHS } from '../doctor/codeowners.ts'
import { examine } from '../doctor/examine.ts'
import {
  type BranchFacts,
  type FileFacts,
  known,
  type RepositoryFacts,
  type Seen,
  type SettingsFacts,
  unseen,
} from '../doctor/facts.ts'
import { POLICY_PATH } from '../policy/parse.ts'
import type { ExaminedFiles, RepositoryExaminer } from '../ports/repository-examiner.ts'
import { LEDGER_BRANCH } from '../registry/schema.ts'
import { checkName } from './check-text.ts'

export type ExaminePorts = {
  /** GitHub's side; `undefined` without a token, and then only files are looked at. */
  readonly github: RepositoryExaminer | undefined
  readonly files: ExaminedFiles
}

export type ExamineInput = {
  /** `owner/name`, for messages and commands. */
  readonly repository: string
  readonly branch: string
  /** Number or slug of the App; otherwise it is the one that posts the check. */
  readonly app: string | undefined
  readonly isPublic: boolean | undefined
}

const NO_TOKEN = 'only GitHub can tell, and there is no token'

/**
 * Looks at everything that decides whether the gate can be passed over, and says what is wrong and how to put it right. Reads only. What
 * cannot be seen becomes a check that is unknown. Throws Fault GITHUB_UNAVAILABLE when GitHub does not answer.
 */
export async function examineRepository(ports: ExaminePorts, input: ExamineInput): Promise<readonly Check[]> {
  const { github } = ports
  const [branch, ledger, tags, files, settings, app] = await Promise.all([
    readBranch(github, input.branch),
    readBranch(github, LEDGER_BRANCH),
    github === undefined ? unseen(NO_TOKEN) : github.tagRulesets(),
    readFiles(ports.files),
    readSettings(github, input),
    readApp(github, input),
  ])
  const facts: RepositoryFacts = {
    repository: input.repository,
    checkName: checkName(input.branch),
    app,
    branch,
    ledger,
    tags,
    files,
    settings,
  }
  return examine(facts)
}

async function readBranch(github: RepositoryExaminer | undefined, name: string): Promise<BranchFacts> {
  const blind = unseen(NO_TOKEN)
  if (github === undefined) return { name, exists: blind, rules: blind, rulesets: [], classic: blind }
  const [exists, rules, classic] = await Promise.all([
    github.branchExists(name),
    github.rulesOf(name),
    github.classicProtection(name),
  ])
  const ids = rules.known ? [...new Set(rules.value.map(({ ruleset }) => ruleset))] : []
  return { name, exists, rules, rulesets: await Promise.all(ids.map((id) => github.ruleset(id))), classic }
}

async function readFiles(files: ExaminedFiles): Promise<FileFacts> {
  const [workflows, config, policy, dependabot, ...owners] = await Promise.all([
    files.list('.github/workflows', ['.yml', '.yaml']),
    files.read('assay.yml'),
    files.read(POLICY_PATH),
    files.read('.github/dependabot.yml'),
    ...CODEOWNERS_PATHS.map((path) => files.read(path)),
  ])
  // The first that is there counts, and one that cannot be read may be there.
  const codeowners = owners.find((one) => !one.known || one.value !== undefined) ?? known(undefined)
  return { workflows, config, policy, dependabot, codeowners }
}

async function readSettings(
  github: RepositoryExaminer | undefined,
  { branch, isPublic }: ExamineInput,
): Promise<SettingsFacts> {
  const blind = unseen(NO_TOKEN)
  if (github === undefined || isPublic === undefined) {
    return { isPublic: blind, workflowToken: blind, forks: blind, runners: blind, codeownersErrors: blind }
  }
  const [workflowToken, forks, runners, codeownersErrors] = await Promise.all([
    github.workflowToken(),
    github.forks(isPublic),
    github.runners(),
    github.codeownersErrors(branch),
  ])
  return { isPublic: known(isPublic), workflowToken, forks, runners, codeownersErrors }
}

async function readApp(github: RepositoryExaminer | undefined, input: ExamineInput): Promise<RepositoryFacts['app']> {
  if (github === undefined) return unseen(NO_TOKEN)
  if (input.app === undefined) return github.postersOf(checkName(input.branch))
  const app: Seen<{ readonly id: number; readonly slug: string | undefined }> = await github.app(input.app)
  return app.known ? known([app.value]) : app
}
