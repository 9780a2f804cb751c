import { type Digest, shortDigest } from '../kernel/digest.ts'
import type { AliasRecord } from './schema.ts'
import { compareVersions } from './semver.ts'

/** The ledger's front page: one row per model that has a champion. */
export function renderReadme(champions: readonly AliasRecord[]): string {
  const sorted = [...champions].sort((a, b) => (a.model < b.model ? -1 : 1) || compareVersions(a.version, b.version))
  const rows = sorted.map(
    ({ model, version, digest, at, actor }) =>
      `| ${model} | ${version} | \`${shortDigest(digest as Digest)}\` | ${at.slice(0, 10)} | ${cell(actor)} |`,
  )
  return [
    '# Model ledger',
    '',
    'Assay writes this branch. Each version is a file under `models/<name>/versions/` that never changes;',
    'each alias is a file under `models/<name>/aliases/` whose history says who moved it, when and why.',
    'Do not edit by hand: the gate reads the champion from here.',
    '',
    '| model | champion | digest | since | by |',
    '|---|---|---|---|---|',
    ...(rows.length > 0 ? rows : ['| none yet | | | | |']),
    '',
  ].join('\n')
}

/** Text that cannot leave its cell or become markup. */
function cell(text: string): string {
  return text.replace(/[^\p{L}\p{N} .@_-]/gu, '').slice(0, 60)
}
