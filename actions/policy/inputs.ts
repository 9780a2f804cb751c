import { PRESET_NAMES } from '../../shared/policy/presets/names.ts'
import type { InputReader } from '../kit/input-readers.ts'

export type PolicyInputs = {
  readonly policy: string
  readonly floor: string | undefined
  readonly preset: string | undefined
  readonly verdict: string | undefined
}

export function readPolicyInputs(read: InputReader): PolicyInputs {
  const preset = read.text('preset')
  if (preset !== undefined && !PRESET_NAMES.includes(preset)) {
    read.refuse('preset', `"${preset}" is not a preset`, `use one of: ${PRESET_NAMES.join(', ')}`)
  }
  return {
    policy: read.textOr('policy', '.github/assay-policy.yml'),
    floor: read.text('floor'),
    preset,
    verdict: read.text('verdict'),
  }
}
