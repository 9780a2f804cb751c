import { runAction } from '../kit/run-action.ts'
import { checkVerb } from './verb.ts'

await runAction(checkVerb)
