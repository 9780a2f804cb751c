import { UserError } from '../../shared/kernel/error.ts'
import { CONFIG_PATH, planSetup } from '../../shared/onboarding/plan-setup.ts'
import { POLICY_PATH } from '../../shared/policy/parse.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { initHelp } from './help.ts'
import { type InitInputs, readInitInputs } from './inputs.ts'
import { listHoldings } from './local-holdings.ts'
import { presentInit } from './present.ts'

export const initVerb = createVerb({ name: 'init', help: initHelp, read: readInitInputs, run: runInit })

/** Writes only what is not there: a second run changes nothing. */
async function runInit({ files, context }: Services, { branch, dryRun }: InitInputs): Promise<Outcome> {
  const holdings = await listHoldings(files.resolve('.'))
  const [config, policy] = await Promise.all([files.readText(CONFIG_PATH), files.readText(POLICY_PATH)])
  const workflows = await Promise.all(
    holdings
      .filter(({ path }) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
      .map(async (file) => ({ ...file, head: (await files.readText(file.path)) ?? '' })),
  )
  const present = {
    ...(config === undefined ? {} : { config }),
    ...(policy === undefined ? {} : { policy }),
    workflows,
  }
  const plan = planSetup({ files: holdings, present, branch: branch ?? context.defaultBranch ?? 'main' })
  if (plan === undefined) throw nothingFound()
  if (!dryRun) for (const { path, text } of plan.files) await files.write(path, text)
  return presentInit(plan, dryRun)
}

function nothingFound(): UserError {
  return new UserError('CONFIG_MISSING', {
    file: '.',
    message: 'there is no model in this folder: no ONNX file, no TF.js or SavedModel folder, no file of predictions',
    fix: 'put the model or its predictions into the folder, or write assay.yml yourself (docs/tutorial.md)',
  })
}
