import { lineDiff } from '../../shared/document/line-diff.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { renderFindingsPage, renderProposalPage } from '../../shared/report/html/findings-page.ts'
import { fromTfdv } from '../../shared/schema/from-tfdv.ts'
import { type DataSchema, parseDataSchema } from '../../shared/schema/parse.ts'
import { readDataSchema } from '../../shared/usecases/check-model-schema.ts'
import { checkSchema } from '../../shared/usecases/check-schema.ts'
import { proposeSchemaFor } from '../../shared/usecases/propose-schema.ts'
import { withPlaces } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { schemaHelp } from './help.ts'
import { readSchemaInputs, type SchemaInputs } from './inputs.ts'
import { countWords, presentCheck } from './present-check.ts'
import { type PresentedProposal, presentProposal } from './present-proposal.ts'
import { findSubject, type Subject } from './sources.ts'

export const schemaVerb = createVerb({ name: 'schema', help: schemaHelp, read: readSchemaInputs, run: runSchema })

async function runSchema(services: Services, inputs: SchemaInputs): Promise<Outcome> {
  const { html } = inputs
  // A page that may not be written is an error before the work, not after it.
  if (html !== undefined) services.files.resolve(html)
  const { page, ...outcome } = await perform(services, inputs)
  if (html === undefined) return outcome
  await services.files.write(html, page)
  return { ...outcome, json: { ...outcome.json, html }, text: `${outcome.text}\npage: ${html}` }
}

/** What a verb found out, and the page that shows it. */
type Shown = Outcome & { readonly page: string }

async function perform(services: Services, inputs: SchemaInputs): Promise<Shown> {
  const { task } = inputs
  if (task.kind === 'import') return importSchema(services, task)
  const subject = await findSubject(services, inputs)
  const work = (): Promise<Shown> =>
    task.kind === 'check' ? check(services, subject, task.environment) : propose(services, subject, task.write)
  return subject.loaded === undefined ? work() : withPlaces(subject.loaded, work)
}

async function importSchema(
  { files, colors }: Services,
  { file, write }: Extract<SchemaInputs['task'], { kind: 'import' }>,
): Promise<Shown> {
  if (write !== undefined) files.resolve(write)
  const foreign = await files.readText(file)
  if (foreign === undefined) {
    const fix = 'name a schema.pbtxt of this folder'
    throw new UserError('INPUT_INVALID', { file: '--from-tfdv', message: `${file} does not exist`, fix })
  }
  const before = write === undefined ? undefined : await files.readText(write)
  const text = fromTfdv(foreign, file)
  const diff = lineDiff(before ?? '', text, { before: write ?? '(no schema)', after: 'proposal' })
  parseDataSchema(text, file)
  if (write !== undefined) await files.write(write, text)
  const existing = before === undefined ? undefined : write
  return shownProposal({
    text,
    diff,
    findings: [],
    source: file,
    rows: undefined,
    file: existing,
    written: write,
    colors,
  })
}

async function propose(services: Services, subject: Subject, write: string | undefined): Promise<Shown> {
  const { files, clock } = services
  // A file that may not be written is an error before the work, not after it.
  if (write !== undefined) files.resolve(write)
  const existing = await readExisting(services, subject, write)
  const [source] = subject.sources
  const { target, data } = subject.model ?? {}
  const tables = await services.tables(subject.folder, dataOf(subject))
  const dataset = await tables.open(source.data, source.name)
  const proposal = await proposeSchemaFor(
    { tables },
    {
      dataset,
      source: source.shown,
      file: write ?? existing?.file ?? 'proposal',
      ...(existing === undefined ? {} : { current: existing.text }),
      options: { ...(target === undefined ? {} : { target }), ...(data?.id === undefined ? {} : { id: data.id }) },
      now: clock.now(),
    },
  )
  if (write !== undefined) await files.write(write, proposal.text)
  return shownProposal({
    ...proposal,
    source: source.shown,
    rows: dataset.rows,
    file: existing?.file,
    written: write,
    colors: services.colors,
  })
}

function shownProposal(proposal: PresentedProposal): Shown {
  const { file, diff, text, findings, source } = proposal
  const title = file === undefined ? `A schema for ${source}` : `The change of ${file} for ${source}`
  return { ...presentProposal(proposal), page: renderProposalPage(title, file === undefined ? text : diff, findings) }
}

function dataOf({ sources }: Subject) {
  return sources.map(({ data }) => data)
}

/** The schema to start from: the one that is named, else the one that would be written over. */
async function readExisting({ files }: Services, { schema }: Subject, write: string | undefined) {
  for (const file of [schema, write]) {
    const text = file === undefined ? undefined : await files.readText(file)
    if (file !== undefined && text !== undefined) return { file, text }
  }
  return undefined
}

async function check(services: Services, subject: Subject, environment: string | undefined): Promise<Shown> {
  const schema = await readSchema(services, subject)
  const tables = await services.tables(subject.folder, dataOf(subject))
  const checked = []
  for (const source of subject.sources) {
    const place = environmentOf(schema, environment, source.environment)
    const dataset = await tables.open(source.data, source.name)
    services.log.debug(`${source.name}: checking ${dataset.rows} rows against ${schema.file}`)
    const findings = await checkSchema({ tables }, { dataset, schema, environment: place, now: services.clock.now() })
    checked.push({ source: source.shown, environment: place, rows: dataset.rows, findings })
  }
  const parts = checked.map(({ source, environment: place, rows, findings }) => ({
    title: `${source}: ${countWords(findings)}`,
    note: `${place}, ${rows} rows`,
    findings,
  }))
  return { ...presentCheck(schema.file, checked), page: renderFindingsPage(`Data against ${schema.file}`, parts) }
}

async function readSchema({ files }: Services, { schema, loaded, model }: Subject): Promise<DataSchema> {
  if (schema === undefined) {
    const place = loaded === undefined ? { file: '--schema' } : placeOf(loaded.config, model?.name ?? '')
    const fix = 'name it: `--schema FILE`, or `schema: FILE` under `data:`; `assay schema --write FILE` makes one'
    throw new UserError('INPUT_INVALID', { ...place, message: 'no schema is named to check the data against', fix })
  }
  return readDataSchema(files, schema)
}

function placeOf({ file, locate }: NonNullable<Subject['loaded']>['config'], model: string) {
  return { file, ...locate(`/models/${model}/data`) }
}

/** Schemas may name their own environments; the first of them is meant where ours is unknown. Throws for a name that is none. */
function environmentOf({ environments, file }: DataSchema, asked: string | undefined, own: string): string {
  if (asked === undefined) return environments.includes(own) ? own : (environments[0] ?? own)
  if (environments.includes(asked)) return asked
  const message = `"${asked}" is no environment of ${file}`
  throw new UserError('INPUT_INVALID', {
    file: '--environment',
    message,
    fix: `use one of: ${environments.join(', ')}`,
  })
}
