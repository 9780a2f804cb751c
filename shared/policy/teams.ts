/** How many active members a team has, counted to 100. `missing`: there is none of that name, or none the App may see. */
export type TeamSize = number | 'missing' | 'unreadable'

/** Sizes of the teams (`org/slug`) that rules ask about; absent where nobody looked. */
export type TeamSizes = { readonly [team: string]: TeamSize }

type Fault = { readonly message: string; readonly headline: string; readonly fix: string }

/**
 * Why the people whom a rule names can never be enough, and what to do: a team that is not there, has nobody in it, or cannot be read, or
 * fewer people than are needed. Such a rule waits for nobody, so it fails. `undefined`: enough may, or nobody looked.
 */
export function teamFault(
  sizes: TeamSizes | undefined,
  { from = [], count }: { readonly from?: readonly string[]; readonly count: number },
): Fault | undefined {
  const teams = from.filter((name) => name.includes('/'))
  if (sizes === undefined || teams.length === 0) return undefined
  const known = teams.flatMap((team) => (Object.hasOwn(sizes, team) ? [{ team, size: sizes[team] }] : []))
  for (const { team, size } of known) if (size === 0 || typeof size === 'string') return brokenTeam(team, size)
  const people = known.reduce((sum, { size }) => sum + Number(size), from.length - teams.length)
  return known.length === teams.length && people < count ? tooFew(from, people, count) : undefined
}

function brokenTeam(team: string, size: TeamSize): Fault {
  const org = team.split('/')[0] ?? ''
  switch (size) {
    case 'missing':
      return {
        message: `The team ${team} does not exist, or this App may not see it.`,
        headline: `names the team ${team}, which is not there`,
        fix: `Correct ${team} under \`from\` in the policy of the base branch, or create the team in ${org}.`,
      }
    case 'unreadable':
      return {
        message: `This App may not read who is in ${team}.`,
        headline: `names the team ${team}, which cannot be read`,
        fix: `Accept the permission "Members: read" for the App in the settings of ${org} (docs/app.md), then comment \`/assay recheck\`.`,
      }
    default:
      return {
        message: `The team ${team} has no members, so nobody can answer for it.`,
        headline: `names the team ${team}, which is empty`,
        fix: `Add people to ${team}, or name others under \`from\` in the policy of the base branch; then comment \`/assay recheck\`.`,
      }
  }
}

function tooFew(from: readonly string[], people: number, count: number): Fault {
  const who = from.join(' and ')
  return {
    message: `${count} approvals are asked for, and ${who} ${people === 1 ? 'is 1 person' : `are ${people} people`}.`,
    headline: `asks for more approvals than ${who} can give`,
    fix: `Add people to ${who}, or lower \`count\` in the policy of the base branch; then comment \`/assay recheck\`.`,
  }
}
