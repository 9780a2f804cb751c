import { explainRule } from '../../shared/audit/explain.ts'
import type { EvaluationRecord } from '../../shared/audit/record.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { readRecords } from '../kit/audit-file.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { createVerb } from '../kit/verb.ts'
import { explainHelp } from './help.ts'
import { type ExplainInputs, readExplainInputs } from './inputs.ts'

export const explainVerb = createVerb({ name: 'explain', help: explainHelp, read: readExplainInputs, run: runExplain })

async function runExplain(services: Services, { record: path, rule, commit }: ExplainInputs): Promise<Outcome> {
  const records = await readRecords(services, path, '--record')
  const record = records.findLast((one) => commit === undefined || headOf(one).startsWith(commit))
  if (record === undefined) {
    const fix = `name one of: ${[...new Set(records.map((one) => headOf(one).slice(0, 12)))].join(', ')}`
    throw new UserError('INPUT_INVALID', { file: '--commit', message: `no record is about ${commit}`, fix })
  }
  const rules = record.tree.rules.filter(({ id, model }) => id === rule || `${model}/${id}` === rule)
  if (rules.length === 0) {
    const fix = `name one of: ${record.tree.rules.map(({ id, model }) => `${model}/${id}`).join(', ')}`
    throw new UserError('INPUT_INVALID', { file: '--rule', message: `the evaluation asked no rule ${rule}`, fix })
  }
  const explanation = explainRule(record, rule)
  const verdicts = rules.map(({ model, id, kind, verdict }) => ({ model, id, kind, verdict }))
  return {
    exitCode: 0,
    json: {
      schemaVersion: 1,
      repository: record.repository,
      headSha: headOf(record),
      at: record.at,
      rules: verdicts,
      explanation,
    },
    text: explanation,
    summaryMarkdown: `### Assay explain\n\n\`\`\`text\n${explanation.replaceAll('```', "'''")}\n\`\`\`\n`,
    outputs: {},
    annotations: [],
  }
}

function headOf({ facts }: EvaluationRecord): string {
  return facts.change.kind === 'local' ? '' : facts.change.headSha
}
