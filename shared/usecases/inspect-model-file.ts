import { diffModels, type ModelDiff } from '../inspect-model/diff.ts'
import type { ModelFacts } from '../inspect-model/facts.ts'
import { inspectModel } from '../inspect-model/inspect.ts'
import { type FeatureColumn, signatureFindings } from '../inspect-model/signature.ts'
import { sortFindings } from '../integrity/finding.ts'
import type { ModelFiles } from '../ports/model-files.ts'

export type InspectModelInput = {
  /** A model file, or a folder with one. */
  readonly model: string
  /** An older version of it. */
  readonly against?: string
  /** The columns that the model would be given. */
  readonly features?: readonly FeatureColumn[]
}

export type InspectedModel = { readonly facts: ModelFacts; readonly diff?: ModelDiff }

/**
 * Looks at a model file without running it, holds its inputs against the columns where there are any, and compares it with an older
 * version. Throws UserError INPUT_INVALID for a file that is not there, MODEL_UNREADABLE for one that is damaged.
 */
export function inspectModelFile(ports: { readonly modelFiles: ModelFiles }, input: InspectModelInput): InspectedModel {
  const { findings, ...facts } = look(ports.modelFiles, input.model)
  const signature = input.features === undefined ? [] : signatureFindings(facts, input.features)
  const looked = { ...facts, findings: sortFindings([...findings, ...signature]) }
  if (input.against === undefined) return { facts: looked }
  return { facts: looked, diff: diffModels(look(ports.modelFiles, input.against), looked) }
}

function look(modelFiles: ModelFiles, path: string): ModelFacts {
  const opened = modelFiles.open(path)
  try {
    return inspectModel(opened)
  } finally {
    opened.close()
  }
}
