import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { createWorkspace, type Result, runCli } from '../action/run-bundle.ts'
import { type Edits, edit, line, snapshot } from './workspace.ts'

/*
 * What can be wrong, and where it is proved. Each answer is one message with place and fix, exit code 2 (3 when it is not the
 * user's), never a pass, and nothing half-written.
 *
 * | input                          | on a laptop (here)                        | elsewhere                                              |
 * | ------------------------------ | ----------------------------------------- | ------------------------------------------------------ |
 * | unknown key, wrong type        | assay.yml and policy                      | unit/config, unit/policy, golden of each invalid file  |
 * | missing file                   | config, holdout, predictions, drift data  | action/test.test.ts (annotations)                      |
 * | empty holdout                  | header only, no byte, only the id wrong   | unit/usecases                                          |
 * | missing target column          | here                                      | action/test.test.ts                                    |
 * | duplicate ids                  | holdout and predictions                   | unit/model                                             |
 * | non-finite predictions         | nan, inf, nothing, text, not in 0 to 1    | contract/runtime (a network that answers NaN)          |
 * | model that does not load       | text as ONNX, cut TF.js, empty folder     | contract/runtime                                       |
 * | row count mismatch             | one too few, one too many                 | unit/model, action/test.test.ts                        |
 * | unreadable artifact            | the evidence in hand                      | app/evaluation.test.ts (artifacts), contract (zip)     |
 * | policy missing on the base     | no policy at all                          | app/evaluation.test.ts, action/gate.test.ts            |
 * | unsigned webhook               | (not the command line)                    | app/webhooks.test.ts: 401 and nothing stored           |
 */

type Bad = {
  readonly verb?: 'test' | 'gate' | 'register' | 'drift'
  readonly edits: Edits
  readonly code: string
  /** What the line of the problem says first: the file, and the line where there is one. */
  readonly place: string
  readonly says: readonly string[]
}

const CONFIG = 'assay.yml'
const POLICY = '.github/assay-policy.yml'
const HOLDOUT = 'data/holdout.csv'
const PREDICTIONS = 'data/predictions.csv'
const asModel = (path: string) => (text: string) => text.replace(/model: .*/, `model: ${path}`)

const BAD: { readonly [name: string]: Bad } = {
  'an unknown key': {
    edits: { [CONFIG]: (text) => text.replace('target:', 'targt:') },
    code: 'CONFIG_INVALID',
    place: 'assay.yml:5:5',
    says: ['unknown key "targt"', 'did you mean "target"?'],
  },
  'an unknown key of the policy': {
    verb: 'gate',
    edits: { [POLICY]: (text) => text.replace('min:', 'mn:') },
    code: 'POLICY_INVALID',
    place: `${POLICY}:6:46`,
    says: ['unknown key "mn"', 'did you mean "min"?'],
  },
  'a value of the wrong type': {
    edits: { [CONFIG]: (text) => text.replace('[roc_auc, log_loss]', 'roc_auc') },
    code: 'CONFIG_INVALID',
    place: 'assay.yml:11:22',
    says: ['expected array, found "roc_auc"', '[one, two]'],
  },
  'text for a number in the policy': {
    verb: 'gate',
    edits: { [POLICY]: (text) => text.replace('0.7', '"0.7"') },
    code: 'POLICY_INVALID',
    place: `${POLICY}:6:`,
    says: ['expected number', 'without quotes'],
  },
  'YAML that is none': {
    edits: { [CONFIG]: (text) => `${text}  : [\n` },
    code: 'CONFIG_INVALID',
    place: 'assay.yml:14:1',
    says: ['indentation'],
  },
  'no configuration': { edits: { [CONFIG]: null }, code: 'CONFIG_MISSING', place: CONFIG, says: ['create it'] },
  'no holdout': {
    edits: { [HOLDOUT]: null },
    code: 'DATA_UNREADABLE',
    place: 'assay.yml:8:16',
    says: ['"data/holdout.csv" does not exist', 'check the path'],
  },
  'no predictions': {
    edits: { [PREDICTIONS]: null },
    code: 'MODEL_UNREADABLE',
    place: PREDICTIONS,
    says: ['write the predictions first'],
  },
  'no current data': {
    verb: 'drift',
    edits: { 'data/same.csv': null },
    code: 'DATA_UNREADABLE',
    place: 'assay.yml:12:',
    says: ['"data/same.csv" does not exist'],
  },
  'a holdout of one header': {
    edits: { [HOLDOUT]: 'id,age,income,outcome\n' },
    code: 'DATA_EMPTY',
    place: 'assay.yml:8:16',
    says: ['no rows', 'check the file'],
  },
  'a holdout of no byte': { edits: { [HOLDOUT]: '' }, code: 'DATA_EMPTY', place: 'assay.yml:8:16', says: ['no rows'] },
  'a holdout that is not a table': {
    edits: { [HOLDOUT]: Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256)) },
    code: 'DATA_UNREADABLE',
    place: 'assay.yml:8:16',
    says: ['holdout'],
  },
  'a holdout without the target': {
    edits: { [HOLDOUT]: (text) => text.replace('outcome', 'outcm') },
    code: 'COLUMN_MISSING',
    place: 'assay.yml:',
    says: ['"outcome"', 'outcm'],
  },
  'a row without a truth': {
    edits: { [HOLDOUT]: line(3, '2,54,22,') },
    code: 'LABEL_INVALID',
    place: 'assay.yml:',
    says: ['"outcome" is empty', 'remove or repair'],
  },
  'an id twice': {
    edits: { [HOLDOUT]: line(3, '1,54,22,late') },
    code: 'ID_INVALID',
    place: 'assay.yml:8:16',
    says: ['more than once (1)', 'every row needs an id of its own'],
  },
  'a prediction twice': {
    edits: { [PREDICTIONS]: line(3, '1,0.7982') },
    code: 'PREDICTION_MISMATCH',
    place: PREDICTIONS,
    says: ['more than once: 1', 'exactly once'],
  },
  ...Object.fromEntries(
    [
      ['nan', 'id 2 is missing or not a number'],
      ['inf', 'id 2 is Infinity'],
      ['', 'id 2 is missing or not a number'],
      ['high', 'column "score" holds text'],
      ['1.2', 'id 2 is 1.2'],
    ].map(([value = '', words = '']): [string, Bad] => [
      `the prediction "${value}"`,
      {
        edits: { [PREDICTIONS]: line(3, `2,${value}`) },
        code: 'PREDICTION_INVALID',
        place: PREDICTIONS,
        says: [words, 'Fix: '],
      },
    ]),
  ),
  'one prediction too few': {
    edits: { [PREDICTIONS]: (text) => text.trimEnd().replace(/\n.*$/, '\n') },
    code: 'PREDICTION_MISMATCH',
    place: PREDICTIONS,
    says: ['199 predictions for 200 holdout rows', 'no prediction (200)'],
  },
  'one prediction too many': {
    edits: { [PREDICTIONS]: (text) => `${text}9999,0.5\n` },
    code: 'PREDICTION_MISMATCH',
    place: PREDICTIONS,
    says: ['201 predictions for 200 holdout rows', '9999'],
  },
  'a model that is not there': {
    edits: { [CONFIG]: asModel('none/model.onnx') },
    code: 'MODEL_UNREADABLE',
    place: 'none/model.onnx',
    says: ['assay train'],
  },
  'text for an ONNX file': {
    edits: { [CONFIG]: asModel('model.onnx'), 'model.onnx': 'hello\n' },
    code: 'MODEL_UNREADABLE',
    place: 'model.onnx',
    says: ['neither an ONNX file', 'written completely'],
  },
  'a TF.js model whose weights are cut off': {
    edits: { [CONFIG]: asModel('network'), 'network/weights.bin': 'x' },
    code: 'MODEL_UNREADABLE',
    place: 'network',
    says: ['weights'],
  },
  'a folder without a model': {
    edits: { [CONFIG]: asModel('data') },
    code: 'MODEL_UNREADABLE',
    place: 'data',
    says: ['neither model.json', 'name the model file'],
  },
  'no policy': { verb: 'gate', edits: { [POLICY]: null }, code: 'POLICY_MISSING', place: POLICY, says: ['create it'] },
  'evidence that is cut off': {
    verb: 'gate',
    edits: { '.assay/evidence/late-payment.test.json': '{"_type": "https://in-toto' },
    code: 'EVIDENCE_INVALID',
    place: '.assay/evidence/late-payment.test.json:1:',
    says: ['assay test'],
  },
  'evidence that says something else': {
    verb: 'gate',
    edits: { '.assay/evidence/late-payment.test.json': '{"passed": true}\n' },
    code: 'EVIDENCE_INVALID',
    place: '.assay/evidence/late-payment.test.json:1:',
    says: ['passed'],
  },
  'a verdict that somebody wrote': {
    verb: 'register',
    edits: { '.assay/verdict.json': '{"verdict": "pass"}\n' },
    code: 'EVIDENCE_INVALID',
    place: '.assay/verdict.json:1:',
    says: ['missing'],
  },
}

describe('wrong input', () => {
  test.for(Object.entries(BAD))('%s', async ([, { verb = 'test', edits, code, place, says }]) => {
    const workspace = createWorkspace()
    for (const folder of ['.assay/evidence', 'network']) mkdirSync(join(workspace, folder), { recursive: true })
    cpSync(join(import.meta.dirname, '../fixtures/models/tfjs-layers'), join(workspace, 'network'), { recursive: true })
    edit(workspace, edits)
    const before = snapshot(workspace)
    const result = await runCli('source', workspace, verb, '--json')
    expect(result.code, result.stderr).toBe(2)
    const error = errorOf(result)
    expect(error.code).toBe(code)
    expect(
      messageLines(result.stderr, code).some((text) => text.startsWith(place)),
      result.stderr,
    ).toBe(true)
    for (const words of says) expect(result.stderr).toContain(words)
    expect(error.problems.every(({ fix }) => fix !== undefined && fix !== '')).toBe(true)
    expect(result.stderr.split(`${code}\n`)).toHaveLength(2)
    expect(result.stderr).not.toMatch(/\n {4}at /)
    expect(snapshot(workspace)).toEqual(before)
  })
})

type ErrorDocument = { readonly code: string; readonly problems: readonly { readonly fix?: string }[] }

/** Standard output is exactly one document, and it fits the schema of errors. */
function errorOf({ stdout }: Result): ErrorDocument {
  const document = parseStrictJson(stdout, 'standard output', 'INPUT_INVALID')
  const checked = validate<{ error: ErrorDocument }>(document, cliSchemas.error, 'INPUT_INVALID')
  expect(document.value).toMatchObject({ schemaVersion: 1 })
  return checked.error
}

function messageLines(stderr: string, code: string): readonly string[] {
  return (stderr.split(`${code}\n`)[1] ?? '').split('\n')
}
