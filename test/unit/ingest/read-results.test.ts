import { describe, expect, test } from 'vitest'
import { parseStatement } from '../../../shared/evidence/parse.ts'
import { readResults } from '../../../shared/ingest/read-results.ts'
import type { Tool } from '../../../shared/ingest/schema.ts'

const REPORT = `              precision    recall  f1-score   support

         bad       0.67      0.50      0.57         4
  good payer       0.78      0.88      0.82         8

    accuracy                           0.75        12
   macro avg       0.72      0.69      0.70        12
weighted avg       0.74      0.75      0.74        12
`
const JUNIT = `<?xml version="1.0"?>
<!-- <testcase name="no case"/> -->
<testsuites><testsuite name="pytest" tests="99" failures="0">
  <testcase classname="test_model" name="test_a"/>
  <testcase classname="test_model" name="test_b[&lt;x&gt; &#38; y]"><failure message="assert"><![CDATA[<error/>]]></failure></testcase>
  <testcase classname="test_model" name='test_c'><error/></testcase>
  <testcase classname="test_model" name="test_d"><skipped message="later"/></testcase>
  <system-out><failure/></system-out>
</testsuite></testsuites>`
const numbers = (tool: Tool, text: string, file = 'f.json') =>
  readResults(tool, text, file).metrics.map(({ name, value, metric }) => [name, value, metric])

describe('numbers of each tool', () => {
  test('MLflow: the last step of each metric, in both forms of a run', () => {
    const data = {
      metrics: [
        { key: 'auc', value: 0.8, step: 1, timestamp: 5 },
        { key: 'auc', value: 0.9, step: 2, timestamp: 6 },
        { key: 'val_loss', value: 0.4, step: 0 },
      ],
    }
    const right = [
      ['auc', 0.9, 'roc_auc'],
      ['val_loss', 0.4, undefined],
    ]
    expect(numbers('mlflow', JSON.stringify({ run: { info: { run_id: 'a' }, data } }))).toEqual(right)
    expect(numbers('mlflow', JSON.stringify({ data: { metrics: { auc: 0.9, val_loss: 0.4 } } }))).toEqual(right)
  })

  test('DVC: nested files, and what `dvc metrics show` prints for the workspace', () => {
    const right = [
      ['accuracy', 0.9, 'accuracy'],
      ['val.loss', 0.1, undefined],
    ]
    const metrics = { accuracy: 0.9, val: { loss: 0.1 } }
    expect(numbers('dvc', JSON.stringify(metrics))).toEqual(right)
    expect(numbers('dvc', 'accuracy: 0.9\nval:\n  loss: 0.1\n', 'metrics.yaml')).toEqual(right)
    const shown = { workspace: { data: { 'metrics.json': { data: metrics } } }, main: { data: {} } }
    expect(numbers('dvc', JSON.stringify(shown))).toEqual(right)
    expect(readResults('dvc', JSON.stringify(shown), 'f').left).toEqual([
      { name: 'main', reason: 'another revision than the workspace' },
    ])
  })

  test('Weights & Biases: no keys of the tool, no media', () => {
    const summary = {
      _step: 9,
      _runtime: 3,
      rmse: 2.5,
      loss: { min: 0.1 },
      plot: { _type: 'image-file', size: 7 },
      note: 'x',
    }
    const { metrics, left } = readResults('wandb', JSON.stringify(summary), 'wandb-summary.json')
    expect(metrics).toEqual([
      { name: 'rmse', value: 2.5, metric: 'rmse' },
      { name: 'loss.min', value: 0.1 },
    ])
    expect(left.map(({ name }) => name)).toEqual(['plot', 'note'])
  })

  test('Evidently: old and new reports, and tests', () => {
    const old = {
      metrics: [
        { metric: 'ClassificationQualityMetric', result: { current: { accuracy: 0.8 }, reference: { accuracy: 0.9 } } },
      ],
    }
    expect(numbers('evidently', JSON.stringify(old))).toEqual([
      ['ClassificationQualityMetric.accuracy', 0.8, undefined],
    ])
    const drift = (column_name: string) => ({ metric: 'ColumnDriftMetric', result: { column_name, drift_score: 0.2 } })
    expect(numbers('evidently', JSON.stringify({ metrics: ['age', 'sex', 'sex'].map(drift) }))).toEqual([
      ['ColumnDriftMetric(age).drift_score', 0.2, undefined],
      ['ColumnDriftMetric(sex).drift_score', 0.2, undefined],
      ['ColumnDriftMetric(sex) #2.drift_score', 0.2, undefined],
    ])
    const now = {
      metrics: [{ id: '1', metric_id: 'RowCount()', value: 100 }],
      tests: [
        { name: 'rows', status: 'SUCCESS' },
        { name: 'drift', status: 'FAIL' },
        { name: 'late', status: 'ERROR' },
        { name: 'off', status: 'SKIPPED' },
      ],
    }
    expect(readResults('evidently', JSON.stringify(now), 'f')).toEqual({
      metrics: [{ name: 'RowCount()', value: 100 }],
      left: [],
      cases: { passed: 1, failed: 2, skipped: 1, failures: ['drift', 'late'] },
    })
  })

  test('scikit-learn: the printed report and the dictionary say the same', () => {
    const printed = numbers('sklearn', REPORT, 'report.txt')
    expect(printed).toContainEqual(['good payer.recall', 0.88, undefined])
    expect(printed).toContainEqual(['accuracy', 0.75, 'accuracy'])
    expect(printed).toContainEqual(['macro avg.f1-score', 0.7, 'macro_f1'])
    const row = { precision: 0.72, recall: 0.69, 'f1-score': 0.7, support: 12 }
    expect(numbers('sklearn', JSON.stringify({ accuracy: 0.75, 'macro avg': row }))).toContainEqual([
      'macro avg.f1-score',
      0.7,
      'macro_f1',
    ])
  })

  test('JUnit: cases are counted, totals are not believed', () => {
    expect(readResults('junit', JUNIT, 'junit.xml').cases).toEqual({
      passed: 1,
      failed: 2,
      skipped: 1,
      failures: ['test_model.test_b[<x> & y]', 'test_model.test_c'],
    })
  })
})

test.for([
  ['mlflow', '{"data": {}}', 'not what mlflow writes'],
  ['mlflow', '{"data": {"metrics": {"a": NaN}}}', 'NaN'],
  ['dvc', '{"a": 1, "a": 2}', 'duplicate'],
  ['dvc', '{"a.b": 1, "a": {"b": 2}}', 'two numbers called'],
  ['dvc', '{"a": "high"}', 'holds no result'],
  ['wandb', '[1]', 'not what wandb writes'],
  ['evidently', '{"version": 1}', 'not what evidently writes'],
  ['sklearn', 'all is well', 'not what sklearn writes'],
  ['junit', '<html><body></body></html>', 'not what junit writes'],
  ['junit', '<!DOCTYPE x [<!ENTITY a "b">]><testsuite/>', 'entities'],
  ['junit', '<testsuite><testcase></testsuite>', 'not open'],
  ['junit', '<testsuite><testcase/>', 'never closes'],
] as const)('%s refuses %s', ([tool, text, words]) => {
  expect(() => readResults(tool, text, 'f.txt')).toThrow(
    expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining(words) }),
  )
})

test('an imported statement is no evidence that a gate reads', () => {
  const text = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'urn:assay:evidence:imported:v1',
  })
  expect(() => parseStatement(text, 'm.test.json')).toThrow(
    expect.objectContaining({
      code: 'EVIDENCE_INVALID',
      problems: expect.arrayContaining([expect.objectContaining({ path: '/predicateType' })]),
    }),
  )
})
