import type { ModelConfig } from '../config/model-config.ts'
import { type Holdout, type OpenHoldoutPorts, openHoldout } from './open-holdout.ts'
import { checkCases } from './run-written-cases.ts'

/**
 * The holdout, and what is written about its rows held against them: a mistake there is told before any model is asked. Throws what
 * `openHoldout` throws, and UserError CONFIG_INVALID for a file of cases that is missing or wrong.
 */
export async function openCheckedHoldout(ports: OpenHoldoutPorts, model: ModelConfig): Promise<Holdout> {
  const holdout = await openHoldout(ports, model)
  await checkCases(ports, model, holdout)
  return holdout
}
