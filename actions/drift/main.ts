import { runAction } from '../kit/run-action.ts'
import { driftVerb } from './verb.ts'

await runAction(driftVerb)
