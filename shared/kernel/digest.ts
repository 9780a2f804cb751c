/** A SHA-256 digest in OCI form, lower case. */
export type Digest = `sha256:${string}`

const DIGEST = /^sha256:[0-9a-f]{64}$/

export function isDigest(value: string): value is Digest {
  return DIGEST.test(value)
}

/** First 12 hexadecimal digits: what people see. */
export function shortDigest(digest: Digest): string {
  return digest.slice(7, 19)
}
