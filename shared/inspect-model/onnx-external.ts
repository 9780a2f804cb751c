import type { Finding } from '../integrity/finding.ts'
import { finding, type ModelFolder, staysBeside } from './facts.ts'
import type { TensorFacts } from './onnx-tensor.ts'

/** What is wrong with weights that lie in other files, and the files that belong to the model. */
export function externalFindings(
  folder: ModelFolder,
  tensors: readonly TensorFacts[],
): { readonly findings: Finding[]; readonly beside: string[] } {
  const folderPath = folder.main.includes('/') ? folder.main.slice(0, folder.main.lastIndexOf('/') + 1) : ''
  const outside = new Set<string>()
  const missing = new Set<string>()
  const short = new Set<string>()
  const beside = new Set<string>()
  for (const { name, external } of tensors) {
    if (external === undefined) continue
    const { location, offset, length } = external
    const size = staysBeside(location) ? folder.sizeOf(folderPath + location) : undefined
    if (!staysBeside(location)) outside.add(location)
    else if (size === undefined) missing.add(location)
    else {
      beside.add(folderPath + location)
      if (!(offset >= 0 && length >= 0 && offset + length <= size)) short.add(`${name} in ${location}`)
    }
  }
  return { findings: findingsOf({ outside, missing, short }), beside: [...beside].sort() }
}

type Places = { readonly outside: Set<string>; readonly missing: Set<string>; readonly short: Set<string> }

function findingsOf({ outside, missing, short }: Places): Finding[] {
  const found: Finding[] = []
  if (outside.size > 0)
    found.push(
      finding('error', 'ONNX_EXTERNAL_PATH', {
        message:
          'weights are read from paths that lead out of the folder of the model: whoever opens it reads a file of the attacker’s choice',
        fix: 'save the model again with its weights beside it, or inside it',
        seen: [...outside].sort(),
      }),
    )
  if (missing.size > 0)
    found.push(
      finding('error', 'ONNX_EXTERNAL_MISSING', {
        message: `${missing.size} files with weights are not there`,
        fix: 'put them beside the model file; whoever moves a model moves its files together',
        seen: [...missing].sort(),
      }),
    )
  if (short.size > 0)
    found.push(
      finding('error', 'ONNX_EXTERNAL_SIZE', {
        message: `${short.size} tensors lie beyond the end of the file that should hold them`,
        fix: 'the file is cut off or belongs to another model: copy both again',
        seen: [...short].sort(),
      }),
    )
  return found
}
