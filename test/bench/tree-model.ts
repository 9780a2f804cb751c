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
  const names = ['nodes_treeids', 'nodes_nodeids', 'nodes_featureids', 'nodes_truenodeids', 'nodes_falsenodeids']
  const nodes = names.map((name): [string, number[]] => [name, []])
  const weights = ['class_treeids', 'class_nodeids', 'class_ids'].map((name): [string, number[]] => [name, []])
  const [limits, modes, leafWeights]: [number[], string[], number[]] = [[], [], []]
  trees.forEach((tree, id) => {
    const splits = tree.limits.length
    for (let node = 0; node < splits + tree.leaves.length; node++) {
      const isLeaf = node >= splits
      const row = [id, node, ...(isLeaf ? [0, 0, 0] : [tree.features[node] as number, 2 * node + 1, 2 * node + 2])]
      for (const [i, value] of row.entries()) nodes[i]?.[1].push(value)
      limits.push(isLeaf ? 0 : (tree.limits[node] as number))
      modes.push(isLeaf ? 'LEAF' : 'BRANCH_LEQ')
      if (!isLeaf) continue
      for (const [i, value] of [id, node, 1].entries()) weights[i]?.[1].push(value)
      leafWeights.push(tree.leaves[node - splits] as number)
    }
  })
  return { ints: [...nodes, ...weights], limits, modes, weights: leafWeights }
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
