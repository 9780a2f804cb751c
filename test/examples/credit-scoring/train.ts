/**
 * Logistic regression with TF.js. Assay hands over the TF.js namespace, the encoded training data, the parameters of `assay.yml` and
 * the seed; the model it gets back is saved, digested and tested. No import, so the file runs wherever Assay runs.
 */
type Model = {
  compile(options: { optimizer: unknown; loss: string }): void
  fit(
    x: unknown,
    y: unknown,
    options: { epochs: number; batchSize: number; shuffle: boolean; verbose: number },
  ): Promise<unknown>
}
type TensorFlow = {
  sequential(options: { layers: unknown[] }): Model
  layers: { dense(options: object): unknown }
  initializers: { glorotUniform(options: { seed: number }): unknown }
  regularizers: { l2(options: { l2: number }): unknown }
  train: { adam(rate: number): unknown }
  tensor2d(values: Float32Array, shape: [number, number]): unknown
}
type Train = {
  readonly tf: TensorFlow
  readonly data: {
    readonly features: { readonly rows: number; readonly columns: number; readonly values: Float32Array }
    readonly labels: Float32Array
  }
  readonly params: { readonly epochs: number; readonly learning_rate: number; readonly l2: number }
  readonly seed: number
}

export default async function train({ tf, data, params, seed }: Train) {
  const { rows, columns, values } = data.features
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        inputShape: [columns],
        units: 1,
        activation: 'sigmoid',
        kernelInitializer: tf.initializers.glorotUniform({ seed }),
        kernelRegularizer: tf.regularizers.l2({ l2: params.l2 }),
      }),
    ],
  })
  model.compile({ optimizer: tf.train.adam(params.learning_rate), loss: 'binaryCrossentropy' })
  const x = tf.tensor2d(values, [rows, columns])
  const y = tf.tensor2d(data.labels, [rows, 1])
  await model.fit(x, y, { epochs: params.epochs, batchSize: 32, shuffle: false, verbose: 0 })
  return model
}
