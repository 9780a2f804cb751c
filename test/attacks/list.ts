/** One way in which an attack is staged: the test, and the line of the countermeasure without which the test fails. */
export type Staging = {
  /** Below `test/`; the tests that count have the number of the attack in their name. */
  readonly test: string
  /** The source of the countermeasure, from the root of the repository. */
  readonly file: string
  /** Stands exactly once in `file` (`architecture/attacks.test.ts`). */
  readonly find: string
  /** What stands there once the countermeasure is taken out. */
  readonly replace: string
}

const LEVELS = 'unit/attacks/levels.test.ts'
const DOCUMENTS = 'unit/attacks/documents.test.ts'
const MODELS = 'unit/attacks/models.test.ts'
const DECISIONS = 'unit/attacks/decisions.test.ts'
const ARCHITECTURE = 'architecture/attacks.test.ts'
const WORKFLOWS = 'architecture/workflows.test.ts'
const TRUSTED = 'unit/actions/trusted-checkout.test.ts'
const EVIDENCE = 'app/attacks/evidence.test.ts'
const CHANGE = 'app/attacks/change.test.ts'
const FLOOD = 'app/attacks/flood.test.ts'
const GENERATED = 'property/adversary.test.ts'
const FLOOR = 'app/attacks/floor.test.ts'
const LEDGER = 'app/attacks/ledger.test.ts'
const FIRST_PARENTS = 'contract/github/workflow-files.test.ts'
const ADMISSION = 'unit/usecases/check-admission.test.ts'
const SIMULATION = 'unit/usecases/simulate-policy.test.ts'

const staged = (test: string, file: string, find: string, replace: string): Staging => ({ test, file, find, replace })

const levelRule = 'shared/policy/rules/evidence-level.ts'
const evaluators = 'shared/policy/evaluators.ts'
const levels = 'shared/policy/evidence-levels.ts'
const claims = 'shared/evidence/proof/check-claims.ts'
const reviews = 'shared/policy/reviews.ts'
const simulation = 'shared/usecases/simulate-policy.ts'
const standing = 'shared/policy/waivers/standing.ts'
const trusted = 'actions/kit/trusted-checkout.ts'
const zip = 'shared/adapters/github/zip.ts'
const escaping = 'shared/report/escape.ts'
const json = 'shared/document/json.ts'
const workflow = '.github/workflows/model-ci.yml'
const evaluate = '.github/workflows/evaluate.yml'

/** The attacks of docs/threat-model.md by number. `node test/attacks/prove.ts` takes each countermeasure out and expects its test to fail. */
export const ATTACKS: Readonly<Record<string, readonly Staging[]>> = {
  A1: [
    staged(EVIDENCE, levelRule, 'if (!isBelow(settings, told))', 'if (isBelow(settings, told))'),
    staged(LEVELS, levels, 'if (isSame) return undefined', 'if (isSame || agreed) return undefined'),
    staged(LEVELS, levelRule, 'if (context.usesDrift !== true)', 'if (context.usesDrift !== null)'),
    staged(
      WORKFLOWS,
      evaluate,
      'say in it.\n      - uses: $/actions/test\n        with:\n          config: assay.yml\n',
      'say in it.\n      - uses: $/actions/test\n        with:\n          config: .assay/handoff/model/assay.yml\n',
    ),
    staged(WORKFLOWS, evaluate, 'runner.temp }}/handoff', 'github.workspace }}/handoff'),
    staged(TRUSTED, trusted, 'here !== undefined && here === committed ?', 'here !== null ?'),
    staged(
      LEVELS,
      levels,
      "if (proof === undefined) return 'no job has proven it'",
      'if (proof === undefined) return undefined',
    ),
  ],
  A2: [
    staged(LEVELS, evaluators, 'if (own.length === 0) {', 'if (own.length === 0) return undefined\n  if (false) {'),
    staged(LEVELS, levels, 'if (first === undefined) return undefined', 'if (first !== null) return undefined'),
  ],
  A3: [
    staged(
      EVIDENCE,
      'shared/usecases/collect-evidence.ts',
      'one.digest !== other.digest &&',
      'one.digest.length === 0 &&',
    ),
    staged(LEVELS, claims, 'aud === proofAudience(evidence)', 'aud !== undefined'),
  ],
  A4: [
    staged(LEVELS, evaluators, 'if (refs.includes(job.ref)) return undefined', 'if (refs.length > 0) return undefined'),
  ],
  A5: [
    staged(
      LEVELS,
      evaluators,
      'if (holds && job.ref === job.sha) return undefined',
      'if (job.ref === job.sha) return undefined',
    ),
    staged(
      FIRST_PARENTS,
      'shared/adapters/github/workflow-files.ts',
      'return at === commit',
      'return parents.size > 0',
    ),
  ],
  A6: [
    staged(
      MODELS,
      'shared/policy/test-evidence.ts',
      'if (level >= confidence) return undefined',
      'if (level >= 0) return undefined',
    ),
    staged(MODELS, 'shared/policy/rules/holdout-pinned.ts', 'if (measured === digest)', 'if (measured.length > 0)'),
  ],
  A7: [
    staged(WORKFLOWS, evaluate, '-d "$RUNNER_TEMP/handoff/model"', '-d .assay/handoff/model'),
    staged(TRUSTED, trusted, 'here !== undefined && here === committed ?', 'here !== null ?'),
    staged(LEVELS, claims, 'aud === proofAudience(evidence)', 'aud !== undefined'),
    staged(
      ARCHITECTURE,
      workflow,
      '      contents: read # check out, and read the champion from the ledger and its release\n',
      '      contents: read\n      id-token: write\n',
    ),
  ],
  A8: [
    staged(ARCHITECTURE, 'shared/train/child-environment.ts', "  'BASH_ENV',\n", ''),
    staged(
      ARCHITECTURE,
      workflow,
      '          fetch-depth: 0 # the base of a pull request, to tell what changed in the data\n',
      '      - uses: actions/cache@v5\n',
    ),
  ],
  A9: [
    staged(
      MODELS,
      'shared/model/onnx-file.ts',
      'tensors.some((tensor) => numberAt(tensor, TENSOR.dataLocation) === EXTERNAL)',
      'false',
    ),
    staged(
      MODELS,
      'shared/inspect-model/pickle-imports.ts',
      'if (DANGEROUS_MODULES.some(',
      'if (DANGEROUS_MODULES.slice(999).some(',
    ),
  ],
  A10: [
    staged(
      MODELS,
      'shared/model/predictions-table.ts',
      'if (missing.length > 0 || extra.length > 0) {',
      'if (missing.length > 9 || extra.length > 9) {',
    ),
    staged(
      MODELS,
      'shared/model/predictions-table.ts',
      'if (Number.isFinite(value)) return value',
      'if (!Number.isFinite(value)) return 0.5\n  return value',
    ),
  ],
  A11: [
    staged(
      LEVELS,
      'shared/policy/attempts.ts',
      "if (scope === 'drift') return (driftAttempts?.earlier ?? [])",
      "if (scope === 'drift') return []",
    ),
    staged(GENERATED, 'shared/policy/attempts.ts', 'rank(b) > rank(a) ? b : a', 'rank(b) > rank(a) ? a : a'),
    staged(EVIDENCE, 'shared/policy/attempts.ts', 'rank(b) > rank(a) ? b : a', 'rank(b) > rank(a) ? a : a'),
  ],
  A12: [
    staged(
      EVIDENCE,
      'shared/policy/rules/holdout-budget.ts',
      'if (!(observed <= limit))',
      'if (!(observed <= limit + 9))',
    ),
  ],
  A13: [
    staged(EVIDENCE, 'shared/usecases/open-evidence.ts', 'if (headSha !== wanted)', 'if (headSha === undefined)'),
    staged(EVIDENCE, 'shared/usecases/open-evidence.ts', 'if (runId !== String(run.id))', 'if (runId === undefined)'),
    staged(LEVELS, claims, "same(claims['run_id'], run.id)", "same(claims['run_id'], run.id) || true"),
  ],
  A14: [
    staged(LEVELS, levels, 'if (isSame) return undefined', 'if (isSame || agreed) return undefined'),
    staged(
      CHANGE,
      'shared/usecases/check-text.ts',
      'export function checkName(baseRef: string): string {',
      "export function checkName(_: string): string {\n  const baseRef = 'main'",
    ),
  ],
  A15: [
    staged(
      CHANGE,
      'shared/usecases/check-text.ts',
      'export function checkName(baseRef: string): string {',
      "export function checkName(_: string): string {\n  const baseRef = 'main'",
    ),
  ],
  A16: [
    staged(
      CHANGE,
      'shared/usecases/judge-pull-request.ts',
      'files.read(POLICY_PATH, commit)',
      "files.read(POLICY_PATH, 'change').then((own) => own ?? files.read(POLICY_PATH, commit))",
    ),
    staged(CHANGE, 'shared/policy/touched.ts', '[...paths, ...GOVERNING, ...(named ?? [])]', '[...paths]'),
  ],
  A17: [
    staged(GENERATED, reviews, 'return commit === headSha ? undefined', 'return commit.length > 0 ? undefined'),
    staged(CHANGE, reviews, 'return commit === headSha ? undefined', 'return commit.length > 0 ? undefined'),
    staged(DECISIONS, 'app/commands/parse.ts', '[0-9a-f]{12,40}', '[0-9a-f]{7,40}'),
    staged(CHANGE, reviews, 'return pusherFault(reviewer, change.pushers)', 'return undefined'),
    staged(GENERATED, reviews, 'return pusherFault(reviewer, change.pushers)', 'return undefined'),
  ],
  A18: [
    staged(
      CHANGE,
      'app/index.ts',
      "probot.on('issue_comment.created'",
      "probot.on(['issue_comment.created', 'issue_comment.edited'] as never",
    ),
  ],
  A19: [
    staged(
      DECISIONS,
      'shared/doctor/checks/required.ts',
      'apps.find(({ id }) => id !== ACTIONS_APP && ids.includes(id))',
      'apps.find(({ id }) => id !== ACTIONS_APP)',
    ),
  ],
  A20: [staged(CHANGE, 'shared/adapters/github/comments.ts', 'comment.performed_via_github_app?.id === appId && ', '')],
  A21: [
    staged(DOCUMENTS, escaping, ".replaceAll('<', '&lt;')\n    .replaceAll('>', '&gt;')", ''),
    staged(DOCUMENTS, escaping, '.replace(/[`*~|[\\]$]/g, ', '.replace(/[`*~|]/g, '),
    staged(DOCUMENTS, escaping, '.replace(/@/g, ', '.replace(/@@/g, '),
    staged(DOCUMENTS, escaping, '.replace(/:\\/\\//g, ', '.replace(/:::/g, '),
  ],
  A22: [
    staged(DOCUMENTS, zip, 'size > packed * ZIP_LIMITS.ratio', 'size > packed * 1e9'),
    staged(DOCUMENTS, json, 'if (depth > MAX_JSON_DEPTH)', 'if (depth > 1e9)'),
    staged(DOCUMENTS, json, 'if (Object.hasOwn(members, key))', 'if (members.size > 1e9)'),
    staged(DOCUMENTS, zip, "['', '.', '..'].includes(part)", "part === ''"),
    staged(
      DOCUMENTS,
      'shared/document/yaml.ts',
      "if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) {",
      'if (false) {',
    ),
  ],
  A23: [
    staged(
      FLOOD,
      'app/jobs/task-queue.ts',
      'for (const task of tasks) await boss.send(QUEUE, task, { singletonKey: taskKey(task) })',
      'for (const task of tasks) await boss.send(QUEUE, task, { singletonKey: crypto.randomUUID() })',
    ),
    staged(SIMULATION, simulation, "clock.now() < end ? 'go on' : 'stop'", "clock.now() < end ? 'go on' : 'go on'"),
    staged(SIMULATION, simulation, 'if (head.text.length > MAX_SIMULATED_CHARACTERS) {', 'if (head.text.length < 0) {'),
  ],
  A24: [
    staged(FLOOD, 'app/http/webhooks.ts', 'if (!isSigned(', 'if (request.url === undefined && !isSigned('),
    staged(FLOOD, 'app/jobs/inbox.ts', 'return isNew\n', 'return true\n'),
  ],
  A25: [
    staged(DECISIONS, reviews, "if (change.author.toLowerCase() === login) return 'is the author'", ''),
    staged(DECISIONS, reviews, 'return pusherFault(reviewer, change.pushers)', 'return undefined'),
    staged(DECISIONS, reviews, 'change.committers.some(', '[].some('),
    staged(DECISIONS, reviews, "if (reviewer.endsWith('[bot]')", "if (reviewer.endsWith('[no]')"),
    staged(DECISIONS, reviews, 'return rank < ROLES.indexOf(asked.role) ?', 'return rank < 0 ?'),
    staged(DECISIONS, reviews, "if (review.state === 'dismissed') continue", ''),
  ],
  A26: [
    staged(
      CHANGE,
      'shared/adapters/github/pull-requests.ts',
      '[file.previous_filename, file.filename]',
      '[file.filename]',
    ),
  ],
  A27: [
    staged(
      DOCUMENTS,
      'shared/policy/glob.ts',
      "return text.normalize('NFC').toLowerCase().split('/')",
      "return text.split('/')",
    ),
  ],
  A28: [
    staged(
      CHANGE,
      'shared/usecases/judge-pull-request.ts',
      'config === undefined && policy === undefined ? undefined',
      'policy === undefined ? undefined',
    ),
  ],
  A29: [
    staged(
      FLOOR,
      'shared/usecases/read-floor.ts',
      "if (reading.kind === 'none') return undefined",
      "if (reading.kind !== 'found') return undefined",
    ),
  ],
  A30: [
    staged(
      CHANGE,
      'shared/usecases/judge-merge-group.ts',
      'const measured = isSame ?',
      'const measured = isSame || !isSame ?',
    ),
    staged(
      CHANGE,
      'shared/usecases/collect-facts.ts',
      'readRepository(ports, { headSha: measured,',
      'readRepository(ports, { headSha: pull.headSha,',
    ),
  ],
  A31: [
    staged(
      DECISIONS,
      'shared/usecases/check-text.ts',
      "return { conclusion: 'failure', output: { title: plain(",
      "return { conclusion: 'success', output: { title: plain(",
    ),
    staged(SIMULATION, simulation, 'if (error instanceof Fault) return true', 'if (error === undefined) return true'),
  ],
  A32: [
    staged(
      LEVELS,
      evaluators,
      'if (!runners.some((runner) => runner === job.runner)) {',
      'if (runners.length === 0) {',
    ),
  ],
  A33: [staged(LEVELS, evaluators, 'if (revoked.includes(job.sha)) {', 'if (revoked.length > 99) {')],
  A34: [
    staged(DECISIONS, 'shared/audit/verify-links.ts', 'entry.prev !== hashBefore(entries, i)', "entry.prev === ''"),
    staged(DECISIONS, 'shared/audit/verify-links.ts', '...(seq > expected ?', '...(seq > expected + 9 ?'),
  ],
  A35: [
    staged(DECISIONS, standing, '[author, ...committers, ', '[...committers, '),
    staged(DECISIONS, standing, '[author, ...committers, ', '[author, '),
    staged(DECISIONS, standing, '...(pushers?.logins ?? []), ', ''),
    staged(DECISIONS, standing, '...(requestedBy === undefined ? [] : [requestedBy])', ''),
    staged(
      DECISIONS,
      standing,
      'const names = new Map(counting.map(({ person }) => [person.toLowerCase(), person]))',
      'const names = new Map(counting.map(({ person }) => [person, person]))',
    ),
    staged(DECISIONS, standing, 'if (min !== undefined && !(value >= min))', 'if (min !== undefined && !(value >= 0))'),
    staged(
      DECISIONS,
      'shared/policy/waivers/settings.ts',
      'return settings.notWaivable.find(',
      'return settings.notWaivable.slice(99).find(',
    ),
    staged(
      DECISIONS,
      standing,
      'if (expiresAt - createdAt > settings.maxDays * DAY_MS) {',
      'if (settings.maxDays === 0) {',
    ),
    staged(
      DECISIONS,
      standing,
      'if (countedAt(waiver, facts) >= expiresAt)',
      'if (countedAt(waiver, facts) > expiresAt + 1)',
    ),
  ],
  A36: [
    staged(
      LEDGER,
      'shared/usecases/read-champions.ts',
      'const isNew = ledgers !== undefined && known === undefined',
      'const isNew = ledgers !== undefined',
    ),
  ],
  A37: [
    staged(
      FIRST_PARENTS,
      'shared/adapters/github/workflow-files.ts',
      'return at === commit',
      'return parents.size > 0',
    ),
    staged(
      ADMISSION,
      'shared/usecases/check-admission.ts',
      'if (verdict !== undefined && isPassing(verdict)) return undefined',
      'if (verdict !== undefined) return undefined',
    ),
    staged(
      ADMISSION,
      'shared/usecases/check-admission.ts',
      'if (brought === undefined) {',
      'if (pulls.length === 0) {',
    ),
    staged(
      ADMISSION,
      'shared/usecases/runs-of-branch.ts',
      "if (event === 'push') return headBranch === branch",
      "if (event === 'push') return true",
    ),
  ],
}
