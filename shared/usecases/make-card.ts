import { buildCard, type CardInput } from '../card/build.ts'
import { readMeasured } from '../card/read-measured.ts'
import type { Card } from '../card/schema.ts'
import { NOTHING_WRITTEN, parseWritten } from '../card/written.ts'
import { parseStrictJson } from '../document/json.ts'
import { validate } from '../document/validate.ts'
import { isTestStatement, parseStatement } from '../evidence/parse.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { type ImportedStatement, importedPath, importedSchema, TOOLS } from '../ingest/schema.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import type { Files } from '../ports/files.ts'
import type { Log } from '../ports/log.ts'
import { type RunRecord, runRecordPath, runRecordSchema } from '../train/run-record.ts'

type CardPorts = { readonly files: Files; readonly log: Log }
type CardSources = {
  readonly evidence: string
  /** Drift evidence: one that was asked for must be there, the usual place may be empty. */
  readonly drift: { readonly path: string; readonly isAsked: boolean }
  /** What people wrote; the usual names are tried when none is given. */
  readonly about: string | undefined
}

/** Files that are taken for what people wrote when nothing else is said. */
export const ABOUT_FILES = ['model-card.yml', 'model-card.md'] as const

/**
 * Makes the card of a model from its evidence and what lies beside it: drift evidence, the record of the run that made exactly this model,
 * and what people wrote. Throws UserError EVIDENCE_MISSING, EVIDENCE_INVALID or INPUT_INVALID.
 */
export async function makeCard({ files, log }: CardPorts, sources: CardSources): Promise<Card> {
  const text = await needed(files, sources.evidence, 'measure the model first: `assay test`')
  const statement = parseStatement(text, sources.evidence)
  if (!isTestStatement(statement)) {
    throw invalid({ file: sources.evidence, message: 'is drift evidence; a card starts from that of `assay test`' })
  }
  const { predicate } = statement
  return buildCard({
    test: { predicate, digest: files.sha256(text) },
    drift: await readDrift(files, sources.drift, predicate.model),
    run: await readRun({ files, log }, predicate),
    imported: await readImported(files, predicate.model),
    written: await readWritten(files, sources.about, predicate.model),
  })
}

/** Refuses to write a card over a file that is none of ours: what people wrote would be lost. Throws UserError INPUT_INVALID. */
export async function refuseForeignCard({ files }: Pick<CardPorts, 'files'>, path: string): Promise<void> {
  const before = await files.readText(path)
  if (before === undefined || readMeasured(before).state === 'read') return
  throw new UserError('INPUT_INVALID', {
    file: path,
    message: 'is there already and has no measured part by Assay, so that writing the card would lose its text',
    fix: `move what people wrote into ${ABOUT_FILES[1]} and remove the file, or name another one`,
  })
}

async function readDrift(
  files: Files,
  { path, isAsked }: CardSources['drift'],
  model: string,
): Promise<CardInput['drift']> {
  const text = isAsked ? await needed(files, path, 'measure it with `assay drift`') : await files.readText(path)
  if (text === undefined) return undefined
  const statement = parseStatement(text, path)
  if (isTestStatement(statement)) throw invalid({ file: path, message: 'is no drift evidence' })
  const { predicate } = statement
  if (predicate.model !== undefined && predicate.model !== model) {
    throw invalid({ file: path, message: `is about the model "${predicate.model}", not "${model}"` })
  }
  return { predicate, digest: files.sha256(text) }
}

/** What other tools reported, as `assay ingest` kept it. */
async function readImported(files: Files, model: string): Promise<NonNullable<CardInput['imported']>> {
  const read = TOOLS.map(async (tool) => {
    const path = importedPath(model, tool)
    const text = await files.readText(path)
    if (text === undefined) return []
    const document = parseStrictJson(text, path, 'EVIDENCE_INVALID')
    const { predicate } = validate<ImportedStatement>(document, importedSchema, 'EVIDENCE_INVALID')
    if (predicate.model !== model || predicate.origin.tool !== tool) {
      throw invalid({ file: path, message: `is about "${predicate.model}", reported by ${predicate.origin.tool}` })
    }
    return [{ predicate, digest: files.sha256(text) }]
  })
  return (await Promise.all(read)).flat()
}

/** The record whose digest stands in the evidence; that of another run says nothing about this model. */
async function readRun({ files, log }: CardPorts, { model, candidate }: TestPredicate): Promise<CardInput['run']> {
  const path = runRecordPath(model)
  const text = candidate.runRecord === undefined ? undefined : await files.readText(path)
  if (text === undefined) return undefined
  const digest = files.sha256(text)
  if (digest !== candidate.runRecord) {
    log.warn(`${path} is not the record that the evidence names, so the card says nothing of the training`)
    return undefined
  }
  const document = parseStrictJson(text, path, 'EVIDENCE_INVALID')
  return { record: validate<RunRecord>(document, runRecordSchema, 'EVIDENCE_INVALID'), digest }
}

async function readWritten(files: Files, about: string | undefined, model: string) {
  for (const path of about === undefined ? ABOUT_FILES : [about]) {
    const text = await files.readText(path)
    if (text !== undefined) return parseWritten(text, path, model)
  }
  if (about === undefined) return NOTHING_WRITTEN
  throw new UserError('INPUT_INVALID', { file: about, message: 'is not there', fix: 'write it, or leave `about` out' })
}

async function needed(files: Files, path: string, fix: string): Promise<string> {
  const text = await files.readText(path)
  if (text !== undefined) return text
  throw new UserError('EVIDENCE_MISSING', { file: path, message: 'there is no evidence here', fix })
}

function invalid(problem: Problem): UserError {
  return new UserError('INPUT_INVALID', { fix: 'name the right file', ...problem })
}
