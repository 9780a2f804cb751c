import { TOOLS, type Tool } from '../../shared/ingest/schema.ts'
import type { InputReader } from '../kit/input-readers.ts'

export type IngestInputs = {
  readonly from: Tool
  readonly file: string
  readonly config: string
  readonly model: string | undefined
}

export function readIngestInputs(read: InputReader): IngestInputs {
  const tool = read.required('from', `name the tool: ${TOOLS.join(', ')}`)
  return {
    from: tool === '' ? 'mlflow' : read.choice('from', TOOLS, 'mlflow'),
    file: read.required('file', 'name the file that the tool wrote'),
    config: read.textOr('config', 'assay.yml'),
    model: read.text('model'),
  }
}
