import { checkCard } from '../../shared/card/check.ts'
import { renderCardMarkdown } from '../../shared/card/markdown.ts'
import { renderCardPage } from '../../shared/card/page.ts'
import type { Card } from '../../shared/card/schema.ts'
import { EVIDENCE_FOLDER } from '../../shared/evidence/schema.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { makeCard, refuseForeignCard } from '../../shared/usecases/make-card.ts'
import { chooseModel, loadConfig } from '../kit/load-config.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { cardHelp } from './help.ts'
import { type CardInputs, readCardInputs } from './inputs.ts'
import { writeAnnexIv } from './pack.ts'
import { presentCard, presentCardCheck } from './present.ts'

export const cardVerb = createVerb({ name: 'card', help: cardHelp, read: readCardInputs, run: runCard })

async function runCard(services: Services, inputs: CardInputs): Promise<Outcome> {
  const { files } = services
  const { out, html, check, about, annexIv } = inputs
  // A file that may not be written is an error before the work, not after it.
  for (const path of [out, html, annexIv]) if (path !== undefined) files.resolve(path)
  if (out !== undefined) await refuseForeignCard({ files }, out)
  const model = await modelOf(services, inputs)
  const evidence = inputs.evidence ?? `${EVIDENCE_FOLDER}/${model}.test.json`
  const drift = { path: inputs.drift ?? `${EVIDENCE_FOLDER}/${model}.drift.json`, isAsked: inputs.drift !== undefined }
  const card = await makeCard(services, { evidence, drift, about })
  refuseOtherModel(card, inputs, evidence)
  if (html !== undefined) await files.write(html, renderCardPage(card))
  if (annexIv !== undefined) return await writeAnnexIv(services, card, annexIv, evidence)
  if (check !== undefined) {
    const findings = checkCard(await textOf(services, check), check, card)
    return presentCardCheck({ card, evidence, html, file: check, findings })
  }
  const markdown = renderCardMarkdown(card)
  if (out !== undefined) await files.write(out, markdown)
  return presentCard({ card, evidence, html, out, markdown })
}

/** Evidence that is named needs no configuration: it says itself which model it is about. */
async function modelOf({ files }: Services, { evidence, config, model }: CardInputs): Promise<string> {
  if (evidence === undefined) return chooseModel(await loadConfig(files, config), model).name
  return model ?? evidence.replace(/^.*[\\/]/, '').replace(/\.test\.json$/, '')
}

function refuseOtherModel(card: Card, { model }: CardInputs, evidence: string): void {
  if (model === undefined || model === card.model) return
  throw new UserError('INPUT_INVALID', {
    file: evidence,
    message: `is about the model "${card.model}", not "${model}"`,
    fix: 'name the evidence of that model, or leave `model` out',
  })
}

async function textOf({ files }: Services, path: string): Promise<string> {
  const text = await files.readText(path)
  if (text !== undefined) return text
  const fix = `write it first: \`assay card --out ${path}\``
  throw new UserError('INPUT_INVALID', { file: path, message: 'there is no card here', fix })
}
