import { runMove } from '../kit/move-champion.ts'
import { createVerb } from '../kit/verb.ts'
import { rollbackHelp } from './help.ts'
import { readRollbackInputs } from './inputs.ts'

export const rollbackVerb = createVerb({
  name: 'rollback',
  help: rollbackHelp,
  read: readRollbackInputs,
  run: (services, inputs) => runMove(services, 'rollback', inputs),
})
