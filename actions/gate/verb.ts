import { UserError } from '../../shared/kernel/error.ts'
import { gatePasses } from '../../shared/policy/conclusion.ts'
import { withholdNumbers } from '../../shared/policy/feedback.ts'
import { parseFloor, tighten } from '../../shared/policy/floor.ts'
import { type Policy, parsePolicy } from '../../shared/policy/parse.ts'
import { evaluateGate } from '../../shared/usecases/evaluate-gate.ts'
import { type LoadedConfig, loadConfig } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import { type FloorText, readFloor } from '../kit/read-floor.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { VERDICT_PATH } from '../kit/verdict-file.ts'
import { gateHelp } from './help.ts'
import { type GateInputs, readGateInputs } from './inputs.ts'
import { presentGate } from './present.ts'
import {
  evidenceSources,
  readChampions,
  readChangeFacts,
  readRepositoryFacts,
  readUsable,
  readUse,
} from './read-facts.ts'
import { needsBase, type PolicyText, readPolicy } from './read-policy.ts'
import { readWaivers } from './read-waivers.ts'

export const gateVerb = createVerb({ name: 'gate', help: gateHelp, read: readGateInputs, run: runGate })

/** Judges the evidence of this run. The verdict is data: only what keeps it from being reached is thrown. */
async function runGate(services: Services, inputs: GateInputs): Promise<Outcome> {
  const { context, files, clock } = services
  // When this gate cannot judge, nobody may register by an earlier verdict.
  await files.remove(VERDICT_PATH)
  // Asked for now and needed last: git answers while the documents are read.
  const registry = services.registry(inputs.token)
  registry.catch(() => undefined)
  const loaded = await loadConfig(files, inputs.config)
  const github = needsBase(context.change) ? await services.github(inputs.token) : undefined
  const source = await readPolicy(services, inputs.policy, github)
  const floor = await readFloor(files, inputs.floor)
  const policy = policyAbove(floor, source, loaded)
  const models = judgedModels(loaded, policy, inputs.model)
  const evidence = await readUsable(services, evidenceSources(models))
  const change = await readChangeFacts(context.change, { policy, config: loaded.config }, github)
  const champions = await readChampions(services, registry, models)
  const read = await readRepositoryFacts(services, { change, policy, source }, github)
  const waivers = await readWaivers(services, policy, { source, github })
  const judged = await evaluateGate(
    { files, clock, holdoutUse: async (model, holdout) => readUse(registry, model, holdout) },
    {
      policy: source,
      ...(floor === undefined ? {} : { floor }),
      evidence,
      change,
      ...waivers,
      ...read,
      champions,
      models,
    },
  )
  // What leaves the job, in files as on the screen, shows no more than the policy lets people see.
  const { gate } = withholdNumbers(judged.gate, judged.facts)
  await files.write(VERDICT_PATH, `${JSON.stringify(gate, null, 2)}\n`)
  const passing = gatePasses(gate)
  return {
    exitCode: passing ? 0 : gate.verdict === 'error' ? 3 : 1,
    ...presentGate(gate, judged.facts, passing),
    outputs: { verdict: gate.verdict, 'verdict-file': VERDICT_PATH },
    artifact: { name: `assay-verdict-${inputs.model ?? 'all'}`, files: [VERDICT_PATH] },
  }
}

/** The rules that are asked, so that every fact they need is read. */
function policyAbove(floor: FloorText | undefined, source: PolicyText, { config }: LoadedConfig): Policy {
  const own = parsePolicy(source.text, source.path)
  if (floor === undefined) return own
  return tighten(
    parseFloor(floor.text, floor.path),
    own,
    config.models.map(({ name }) => name),
  )
}

/** Every model of the policy, and those of the configuration so that the report can say that no rule covers them; or the one named. */
function judgedModels({ config }: LoadedConfig, policy: Policy, only: string | undefined): readonly string[] {
  const governed = policy.models.map(({ model }) => model)
  if (only === undefined) return [...new Set([...governed, ...config.models.map(({ name }) => name)])]
  if (governed.includes(only)) return [only]
  throw new UserError('INPUT_INVALID', {
    file: config.file,
    message: `the policy has no rule for "${only}", so there is nothing that could let it pass`,
    fix: `add the model to the policy, or name one of: ${governed.join(', ')}`,
  })
}
