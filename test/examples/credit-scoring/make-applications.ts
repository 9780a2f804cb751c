/**
 * Makes the two months of new applications that the drift examples compare with the training data:
 *   node make-applications.ts
 * 2026-09 is drawn (seeded, with replacement) from the data as it is; 2026-10 is the same month after a change that this script makes:
 * a campaign for car loans, amounts half as large again, half a year longer. No outcome is known yet, so there is no `credit_risk`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const ROWS = 300
const [header = '', ...lines] = ['train.csv', 'holdout.csv'].flatMap((file, i) =>
  readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(i === 0 ? 0 : 1),
)
const columns = header.split(',')
const at = (name: string): number => columns.indexOf(name)

/** Park-Miller: small, seeded, good enough to pick rows. */
function picker(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

function write(month: string, seed: number, change: (cells: string[], random: () => number) => void): void {
  const random = picker(seed)
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const cells = (lines[Math.floor(random() * lines.length)] ?? '').split(',')
    cells[at('application_id')] = `B${month.replace('-', '')}${String(i + 1).padStart(4, '0')}`
    change(cells, random)
    return cells.filter((_cell, column) => column !== at('credit_risk')).join(',')
  })
  const names = columns.filter((name) => name !== 'credit_risk').join(',')
  writeFileSync(new URL(`data/applications-${month}.csv`, import.meta.url), `${[names, ...rows].join('\n')}\n`)
}

write('2026-09', 9, () => undefined)
write('2026-10', 10, (cells, random) => {
  cells[at('credit_amount')] = String(Math.round(Number(cells[at('credit_amount')]) * 1.5))
  cells[at('duration_months')] = String(Number(cells[at('duration_months')]) + 6)
  if (random() < 0.4) cells[at('purpose')] = 'A41'
})
