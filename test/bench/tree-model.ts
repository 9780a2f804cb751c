import type { Prng } from '../../shared/kernel/prng.ts'

/** A complete binary tree: node i goes to 2i + 1 when its feature is at most the limit, else to 2i + 2; the last level are leaves. */
export type Tree = { readonly features: Int32Array; readonly limits: Float64Array; readonly leaves: Float64Array }

/** Random trees as gradient boosting leaves them: every split on a random feature in [0, 1), leaves small and around 0. */
export function growTrees(prng: Prng, { trees, depth, features }: { trees: number; depth: number; features: number }) {
  return Array.from({ length: trees }, (): Tree => {
    const splits = 2 ** depth - 1
    return {
      features: Int32Array.from({ length: splits }, () => prng.below(features)),
      limits: Float64Array.from({ length: splits }, () => Math.fround(0.15 + 0.7 * prng.next())),
      leaves: Float64Array.from({ length: splits + 1 }, () => Math.fround((prng.next() - 0.5) * 0.4)),
    }
  })
}

/** The sum of the leaves that a row falls into, before the logistic function. */
export function sumOfLeaves(trees: readonly Tree[], row: ArrayLike<number>): number {
  let sum = 0
  for (const { features, limits, leaves } of trees) {
    let node = 0
    while (node < limits.length)
      node = 2 * node + ((row[features[node] as number] as number) <= (limits[node] as number) ? 1 : 2)
    sum += leaves[node - limits.length] as number
  }
  return sum
}

/** A binary classifier as exporters of boosting libraries write it: TreeEnsembleClassifier (ai.onnx.ml 3) with LOGISTIC, input `x`. */
export function toOnnx(trees: readonly Tree[], features: readonly string[]): Uint8Array {
  const columns = nodeColumns(trees)
  const ints = (name: string, values: readonly number[]) => attribute(name, 7, join(values.map((v) => varint(8, v))))
  const floats = (name: string, values: readonly number[]) => attribute(name, 6, bytes(7, packedFloats(values)))
  const ensemble = join([
    text(1, 'x'),
    text(2, 'label'),
    text(2, 'probabilities'),
    text(4, 'TreeEnsembleClassifier'),
    ...columns.ints.map(([name, values]) => bytes(5, ints(name, values))),
    bytes(5, floats('nodes_values', columns.limits)),
    bytes(5, floats('class_weights', columns.weights)),
    bytes(5, attribute('nodes_modes', 8, join(columns.modes.map((mode) => text(9, mode))))),
    bytes(5, ints('classlabels_int64s', [0, 1])),
    bytes(5, attribute('post_transform', 3, text(4, 'LOGISTIC'))),
    text(7, 'ai.onnx.ml'),
  ])
  const graph = join([
    bytes(1, ensemble),
    text(2, 'trees'),
    bytes(11, tensor('x', 1, [undefined, features.length])),
    bytes(12, tensor('label', 7, [undefined])),
    bytes(12, tensor('probabilities', 1, [undefined, 2])),
  ])
  const metadata = join([text(1, 'feature_names'), text(2, JSON.stringify(features))])
  const opset = (domain: string, version: number) => bytes(8, join([text(1, domain), varint(2, version)]))
  return join([varint(1, 8), bytes(7, graph), opset('', 17), opset('ai.onnx.ml', 3), bytes(14, metadata)])
}

function nodeColumns(trees: readonly Tree[]) {
  const nodes = trees.flatMap(nodesOf)
  const leaves = nodes.filter(({ leaf }) => leaf !== undefined)
  const ints: [string, number[]][] = [
    ['nodes_treeids', nodes.map(({ tree }) => tree)],
    ['nodes_nodeids', nodes.map(({ node }) => node)],
    ['nodes_featureids', nodes.map(({ feature }) => feature)],
    ['nodes_truenodeids', nodes.map(({ leaf, node }) => (leaf === undefined ? 2 * node + 1 : 0))],
    ['nodes_falsenodeids', nodes.map(({ leaf, node }) => (leaf === undefined ? 2 * node + 2 : 0))],
    ['class_treeids', leaves.map(({ tree }) => tree)],
    ['class_nodeids', leaves.map(({ node }) => node)],
    ['class_ids', leaves.map(() => 1)],
  ]
  return {
    ints,
    limits: nodes.map(({ limit }) => limit),
    modes: nodes.map(({ leaf }) => (leaf === undefined ? 'BRANCH_LEQ' : 'LEAF')),
    weights: leaves.map(({ leaf }) => leaf ?? 0),
  }
}

/** The splits of a tree, then its leaves. */
function nodesOf({ features, limits, leaves }: Tree, tree: number) {
  const splits = Array.from(limits, (limit, node) => {
    return { tree, node, feature: features[node] as number, limit, leaf: undefined }
  })
  const ends = Array.from(leaves, (leaf, i) => ({ tree, node: limits.length + i, feature: 0, limit: 0, leaf }))
  return [...splits, ...ends]
}

/** `type` as in AttributeProto: 3 text, 6 floats, 7 integers, 8 texts. */
function attribute(name: string, type: number, value: Uint8Array): Uint8Array {
  return join([text(1, name), value, varint(20, type)])
}

function tensor(name: string, type: number, dims: readonly (number | undefined)[]): Uint8Array {
  const shape = join(dims.map((dim) => bytes(1, dim === undefined ? text(2, 'n') : varint(1, dim))))
  return join([text(1, name), bytes(2, bytes(1, join([varint(1, type), bytes(2, shape)])))])
}

function packedFloats(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer)
}

function varint(field: number, value: number): Uint8Array {
  return Uint8Array.from([...digits(field * 8), ...digits(value)])
}

function bytes(field: number, payload: Uint8Array): Uint8Array {
  return join([Uint8Array.from([...digits(field * 8 + 2), ...digits(payload.length)]), payload])
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(value))
}

function digits(value: number): number[] {
  const found: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...found, rest]
    found.push((rest % 128) + 128)
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts))
}
