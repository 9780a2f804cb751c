import { runAction } from '../kit/run-action.ts'
import { registerVerb } from './verb.ts'

await runAction(registerVerb)
