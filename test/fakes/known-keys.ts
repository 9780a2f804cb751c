import type { KnownIssuerKey, KnownIssuerKeys } from '../../shared/ports/proof-keys.ts'

/** Remembered keys of issuers in memory, with the rules of the database. */
export function knownKeys(): KnownIssuerKeys {
  const all = new Map<string, KnownIssuerKey & { readonly issuer: string }>()
  return {
    newest: async (issuer, limit) =>
      [...all.values()]
        .filter((one) => one.issuer === issuer)
        .toSorted((a, b) => a.seenAt - b.seenAt)
        .slice(-limit)
        .map(({ kid, jwk, seenAt }) => ({ kid, jwk, seenAt })),
    seen: async (issuer, keys, seenAt) => {
      for (const { kid, jwk } of keys) {
        const name = `${issuer} ${kid}`
        if ((all.get(name)?.seenAt ?? Number.NEGATIVE_INFINITY) < seenAt) all.set(name, { issuer, kid, jwk, seenAt })
      }
    },
  }
}
