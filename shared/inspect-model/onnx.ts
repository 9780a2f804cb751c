import type { Finding } from '../integrity/finding.ts'
import type { ByteWindow } from './bytes.ts'
import { countOne, type FormatFacts, finding, type ModelFolder, occurrences, type Port } from './facts.ts'
import { externalFindings } from './onnx-external.ts'
import { readPort } from './onnx-ports.ts'
import { readPair, readTensor, type TensorFacts } from './onnx-tensor.ts'
import { eachField, type Span, shownText, textOf } from './walk-fields.ts'

/** Operator sets that every ONNX runtime has: of the standard itself. */
const STANDARD = ['', 'ai.onnx', 'ai.onnx.ml', 'ai.onnx.training', 'ai.onnx.preview.training', 'ai.onnx.preview']
/** Operator sets that ONNX Runtime brings along, and others do not. */
const RUNTIME = [
  'com.microsoft',
  'com.microsoft.nchwc',
  'com.microsoft.experimental',
  'com.microsoft.dml',
  'com.ms.internal.nhwc',
]

/** Everything that is gathered on one walk through the file. */
type Walk = {
  readonly window: ByteWindow
  readonly operators: Map<string, number>
  readonly domains: Map<string, number>
  readonly versions: Map<string, string>
  readonly metadata: Map<string, string>
  /** Functions that the file brings along: operators by this name are no custom code. */
  readonly functions: Set<string>
  readonly external: TensorFacts[]
  readonly misfits: string[]
  readonly initializers: Set<string>
  inputs: Port[]
  outputs: Port[]
  tensors: number
  parameters: number
  subgraphs: number
}

/**
 * Reads an ONNX ModelProto in one walk that steps over weights (field numbers:
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). Throws RangeError when it is damaged.
 */
export function readOnnxFacts(folder: ModelFolder, window: ByteWindow): FormatFacts {
  const walk = newWalk(window)
  const producer: string[] = []
  eachField(
    window,
    { from: 0, end: window.size, depth: 0 },
    {
      1: (field) => walk.versions.set('ir', String(field.value)),
      2: (field) => producer.push(shownText(window, field, 200)),
      3: (field) => producer.push(shownText(window, field, 200)),
      5: (field) => walk.versions.set('model', String(field.value)),
      7: (_, span) => readGraph(walk, span, true),
      8: (_, span) => readOpset(walk, span),
      14: (_, span) => {
        const { key, value } = readPair(window, span)
        if (walk.metadata.size < 1000) walk.metadata.set(key, value)
      },
      25: (_, span) => readFunction(walk, span),
    },
  )
  const outside = externalFindings(folder, walk.external)
  return {
    format: 'onnx',
    ...(producer.length === 0 ? {} : { producer: producer.filter((text) => text !== '').join(' ') }),
    versions: [...walk.versions].map(([name, version]) => ({ name, version })),
    operators: occurrences(walk.operators),
    // Until IR version 4 initialisers were listed among the inputs; nobody feeds them.
    inputs: walk.inputs.filter(({ name }) => !walk.initializers.has(name)),
    outputs: walk.outputs,
    tensors: walk.tensors,
    parameters: walk.parameters,
    metadata: Object.fromEntries([
      ...walk.metadata,
      ...(walk.subgraphs > 0 ? [['subgraphs', `${walk.subgraphs}`]] : []),
    ]),
    beside: outside.beside,
    findings: [...domainFindings(walk), ...misfitFindings(walk), ...outside.findings],
  }
}

function newWalk(window: ByteWindow): Walk {
  return {
    window,
    operators: new Map(),
    domains: new Map(),
    versions: new Map(),
    metadata: new Map(),
    functions: new Set(),
    external: [],
    misfits: [],
    initializers: new Set(),
    inputs: [],
    outputs: [],
    tensors: 0,
    parameters: 0,
    subgraphs: 0,
  }
}

function readGraph(walk: Walk, span: Span, isMain: boolean): void {
  if (!isMain) walk.subgraphs++
  eachField(walk.window, span, {
    1: (_, inner) => readNode(walk, inner),
    5: (_, inner) => walk.initializers.add(addTensor(walk, inner).name),
    11: (_, inner) => isMain && walk.inputs.push(readPort(walk.window, inner)),
    12: (_, inner) => isMain && walk.outputs.push(readPort(walk.window, inner)),
    15: (_, inner) => readSparse(walk, inner),
  })
}

function readNode(walk: Walk, span: Span): void {
  let [operator, domain] = ['', '']
  eachField(walk.window, span, {
    4: (field) => {
      operator = textOf(walk.window, field)
    },
    5: (_, inner) => readAttribute(walk, inner),
    7: (field) => {
      domain = textOf(walk.window, field)
    },
  })
  const name = domain === '' || domain === 'ai.onnx' ? operator : `${domain}::${operator}`
  countOne(walk.operators, name)
  countOne(walk.domains, domain)
}

/** Constants and tree ensembles keep what was learned in attributes; If, Loop and Scan keep whole graphs there. */
function readAttribute(walk: Walk, span: Span): void {
  eachField(walk.window, span, {
    5: (_, inner) => addTensor(walk, inner),
    6: (_, inner) => readGraph(walk, inner, false),
    7: (field) => {
      walk.parameters += Math.floor((field.end - field.from) / 4)
    },
    10: (_, inner) => addTensor(walk, inner),
    11: (_, inner) => readGraph(walk, inner, false),
    22: (_, inner) => readSparse(walk, inner),
    23: (_, inner) => readSparse(walk, inner),
  })
}

function addTensor(walk: Walk, span: Span): TensorFacts {
  const tensor = readTensor(walk.window, span)
  walk.tensors++
  walk.parameters += tensor.elements
  if (!tensor.fits) walk.misfits.push(tensor.name)
  if (tensor.external !== undefined) walk.external.push(tensor)
  return tensor
}

function readSparse(walk: Walk, span: Span): void {
  eachField(walk.window, span, { 1: (_, inner) => walk.initializers.add(addTensor(walk, inner).name) })
}

function readOpset(walk: Walk, span: Span): void {
  let domain = ''
  let version = 0
  eachField(walk.window, span, {
    1: (field) => {
      domain = textOf(walk.window, field)
    },
    2: (field) => {
      version = field.value
    },
  })
  const name = `opset ${domain || 'ai.onnx'}`
  if (!walk.versions.has(name)) walk.versions.set(name, String(version))
}

function readFunction(walk: Walk, span: Span): void {
  let [name, domain] = ['', '']
  eachField(walk.window, span, {
    1: (field) => {
      name = textOf(walk.window, field)
    },
    7: (_, inner) => readNode(walk, inner),
    9: (_, inner) => readOpset(walk, inner),
    10: (field) => {
      domain = textOf(walk.window, field)
    },
  })
  walk.functions.add(`${domain}::${name}`)
}

/** Operators of other domains run code that the file does not hold, unless the file brings them as functions. */
function domainFindings({ operators, domains, versions, functions }: Walk): Finding[] {
  const foreign = [...operators.keys()].filter((name) => name.includes('::') && !functions.has(name))
  const of = (known: readonly string[]) => (name: string) => known.includes(name.slice(0, name.lastIndexOf('::')))
  const contributed = foreign.filter(of(RUNTIME)).sort()
  const custom = foreign.filter((name) => !of(RUNTIME)(name) && !of(STANDARD)(name)).sort()
  const unnamed = [...domains.keys()].filter((domain) => !versions.has(`opset ${domain || 'ai.onnx'}`))
  return [
    ...(custom.length === 0
      ? []
      : [
          finding('error', 'ONNX_CUSTOM_OPERATOR', {
            message: `${custom.length} of its operators are in no standard: they run native code that must be loaded from elsewhere`,
            fix: 'export the model with operators of ai.onnx and ai.onnx.ml only',
            seen: custom,
          }),
        ]),
    ...(contributed.length === 0
      ? []
      : [
          finding('warn', 'ONNX_RUNTIME_OPERATOR', {
            message: `${contributed.length} of its operators only ONNX Runtime has`,
            fix: 'export the model before it is optimised for one runtime, or keep to ONNX Runtime',
            seen: contributed,
          }),
        ]),
    ...(unnamed.length === 0
      ? []
      : [
          finding('error', 'ONNX_OPSET_MISSING', {
            message: 'it uses operators of a set whose version it does not name, so their meaning is not defined',
            fix: 'export the model again; `onnx.checker.check_model` names the same fault',
            seen: unnamed.map((domain) => domain || 'ai.onnx').sort(),
          }),
        ]),
  ]
}

function misfitFindings({ misfits }: Walk): Finding[] {
  if (misfits.length === 0) return []
  return [
    finding('error', 'ONNX_TENSOR_SIZE', {
      message: `${misfits.length} tensors hold more or fewer bytes than their shape says`,
      fix: 'the file is damaged or made by hand: export the model again',
      seen: misfits,
    }),
  ]
}
