import { runAction } from '../kit/run-action.ts'
import { testVerb } from './verb.ts'

await runAction(testVerb)
