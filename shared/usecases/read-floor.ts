import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import { type Floor, parseFloor, tighten } from '../policy/floor.ts'
import type { Policy } from '../policy/parse.ts'
import type { OrganisationFloor } from '../ports/organisation-floor.ts'

/** A floor that is in force, and where its bytes came from. */
export type FloorInForce = {
  readonly floor: Floor
  readonly text: string
  readonly origin: { readonly path: string; readonly digest: Digest }
}

/**
 * The floor of the organisation; `undefined` where there is none and never was. Throws UserError FLOOR_UNREADABLE for one that was there or
 * is asked for and cannot be read (threat model A29), POLICY_INVALID for a faulty one, Fault when GitHub or the store do not answer.
 */
export async function readFloor(source: OrganisationFloor): Promise<FloorInForce | undefined> {
  const reading = await source.read()
  if (reading.kind === 'none') return undefined
  if (reading.kind === 'found') {
    const { text, digest } = reading.file
    return { floor: parseFloor(text, source.place), text, origin: { path: source.place, digest } }
  }
  const { last } = reading
  const before = last === undefined ? '' : `; it was ${last.digest} at commit ${last.commit.slice(0, 12)}`
  throw new UserError('FLOOR_UNREADABLE', {
    file: source.place,
    message: `the floor of the organisation ${reading.reason}${before}`,
    fix: 'put the file back, or give the App access to that repository; whoever runs the App gives a floor up with ASSAY_FLOOR_RELEASED (docs/app.md)',
  })
}

/** The policy with the floor's rules in it, and what its origin says about that. `models` are those of `assay.yml`. */
export function raiseToFloor(
  own: Policy,
  inForce: FloorInForce | undefined,
  models: readonly string[],
): { readonly policy: Policy; readonly below: { readonly floor?: FloorInForce['origin'] } } {
  if (inForce === undefined) return { policy: own, below: {} }
  return { policy: tighten(inForce.floor, own, models), below: { floor: inForce.origin } }
}
