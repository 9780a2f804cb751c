import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { parseYaml } from '../../shared/document/yaml.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { parseFloor, tighten } from '../../shared/policy/floor.ts'
import { lintPolicy } from '../../shared/policy/lint.ts'
import { parsePolicy } from '../../shared/policy/parse.ts'
import { coverageOf } from '../../shared/policy/presets/coverage.ts'
import { findPreset, presetName } from '../../shared/policy/presets/names.ts'
import type { Preset } from '../../shared/policy/presets/preset.ts'
import type { PolicyDocument } from '../../shared/policy/schema.ts'
import type { GateVerdict } from '../../shared/policy/verdict-tree.ts'
import type { Files } from '../../shared/ports/files.ts'
import type { Outcome } from '../kit/outcome.ts'
import { readFloor } from '../kit/read-floor.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { VERDICT_PATH, verdictSchema } from '../kit/verdict-file.ts'
import { policyHelp } from './help.ts'
import { type PolicyInputs, readPolicyInputs } from './inputs.ts'
import { type Covered, presentPolicy } from './present.ts'

export const policyVerb = createVerb({ name: 'policy', help: policyHelp, read: readPolicyInputs, run: runPolicy })

async function runPolicy({ files }: Services, inputs: PolicyInputs): Promise<Outcome> {
  const text = await files.readText(inputs.policy)
  if (text === undefined) {
    const fix = 'create it (docs/policy.md has one to start from), or name another file with `policy`'
    throw new UserError('POLICY_MISSING', { file: inputs.policy, message: 'there is no policy', fix })
  }
  const below = await readFloor(files, inputs.floor)
  const floor = below === undefined ? undefined : parseFloor(below.text, below.path)
  const own = parsePolicy(text, inputs.policy)
  const policy = floor === undefined ? own : tighten(floor, own)
  const digest = files.sha256(text)
  const verdict = await readVerdict(files, inputs.verdict)
  // A verdict by another policy says nothing about these rules.
  const said = verdict?.policy.digest === digest ? verdict : undefined
  const coverage = presetsOf(text, inputs, floor?.presets).flatMap((preset) =>
    policy.models.map((model): Covered => {
      const judged = said?.models.find((one) => one.model === model.model)
      const rows = coverageOf(preset, model, judged?.rules)
      return {
        preset: presetName(preset),
        model: model.model,
        evidence: judged?.evidence?.map((one) => one.digest) ?? [],
        rows,
      }
    }),
  )
  const warnings = lintPolicy(text, inputs.policy, own, floor)
  return presentPolicy({ file: inputs.policy, digest, policy, warnings, coverage, isJudged: said !== undefined })
}

function presetsOf(text: string, { policy, preset }: PolicyInputs, asked: readonly string[] = []): Preset[] {
  const { presets = [] } = parseYaml(text, policy, 'POLICY_INVALID').value as PolicyDocument
  const names = preset === undefined ? [...asked, ...presets] : [preset]
  return [...new Set(names.flatMap((name) => findPreset(name) ?? []))]
}

async function readVerdict(files: Files, path: string | undefined): Promise<GateVerdict | undefined> {
  const file = path ?? VERDICT_PATH
  const text = await files.readText(file)
  if (text !== undefined)
    return validate<GateVerdict>(parseStrictJson(text, file, 'INPUT_INVALID'), verdictSchema, 'INPUT_INVALID')
  if (path === undefined) return undefined
  throw new UserError('INPUT_INVALID', { file, message: 'there is no verdict', fix: 'run `assay gate` first' })
}
