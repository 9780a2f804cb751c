import { nearestName } from '../../shared/document/nearest-name.ts'
import { MEASURES, type MeasureName } from '../../shared/drift/measures.ts'
import { checkPage } from '../kit/html-page.ts'
import type { InputReader } from '../kit/input-readers.ts'

export type DriftInputs = {
  /** Two data sets in hand, or the `drift:` of a model in the configuration. */
  readonly subject:
    | { readonly kind: 'files'; readonly reference: string; readonly current: string }
    | {
        readonly kind: 'model'
        readonly config: string
        readonly model: string | undefined
        /** Compared instead of `drift.current`. */
        readonly current: string | undefined
      }
  readonly columns: readonly string[]
  readonly exclude: readonly string[]
  readonly measures: readonly MeasureName[]
  /** The file that follows the drift over time. */
  readonly state: string | undefined
  readonly failOnDrift: boolean
  /** Let this job's identity vouch for the evidence. */
  readonly proof: boolean
  /** Where to write the page. */
  readonly html: string | undefined
  readonly token: string | undefined
}

export function readDriftInputs(read: InputReader): DriftInputs {
  const [subject, columns, exclude] = [readSubject(read), read.names('columns'), read.names('exclude')]
  const proof = read.boolean('proof', false)
  if (proof && (subject.kind === 'files' || subject.current !== undefined || columns.length + exclude.length > 0)) {
    const message = 'vouches for what `drift:` of the model names, and here an input names something else'
    read.refuse('proof', message, 'leave out `reference`, `current`, `columns` and `exclude`, or leave out `proof`')
  }
  return {
    subject,
    columns,
    exclude,
    proof,
    measures: readMeasures(read),
    state: read.text('state'),
    failOnDrift: read.boolean('fail-on-drift', true),
    html: checkPage(read, read.text('html')),
    token: read.text('token'),
  }
}

function readMeasures(read: InputReader): MeasureName[] {
  return read.names('measures').flatMap((name) => {
    const known = MEASURES.find((each) => each === name)
    if (known === undefined) {
      const near = nearestName(name, MEASURES)
      const fix = near === undefined ? `use some of: ${MEASURES.join(', ')}` : `did you mean "${near}"?`
      read.refuse('measures', `"${name}" is no measure`, fix)
    }
    return known ?? []
  })
}

function readSubject(read: InputReader): DriftInputs['subject'] {
  const config = read.textOr('config', 'assay.yml')
  const model = read.text('model')
  const reference = read.text('reference')
  const current = read.text('current')
  if (reference !== undefined && current !== undefined) {
    if (model !== undefined) {
      read.refuse('model', 'means nothing beside reference and current', 'leave it out, or leave out the two files')
    }
    return { kind: 'files', reference, current }
  }
  if (reference !== undefined) read.refuse('current', 'is missing', 'name the data to compare with the reference')
  return { kind: 'model', config, model, current }
}
