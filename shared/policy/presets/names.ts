import { euAiAct } from './eu-ai-act.ts'
import { iso42001 } from './iso-42001.ts'
import { nistAiRmf } from './nist-ai-rmf.ts'
import type { Preset } from './preset.ts'
import { sr262 } from './sr-26-2.ts'

/** Every preset, each version of it. */
export const PRESETS: readonly Preset[] = [euAiAct, nistAiRmf, iso42001, sr262]

/** Names of what was superseded, and of what took its place. */
export const OLD_PRESETS: Readonly<Record<string, string>> = { 'sr-11-7@1': 'sr-26-2@1' }

/** How a policy names a preset: `eu-ai-act@2026-1`. */
export function presetName({ name, version }: Preset): string {
  return `${name}@${version}`
}

/** Everything that may stand under `presets`. */
export const PRESET_NAMES: readonly string[] = [...PRESETS.map(presetName), ...Object.keys(OLD_PRESETS)]

/** The preset of this name, also of an old one. */
export function findPreset(written: string): Preset | undefined {
  const name = Object.hasOwn(OLD_PRESETS, written) ? OLD_PRESETS[written] : written
  return PRESETS.find((preset) => presetName(preset) === name)
}

/** The key `presets` of a policy. */
export const PRESETS_SETTING = {
  type: 'array',
  minItems: 1,
  maxItems: 10,
  uniqueItems: true,
  items: { enum: PRESET_NAMES },
  description: 'Rules of frameworks, beside the own ones: never fewer than these.',
} as const
