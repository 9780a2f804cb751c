import type { CommandApproval, Decisions, RequestedWaiver, Wakeups } from '../../shared/ports/decisions.ts'

/** Decisions and wake-ups in memory, with the rules of the database. */
export function decisionStore(): {
  readonly decisions: Decisions
  readonly wakeups: Wakeups
  readonly due: Map<number, number>
} {
  const approvals = new Map<number, CommandApproval>()
  const waivers = new Map<string, RequestedWaiver>()
  const uses = new Map<string, string[]>()
  const told = new Set<string>()
  const due = new Map<number, number>()
  const update = (id: string, change: (known: RequestedWaiver) => RequestedWaiver): void => {
    const known = waivers.get(id)
    if (known !== undefined) waivers.set(id, change(known))
  }
  const decisions: Decisions = {
    approve: async (_, approval) =>
      void (approvals.has(approval.commentId) || approvals.set(approval.commentId, approval)),
    approvals: async (_, number) => [...approvals.values()].filter(({ pullNumber }) => pullNumber === number),
    request: async (_, waiver) =>
      void (waivers.has(waiver.id) || waivers.set(waiver.id, { ...waiver, agreements: [] })),
    agree: async (_, id, by) =>
      update(id, (known) => {
        const isKnown = known.agreements.some(({ person }) => person.toLowerCase() === by.person.toLowerCase())
        return isKnown ? known : { ...known, agreements: [...known.agreements, by] }
      }),
    revoke: async (_, id, person) => update(id, (known) => ({ revokedBy: person, ...known })),
    waivers: async (_, number) => [...waivers.values()].filter(({ pullNumber }) => pullNumber === number),
    use: async (_, id, headSha) => void uses.set(id, [...new Set([...(uses.get(id) ?? []), headSha])]),
    uses: async (_, id) => uses.get(id) ?? [],
    isTold: async (_, number, key) => told.has(`${number} ${key}`),
    told: async (_, number, key) => void told.add(`${number} ${key}`),
  }
  const wakeups: Wakeups = {
    set: async (number, at) => void (at === undefined ? due.delete(number) : due.set(number, at)),
  }
  return { decisions, wakeups, due }
}
