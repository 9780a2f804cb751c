/** Characters that GitHub keeps as they are in asset names; it rewrites all others, and dots at the ends. */
const PLAIN = /^[A-Za-z0-9.-]$/
const MAX_NAME = 255

/** The manifest's own asset; no model file can have this name, because `_m` is no escape. */
export const MANIFEST_ASSET = 'assay_manifest.json'

/**
 * A file path inside a model as a flat asset name, reversibly: `/` becomes `__`, any other character that is not plain `_hh` per
 * UTF-8 byte. `undefined` when the name would be longer than GitHub takes.
 */
export function toAssetName(path: string): string | undefined {
  const name = [...path]
    .map((character, i) => {
      if (character === '/') return '__'
      const isEdgeDot = character === '.' && (i === 0 || i === path.length - 1)
      return PLAIN.test(character) && !isEdgeDot ? character : escapeBytes(character)
    })
    .join('')
  return name.length <= MAX_NAME ? name : undefined
}

/** The path that `toAssetName` was given, or `undefined` for a name it never makes. */
export function fromAssetName(name: string): string | undefined {
  const encoded = name.replace(/__|_([0-9a-f]{2})/g, (match, hex: string | undefined) =>
    hex === undefined ? '/' : match.replace('_', '%'),
  )
  if (encoded.includes('_')) return undefined
  const path = decodeURIComponent(encoded)
  return toAssetName(path) === name ? path : undefined
}

function escapeBytes(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `_${byte.toString(16).padStart(2, '0')}`).join('')
}
