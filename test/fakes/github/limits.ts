import { type HttpError, invalid } from './http-error.ts'
import type { Json } from './types.ts'

// From GitHub's OpenAPI document and its documentation of the checks, issues and pulls APIs.
export const MAX_OUTPUT_CHARS = 65_535
export const MAX_ANNOTATIONS_PER_REQUEST = 50
export const MAX_ANNOTATION_TITLE = 255
export const MAX_ANNOTATION_MESSAGE_BYTES = 65_536
export const MAX_CHECK_ACTIONS = 3
export const MAX_BODY_CHARS = 65_536
export const MAX_PULL_FILES = 3000
export const MAX_PULL_COMMITS = 250
export const MAX_PER_PAGE = 100
const ACTION_LIMITS = { label: 20, description: 40, identifier: 20 } as const

const tooLong = (field: string, most: number): HttpError =>
  invalid(`Invalid request.\n\n${field} exceeds the maximum of ${most}.`, [{ field, code: 'invalid' }])

/** Refuses check-run members that GitHub refuses. */
export function checkOutputLimits(body: Json): void {
  if (body['conclusion'] === 'stale') throw invalid('Invalid request.\n\nonly GitHub sets the conclusion stale')
  const output = (body['output'] ?? {}) as Json
  for (const field of ['summary', 'text']) {
    if (String(output[field] ?? '').length > MAX_OUTPUT_CHARS) throw tooLong(`output.${field}`, MAX_OUTPUT_CHARS)
  }
  const annotations = (output['annotations'] ?? []) as Json[]
  if (annotations.length > MAX_ANNOTATIONS_PER_REQUEST) throw tooLong('output.annotations', MAX_ANNOTATIONS_PER_REQUEST)
  annotations.forEach(checkAnnotation)
  checkActionLimits((body['actions'] ?? []) as Json[])
}

function checkAnnotation({ title, message, raw_details: details }: Json): void {
  if (String(title ?? '').length > MAX_ANNOTATION_TITLE) throw tooLong('annotation.title', MAX_ANNOTATION_TITLE)
  for (const text of [message, details]) {
    if (Buffer.byteLength(String(text ?? '')) > MAX_ANNOTATION_MESSAGE_BYTES) {
      throw tooLong('annotation.message', MAX_ANNOTATION_MESSAGE_BYTES)
    }
  }
}

function checkActionLimits(actions: readonly Json[]): void {
  if (actions.length > MAX_CHECK_ACTIONS) throw tooLong('actions', MAX_CHECK_ACTIONS)
  for (const action of actions) {
    for (const [field, most] of Object.entries(ACTION_LIMITS)) {
      if (String(action[field] ?? '').length > most) throw tooLong(`actions.${field}`, most)
    }
  }
}

/** Refuses an issue, pull request or comment body over 65,536 characters. */
export function checkBodyLimit(body: unknown, resource: string): void {
  if (String(body ?? '').length <= MAX_BODY_CHARS) return
  const message = `Body is too long (maximum is ${MAX_BODY_CHARS} characters)`
  throw invalid('Validation Failed', [{ resource, code: 'unprocessable', field: 'data', message }])
}
