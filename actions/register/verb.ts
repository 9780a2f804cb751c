import { Fault, UserError } from '../../shared/kernel/error.ts'
import { renderRegisterSummary } from '../../shared/report/job-summaries.ts'
import { registerModel } from '../../shared/usecases/register-model.ts'
import type { RunContext } from '../kit/context.ts'
import { chooseModel, loadConfig } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { readVerdict } from '../kit/verdict-file.ts'
import { registerHelp } from './help.ts'
import { type RegisterInputs, readRegisterInputs } from './inputs.ts'

export const registerVerb = createVerb({
  name: 'register',
  help: registerHelp,
  read: readRegisterInputs,
  run: runRegister,
})

async function runRegister(services: Services, inputs: RegisterInputs): Promise<Outcome> {
  const { context, files, clock, log, actor } = services
  refuseOtherBranches(context)
  // Asked for now and needed last: git answers while the documents are read.
  const registry = services.registry(inputs.token)
  registry.catch(() => undefined)
  const model = chooseModel(await loadConfig(files, inputs.config), inputs.model)
  const verdict = await readVerdict(files)
  const { record, digest, created } = await registerModel(
    { files, clock, log, ...(await registry) },
    { model: model.name, path: model.model.path, verdict, source: context.source, actor },
  )
  const judged = verdict.models.find((one) => one.model === model.name)
  const said = created
    ? `${model.name} ${record.version} is registered and is the champion now`
    : `${model.name} ${record.version} was registered before; nothing changed`
  return {
    exitCode: 0,
    json: { schemaVersion: 1, model: model.name, version: record.version, digest, created },
    text: `${said}\n  digest: ${digest}`,
    summaryMarkdown: renderRegisterSummary({
      model: model.name,
      version: record.version,
      digest,
      isNew: created,
      evidence: judged?.evidence?.map((one) => one.digest) ?? [],
    }),
    outputs: { model: model.name, version: record.version, digest },
    annotations: [],
  }
}

/** Only what is on the default branch becomes a version: a pull request proposes, it does not register. */
function refuseOtherBranches({ runner, change, defaultBranch }: RunContext): void {
  if (!runner) return
  if (change.kind === 'push' && defaultBranch === undefined) {
    throw new Fault('INTERNAL', 'the event does not say which branch is the default branch')
  }
  if (change.kind === 'push' && change.ref === `refs/heads/${defaultBranch}`) return
  const where = change.kind === 'push' ? change.ref : 'a pull request'
  throw new UserError('REGISTRY_REFUSED', {
    file: where,
    message: 'only the default branch is registered',
    fix: "give the job `if: github.event_name == 'push' && github.ref_name == github.event.repository.default_branch`",
  })
}
