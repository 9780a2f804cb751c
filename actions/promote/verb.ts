import { runMove } from '../kit/move-champion.ts'
import { createVerb } from '../kit/verb.ts'
import { promoteHelp } from './help.ts'
import { readPromoteInputs } from './inputs.ts'

export const promoteVerb = createVerb({
  name: 'promote',
  help: promoteHelp,
  read: readPromoteInputs,
  run: (services, inputs) => runMove(services, 'promote', inputs),
})
