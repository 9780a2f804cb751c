import { runAction } from '../kit/run-action.ts'
import { trainVerb } from './verb.ts'

await runAction(trainVerb)
