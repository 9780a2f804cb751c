import { UserError } from '../../shared/kernel/error.ts'
import type { Services } from './services.ts'

/** The text of a floor and where it comes from. */
export type FloorText = { readonly path: string; readonly text: string }

/** The floor that was asked for. One that is not there is an error: silence would be a weaker gate. Throws UserError POLICY_MISSING. */
export async function readFloor(files: Services['files'], path: string | undefined): Promise<FloorText | undefined> {
  if (path === undefined) return undefined
  const text = await files.readText(path)
  if (text !== undefined) return { path, text }
  throw new UserError('POLICY_MISSING', {
    file: path,
    message: 'there is no floor, so the rules of the organisation cannot be asked',
    fix: 'fetch it before this step, or leave `floor` out where the organisation has none',
  })
}
