import { runAction } from '../kit/run-action.ts'
import { gateVerb } from './verb.ts'

await runAction(gateVerb)
