import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { artifactContradictions } from '../../../shared/evidence/artifact.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import type { ModelFiles } from '../../../shared/ports/model-files.ts'
import { describeArtifact } from '../../../shared/usecases/describe-artifact.ts'
import { MODELS_FOLDER } from '../../fixtures/models/fixture-models.ts'
import { type Bytes, memoryFolder, pickle } from '../../fixtures/planted-models.ts'

/** Holds what was opened, so that a test can see that everything was closed again. */
function modelFiles(files: Readonly<Record<string, Bytes>>): ModelFiles & { readonly opened: () => number } {
  let opened = 0
  return {
    opened: () => opened,
    open: (path) => {
      if (files[path] === undefined) throw new UserError('INPUT_INVALID', { file: path, message: 'does not exist' })
      opened++
      return {
        ...memoryFolder(files, path),
        close: () => {
          opened--
        },
      }
    },
  }
}

test('a model file in the evidence: format, size, counts and findings', () => {
  const files = modelFiles({ 'm.onnx': readFileSync(join(MODELS_FOLDER, 'softmax.onnx')) })
  expect(describeArtifact({ modelFiles: files }, 'm.onnx')).toEqual({
    format: 'onnx',
    size: 188,
    operators: 2,
    parameters: 9,
    findings: [],
  })
  expect(files.opened()).toBe(0)
})

test('what cannot be looked into is an error among the findings, and is closed again', () => {
  const files = modelFiles({ 'm.onnx': Uint8Array.of(1, 2, 3), 'm.pkl': pickle(0x80, 4, 'cos\nsystem\n', '.') })
  expect(describeArtifact({ modelFiles: files }, 'm.onnx')).toMatchObject({
    format: 'unreadable',
    findings: [{ code: 'MODEL_UNREADABLE', severity: 'error' }],
  })
  expect(describeArtifact({ modelFiles: files }, 'none')).toMatchObject({ findings: [{ code: 'INPUT_INVALID' }] })
  expect(describeArtifact({ modelFiles: files }, 'm.pkl').findings[0]).toMatchObject({
    code: 'PICKLE_DANGEROUS_IMPORT',
  })
  expect(files.opened()).toBe(0)
})

test('evidence whose errors come after warnings contradicts itself', () => {
  const one = (severity: 'error' | 'warn') => ({ code: 'PICKLE', severity, message: 'm', fix: 'f' })
  const of = (...severities: readonly ('error' | 'warn')[]) =>
    artifactContradictions({ format: 'onnx', size: 1, findings: severities.map(one) })
  expect(of('error', 'warn')).toEqual([])
  expect(of('warn', 'warn')).toEqual([])
  expect(of('warn', 'error')).toMatchObject([{ path: '/predicate/artifact/findings' }])
})
