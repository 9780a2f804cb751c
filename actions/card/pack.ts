import { renderAnnexIvMarkdown, renderAnnexIvPage } from '../../shared/card/annex-iv-text.ts'
import type { Card } from '../../shared/card/schema.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { plural } from '../../shared/policy/numbers.ts'
import type { GateVerdict } from '../../shared/policy/verdict-tree.ts'
import { inline, plain } from '../../shared/report/escape.ts'
import { makeAnnexIv } from '../../shared/usecases/make-annex-iv.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { VERDICT_PATH, verdictSchema } from '../kit/verdict-file.ts'

/** Writes the documentation pack into a folder, and says what is still open and for whom. */
export async function writeAnnexIv(services: Services, card: Card, folder: string, evidence: string): Promise<Outcome> {
  const { files, log } = services
  const ledger = async () => (await services.registry(undefined)).ledger
  const pack = await makeAnnexIv({ files, log, ledger }, { card, verdict: await readVerdict(services) })
  const [markdown, page] = [`${folder}/annex-iv.md`, `${folder}/annex-iv.html`]
  await files.write(markdown, renderAnnexIvMarkdown(pack))
  await files.write(page, renderAnnexIvPage(pack))
  const open = pack.sections.flatMap((section) => section.open.map((one) => ({ heading: section.number, ...one })))
  const headline = `wrote ${markdown} and ${page} from ${evidence}; ${plural(open.length, 'part')} left to people`
  const lines = open.map(({ heading, what, owner }) => `${heading}. ${what} (${owner})`)
  return {
    exitCode: 0,
    json: { schemaVersion: 1, model: card.model, evidence, digest: pack.evidence, annexIv: folder, open },
    text: [plain(headline, 1000), ...lines.map((line) => `  ${plain(line, 500)}`)].join('\n'),
    summaryMarkdown: [
      `### Annex IV of ${inline(card.model)}: ${inline(headline)}`,
      '',
      ...lines.map((line) => `- ${inline(line, 500)}`),
      '',
    ].join('\n'),
    outputs: {},
    annotations: [],
  }
}

async function readVerdict({ files }: Pick<Services, 'files'>) {
  const text = await files.readText(VERDICT_PATH)
  if (text === undefined) return undefined
  const gate = validate<GateVerdict>(
    parseStrictJson(text, VERDICT_PATH, 'INPUT_INVALID'),
    verdictSchema,
    'INPUT_INVALID',
  )
  return { gate, digest: files.sha256(text) }
}
