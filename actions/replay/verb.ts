import { type Replay, replayPolicy } from '../../shared/audit/replay.ts'
import { prose } from '../../shared/report/escape.ts'
import { replayHeadline, replayNotes, replayRows } from '../../shared/report/replay.ts'
import { readNeeded, readRecords } from '../kit/audit-file.ts'
import type { Outcome } from '../kit/outcome.ts'
import type { Services } from '../kit/services.ts'
import { textTable } from '../kit/text-table.ts'
import { createVerb } from '../kit/verb.ts'
import { replayHelp } from './help.ts'
import { type ReplayInputs, readReplayInputs } from './inputs.ts'

export const replayVerb = createVerb({ name: 'replay', help: replayHelp, read: readReplayInputs, run: runReplay })

const DAY_MS = 86_400_000

/** Days are counted back from the newest record, so that the same export gives the same answer tomorrow. */
async function runReplay(services: Services, { policy, facts, days }: ReplayInputs): Promise<Outcome> {
  const text = await readNeeded(services, policy, '--policy')
  const records = await readRecords(services, facts, '--facts')
  const newest = Math.max(...records.map(({ at }) => at))
  const recent = records.filter(({ at }) => at > newest - days * DAY_MS)
  const candidate = { text, path: policy, digest: services.files.sha256(text) }
  // Whoever holds the file of records can read the numbers in it.
  return presentReplay(replayPolicy(recent, candidate, { showHeldBack: true }))
}

function presentReplay(replay: Replay): Outcome {
  const headline = replayHeadline(replay)
  const notes = replayNotes(replay)
  const table = textTable(['effect', 'pull request', 'commit', 'verdict', 'rules'], replayRows(replay))
  return {
    exitCode: replay.blocked + replay.letThrough === 0 ? 0 : 1,
    json: { schemaVersion: 1, ...replay },
    text: [headline, '', table, ...notes].join('\n'),
    summaryMarkdown: `### Assay replay\n\n${prose(headline)}\n`,
    outputs: {},
    annotations: [],
  }
}
