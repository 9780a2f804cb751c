import type { Digest } from '../kernel/digest.ts'
import type { GateVerdict, RuleVerdict } from '../policy/verdict-tree.ts'
import { HEADINGS, type Heading } from './annex-iv-headings.ts'
import type { Card } from './schema.ts'
import { type CardSection, cardSections } from './sections.ts'

/** One registered version, as the ledger has it. */
export type PackVersion = {
  readonly version: string
  readonly digest: string
  readonly createdAt: string
  readonly actor: string
  /** sha256 of the ledger's record. */
  readonly record: Digest
}

/** What a documentation pack is made from. */
export type PackInput = {
  readonly card: Card
  /** The gate's last verdict and the digest of its file. */
  readonly verdict?: { readonly gate: GateVerdict; readonly digest: Digest } | undefined
  /** Registered versions, oldest first; absent where the ledger could not be read. */
  readonly versions?: readonly PackVersion[] | undefined
  /** Who answers for the model, as the inventory says. */
  readonly owner?: string | undefined
}

/** What somebody said, with the file it is from; nothing of it was measured. */
export type SaidPart = { readonly title: string; readonly files: readonly string[]; readonly lines: readonly string[] }

/** What is still to be written, and by whom. */
export type OpenPart = { readonly what: string; readonly owner: string }

/** One heading of the annex: what was measured (each part names its evidence), what people said, what is open. */
export type PackSection = {
  readonly number: number
  readonly title: string
  readonly measured: readonly CardSection[]
  readonly said: readonly SaidPart[]
  readonly open: readonly OpenPart[]
}

export type Pack = {
  readonly model: string
  readonly evidence: string
  readonly assay: string
  readonly sections: readonly PackSection[]
}

const PROVIDER = 'the provider'

/**
 * The technical documentation of Annex IV as far as evidence fills it. Nothing is computed: numbers are those of the card, the verdict and
 * the ledger. Equal inputs give equal packs; no clock is read.
 */
export function buildAnnexIv(input: PackInput): Pack {
  const { card, owner = PROVIDER } = input
  const all = [...cardSections(card), ...verdictSections(input), ...versionSections(input)]
  const { results } = card.measured
  return {
    model: card.model,
    evidence: results.evidence,
    assay: results.assay,
    sections: HEADINGS.map((heading, i) => {
      const measured = all.filter((one) => headingOf(one.title) === heading)
      return { number: i + 1, title: heading.title, measured, ...saidOf(heading, card, { owner, measured }) }
    }),
  }
}

/** Each part stands once, under the first heading that asks for it; what no heading asks for belongs to testing. */
function headingOf(title: string): Heading | undefined {
  const asks = ({ measured }: Heading): boolean => measured.some((start) => title.startsWith(start))
  return HEADINGS.find(asks) ?? HEADINGS.find(({ takesRest }) => takesRest === true)
}

function saidOf(
  heading: Heading,
  { written }: Card,
  { owner, measured }: { owner: string; measured: readonly CardSection[] },
) {
  const find = (title: string) => written.sections.find((one) => one.title.toLowerCase() === title.toLowerCase())
  const said = heading.said.flatMap(({ title }) => {
    const section = find(title)
    return section === undefined ? [] : [{ title: section.title, files: written.files, lines: section.text }]
  })
  const missing = heading.said
    .filter(({ title }) => find(title) === undefined)
    .map(({ title, asks }) => `${title}: ${asks}`)
  const unmeasured = heading.needs
    .filter(({ title }) => !measured.some((one) => one.title.startsWith(title)))
    .map(({ how }) => how)
  return { said, open: [...missing, ...unmeasured, ...heading.people].map((what) => ({ what, owner })) }
}

/** Only a verdict about this very evidence says something about this model. */
function verdictSections({ card, verdict }: PackInput): CardSection[] {
  const own = verdict?.gate.models.find(({ model }) => model === card.model)
  const isOurs = own?.evidence?.some(({ digest }) => digest === card.measured.results.evidence) === true
  if (verdict === undefined || own === undefined || !isOurs) return []
  const { policy } = verdict.gate
  const where = `${policy.path}, ${policy.digest}${policy.commit === undefined ? '' : ` at commit ${policy.commit}`}`
  return [
    {
      title: 'Limits that were set before',
      evidence: verdict.digest,
      lines: [`Policy ${where}. Verdict: ${own.verdict}.`],
      table: { head: ['rule', 'asks for', 'said', 'why'], rows: own.rules.map(ruleRow) },
    },
  ]
}

function ruleRow({ id, requirement, verdict, message, severity }: RuleVerdict): string[] {
  return [severity === 'warn' ? `${id} (warns)` : id, requirement ?? '', verdict, message]
}

function versionSections({ versions }: PackInput): CardSection[] {
  const last = versions?.at(-1)
  if (versions === undefined || last === undefined) return []
  const rows = versions.map(({ version, digest, createdAt, actor, record }) => [
    version,
    createdAt,
    actor,
    digest,
    record,
  ])
  return [
    {
      title: 'Registered versions',
      evidence: last.record,
      lines: [],
      table: { head: ['version', 'registered at', 'by', 'model digest', 'record'], rows },
    },
  ]
}
