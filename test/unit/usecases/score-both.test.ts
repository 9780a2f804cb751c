import { expect, test } from 'vitest'
import type { ModelConfig } from '../../../shared/config/model-config.ts'
import type { Predictions } from '../../../shared/model/predictions.ts'
import type { ModelRuntime } from '../../../shared/ports/model-runtime.ts'
import type { Holdout } from '../../../shared/usecases/open-holdout.ts'
import { BESIDE_ROWS, type ScoreBothPorts, scoreBoth } from '../../../shared/usecases/score-both.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'

const runtime = { name: 'fake', version: '1', backend: 'none' }

/** Two threads whose models say when they are loaded and asked; those of the first need a turn to answer. */
function world(rows: number) {
  const story: string[] = []
  const models = (thread: string): ModelRuntime => ({
    load: async (path) => {
      story.push(`${thread} loads ${path}`)
      return {
        runtime,
        features: [],
        predict: async (): Promise<Predictions> => {
          story.push(`${thread} asks ${path}`)
          await new Promise((resolve) => setImmediate(resolve))
          story.push(`${thread} has asked ${path}`)
          return { kind: 'regression', values: new Float64Array(rows) }
        },
        dispose: async () => undefined,
      }
    },
  })
  const ports = {
    log: createRecordedLog(),
    files: {
      digest: async (path: string) => [{ path, digest: `sha256:${'0'.repeat(64)}`, size: 1 }],
      sha256: () => `sha256:${'0'.repeat(64)}`,
    },
    models: models('first'),
    beside: { models: models('second') },
    findChampion: async () => ({ state: 'is', version: '1.0.0', fetchFiles: async () => 'champion' }),
  } as unknown as ScoreBothPorts
  const model = { name: 'm', model: { kind: 'file', path: 'candidate' } } as ModelConfig
  const holdout = { rows, task: { kind: 'regression' }, features: [], inputs: [], table: { rows, columns: [] } }
  return { story, score: () => scoreBoth(ports, model, holdout as unknown as Holdout) }
}

test('few rows are asked of one model after the other, in one thread', async () => {
  const { story, score } = world(BESIDE_ROWS - 1)
  const { outcome } = await score()
  expect(outcome).toMatchObject({ state: 'scored', version: '1.0.0', path: 'champion' })
  expect(story).toEqual([
    'first loads candidate',
    'first asks candidate',
    'first has asked candidate',
    'first loads champion',
    'first asks champion',
    'first has asked champion',
  ])
})

test('many rows are asked of both at a time, and the candidate is loaded before the champion', async () => {
  const { story, score } = world(BESIDE_ROWS)
  const { outcome } = await score()
  expect(outcome).toMatchObject({ state: 'scored', version: '1.0.0', path: 'champion' })
  expect(story[0]).toBe('first loads candidate')
  expect(story.indexOf('second asks champion')).toBeLessThan(story.indexOf('first has asked candidate'))
  expect(story).not.toContain('first loads champion')
})
