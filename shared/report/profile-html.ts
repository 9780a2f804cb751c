import type { Profile, ProfileColumn } from '../data/profile-schema.ts'
import { count, plural, significant } from '../policy/numbers.ts'
import { plain } from './escape.ts'
import { profileFacts } from './profile-words.ts'

const MAX_VALUE = 80
const WIDTH = 320
const HEIGHT = 72

/**
 * A profile as one HTML page that needs nothing else: no script, no font, no request (its own policy forbids them). Text from the data
 * is escaped and cut; values that look like personal data are not in a profile to begin with.
 */
export function renderProfileHtml(profile: Profile, source: string, digest: string): string {
  const [size = '', ...facts] = profileFacts(profile)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Profile of ${html(source, 160)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${html(source, 160)}</h1>
<p>${html(size, 200)}</p>
${facts.length === 0 ? '' : `<ul>\n${facts.map((fact) => `<li>${html(fact, 300)}</li>`).join('\n')}\n</ul>`}
${profile.columns.map(section).join('\n')}
<footer>${html(digest, 80)}</footer>
</main>
</body>
</html>
`
}

function section(column: ProfileColumn): string {
  const { name, databaseType, missing, infinite, distinct } = column
  const facts = [
    databaseType,
    ...(distinct === undefined ? [] : [plural(distinct, 'distinct value')]),
    `${count(missing)} missing`,
    ...(infinite === undefined ? [] : [`${count(infinite)} infinite`]),
    ...(column.personal === undefined ? [] : [`looks like ${column.personal.kind}, values hidden`]),
  ]
  return `<section>
<h2>${html(name, 120)}</h2>
<p>${html(facts.join(' · '), 200)}</p>
${[histogram(column), figures(column), values(column)].filter((part) => part !== '').join('\n')}
</section>`
}

/** Bars as plain SVG; each tells its range and its rows when pointed at, and to a screen reader. */
function histogram({ histogram: bins, name }: ProfileColumn): string {
  if (bins === undefined || bins.length === 0) return ''
  const top = Math.max(...bins.map((bin) => bin.count), 1)
  const step = WIDTH / bins.length
  const bars = bins.map(({ from, to, count: rows }, i) => {
    const height = rows === 0 ? 0 : Math.max(1, (rows / top) * HEIGHT)
    const place = `x="${round(i * step)}" y="${round(HEIGHT - height)}" width="${round(step - 1)}" height="${round(height)}"`
    const words = `${from === to ? from : `${from} to ${to}`}: ${plural(rows, 'row')}`
    return `<rect ${place}><title>${html(words, 120)}</title></rect>`
  })
  const [first, last] = [bins[0], bins.at(-1)]
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${html(`Histogram of ${name}`, 120)}">${bars.join('')}</svg>
<p class="ends"><span>${html(first?.from ?? '', 40)}</span><span>${html(last?.to ?? '', 40)}</span></p>`
}

function figures({ numbers, dates, length }: ProfileColumn): string {
  const cells: [string, string][] = []
  if (numbers !== undefined) {
    const { min, max, mean, standardDeviation, quantiles } = numbers
    const all = { min, ...quantiles, max, mean, 'standard deviation': standardDeviation }
    for (const [name, value] of Object.entries(all)) if (value !== undefined) cells.push([name, significant(value, 5)])
  }
  if (dates !== undefined) {
    const all = { min: dates.min, ...dates.quantiles, max: dates.max }
    for (const [name, value] of Object.entries(all)) if (value !== undefined) cells.push([name, value])
  }
  if (length !== undefined) {
    cells.push([
      'length',
      `${count(length.min)} to ${count(length.max)} characters, mean ${significant(length.mean, 4)}`,
    ])
  }
  return list(cells)
}

function values({ top, atoms, numbers, dates }: ProfileColumn): string {
  const common = numbers === undefined && dates === undefined ? top : (atoms ?? []).slice(0, 10)
  return list(common.map(({ value, count: rows }) => [value, plural(rows, 'row')]))
}

function list(cells: readonly (readonly [string, string])[]): string {
  if (cells.length === 0) return ''
  const rows = cells.map(
    ([name, value]) => `<tr><th>${html(name, MAX_VALUE)}</th><td>${html(value, MAX_VALUE)}</td></tr>`,
  )
  return `<table>${rows.join('')}</table>`
}

/** Text from outside as HTML text or as a quoted attribute: one line, no invisible characters, at most `limit` characters. */
function html(text: string, limit: number): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return plain(text, limit).replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 1rem 0; }
p { margin: .25rem 0; }
svg { display: block; width: 20rem; max-width: 100%; margin-top: .5rem; fill: #3b82f6; }
.ends { display: flex; justify-content: space-between; width: 20rem; max-width: 100%; font-size: .8rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin-top: .5rem; }
th { font-weight: normal; text-align: left; padding-right: 1.5rem; overflow-wrap: anywhere; }
td { text-align: right; }
footer { font: .8rem ui-monospace, monospace; overflow-wrap: anywhere; opacity: .7; }
`
