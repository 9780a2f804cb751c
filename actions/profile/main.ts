import { runAction } from '../kit/run-action.ts'
import { profileVerb } from './verb.ts'

await runAction(profileVerb)
