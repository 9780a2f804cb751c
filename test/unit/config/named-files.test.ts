import { expect, test } from 'vitest'
import { namedFiles } from '../../../shared/config/named-files.ts'
import { parseConfig } from '../../../shared/config/parse.ts'
import { matchesGlob } from '../../../shared/policy/glob.ts'

const CONFIG = `version: 1
models:
  credit-risk:
    task: binary
    target: risk
    positive: bad
    data:
      train: data/{2024,2025}/*.parquet
      holdout: ./data/holdout.csv
      id: id
      schema: ../shared/credit.schema.yml
    train: { module: train.ts }
    model: build/saved
    test:
      cases: cases.yml
      user_metrics: [{ name: profit, module: metrics/profit.ts, direction: higher }]
  remote:
    task: regression
    target: y
    data: { id: id, holdout: "s3://rows/holdout.parquet", train: { sql: "SELECT * FROM 'rows.csv'" } }
    model: { predictions: predictions.csv }
`
const named = namedFiles(parseConfig(CONFIG, 'teams/assay.yml'))
const names = (model: string, file: string) => (named[model] ?? []).some((glob) => matchesGlob(glob, file))

test.each([
  'teams/assay.yml',
  'data/2024/a.parquet',
  'data/holdout.csv',
  'data/holdout.csv.dvc',
  'teams/data/holdout.csv',
  'shared/credit.schema.yml',
  'train.ts',
  'build/saved/model.json',
  'cases.yml',
  'metrics/profit.ts',
])('names %s', (file) => {
  expect(names('credit-risk', file)).toBe(true)
})

test('names nothing of another model, and nothing outside the repository', () => {
  expect(names('credit-risk', 'predictions.csv')).toBe(false)
  expect(names('remote', 'predictions.csv')).toBe(true)
  expect(names('remote', 'data/holdout.csv')).toBe(false)
  expect(names('credit-risk', 'README.md')).toBe(false)
  expect(named['remote']?.some((glob) => glob.includes('s3'))).toBe(false)
})
