import type { SetupPlan } from '../../shared/onboarding/plan-setup.ts'
import { setupSummary } from '../../shared/onboarding/setup-text.ts'
import { plain } from '../../shared/report/escape.ts'
import type { Outcome } from '../kit/outcome.ts'

/** What was found and what was written; with `isDryRun` the files themselves. */
export function presentInit(plan: SetupPlan, isDryRun: boolean): Outcome {
  const { models, files, kept, notes } = plan
  const lines = [
    ...models.map(({ name, path, task }) => `${name}: ${plain(path, 200)}${task === undefined ? '' : `, ${task}`}`),
    ...models.flatMap(({ name, open }) => open.map((question) => `  to do, ${name}: say ${question}`)),
    ...files.map(({ path }) => `${isDryRun ? 'would write' : 'wrote'} ${path}`),
    ...kept.map((path) => `kept ${path} as it is`),
    ...notes.map((note) => `note: ${plain(note, 400)}`),
    ...(isDryRun ? files.flatMap(({ path, text }) => ['', `--- ${path}`, text.trimEnd()]) : []),
  ]
  return {
    exitCode: 0,
    json: {
      schemaVersion: 1,
      models: models.map(({ name, path, open, holdout, target, task }) => ({
        name,
        path,
        ...(holdout === undefined ? {} : { holdout }),
        ...(target === undefined ? {} : { target }),
        ...(task === undefined ? {} : { task }),
        open,
      })),
      files,
      written: !isDryRun,
      kept,
      notes,
    },
    text: lines.join('\n'),
    summaryMarkdown: setupSummary(plan),
    outputs: {},
    annotations: [],
  }
}
