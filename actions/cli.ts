#!/usr/bin/env node
import { auditHelp } from './audit/help.ts'
import { cardHelp } from './card/help.ts'
import { checkHelp } from './check/help.ts'
import { diffHelp } from './diff/help.ts'
import { doctorHelp } from './doctor/help.ts'
import { driftHelp } from './drift/help.ts'
import { explainHelp } from './explain/help.ts'
import { gateHelp } from './gate/help.ts'
import { ingestHelp } from './ingest/help.ts'
import { initHelp } from './init/help.ts'
import { inspectHelp } from './inspect/help.ts'
import { runCli, type Verbs } from './kit/run-cli.ts'
import { policyHelp } from './policy/help.ts'
import { profileHelp } from './profile/help.ts'
import { promoteHelp } from './promote/help.ts'
import { registerHelp } from './register/help.ts'
import { replayHelp } from './replay/help.ts'
import { rollbackHelp } from './rollback/help.ts'
import { schemaHelp } from './schema/help.ts'
import { testHelp } from './test/help.ts'
import { trainHelp } from './train/help.ts'

/** The verbs of `assay`, in the order of a pipeline; the last two need no pipeline. Each is loaded only when it is asked for. */
const VERBS: Verbs = {
  init: { help: initHelp, load: async () => (await import('./init/verb.ts')).initVerb },
  train: { help: trainHelp, load: async () => (await import('./train/verb.ts')).trainVerb },
  test: { help: testHelp, load: async () => (await import('./test/verb.ts')).testVerb },
  gate: { help: gateHelp, load: async () => (await import('./gate/verb.ts')).gateVerb },
  register: { help: registerHelp, load: async () => (await import('./register/verb.ts')).registerVerb },
  promote: { help: promoteHelp, load: async () => (await import('./promote/verb.ts')).promoteVerb },
  rollback: { help: rollbackHelp, load: async () => (await import('./rollback/verb.ts')).rollbackVerb },
  card: { help: cardHelp, load: async () => (await import('./card/verb.ts')).cardVerb },
  ingest: { help: ingestHelp, load: async () => (await import('./ingest/verb.ts')).ingestVerb },
  check: { help: checkHelp, load: async () => (await import('./check/verb.ts')).checkVerb },
  drift: { help: driftHelp, load: async () => (await import('./drift/verb.ts')).driftVerb },
  profile: { help: profileHelp, load: async () => (await import('./profile/verb.ts')).profileVerb },
  schema: { help: schemaHelp, load: async () => (await import('./schema/verb.ts')).schemaVerb },
  audit: { help: auditHelp, load: async () => (await import('./audit/verb.ts')).auditVerb },
  replay: { help: replayHelp, load: async () => (await import('./replay/verb.ts')).replayVerb },
  explain: { help: explainHelp, load: async () => (await import('./explain/verb.ts')).explainVerb },
  policy: { help: policyHelp, load: async () => (await import('./policy/verb.ts')).policyVerb },
  doctor: { help: doctorHelp, load: async () => (await import('./doctor/verb.ts')).doctorVerb },
  inspect: { help: inspectHelp, load: async () => (await import('./inspect/verb.ts')).inspectVerb },
  diff: { help: diffHelp, load: async () => (await import('./diff/verb.ts')).diffVerb },
}

process.exitCode = await runCli(process.argv.slice(2), VERBS)
