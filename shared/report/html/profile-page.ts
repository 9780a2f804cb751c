import type { Profile, ProfileColumn } from '../../data/profile-schema.ts'
import { count, plural, significant } from '../../policy/numbers.ts'
import { profileFacts } from '../profile-words.ts'
import { factTable, html, renderPage, sentences } from './page.ts'
import { round } from './svg.ts'

const WIDTH = 320
const HEIGHT = 72

/**
 * A profile as one self-contained HTML page. Text from the data is escaped and cut; values that look like personal data are not in a profile to begin with.
 */
export function renderProfilePage(profile: Profile, source: string, digest: string): string {
  const [size = '', ...facts] = profileFacts(profile)
  const body = [
    `<h1>${html(source, 160)}</h1>`,
    `<p>${html(size, 200)}</p>`,
    sentences(facts),
    profile.columns.map(section).join('\n'),
    `<footer>${html(digest, 80)}</footer>`,
  ]
  return renderPage(`Profile of ${source}`, body.filter((part) => part !== '').join('\n'))
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
  return `<figure>
<svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${html(`Histogram of ${name}`, 120)}">${bars.join('')}</svg>
<figcaption class="ends"><span>${html(first?.from ?? '', 40)}</span><span>${html(last?.to ?? '', 40)}</span></figcaption>
</figure>`
}

function figures({ numbers, dates, length }: ProfileColumn): string {
  const cells: [string, string][] = []
  if (numbers !== undefined) {
    const { min, max, mean, standardDeviation, skewness, excessKurtosis, quantiles } = numbers
    const spread = { 'standard deviation': standardDeviation, skewness, 'excess kurtosis': excessKurtosis }
    const all = { min, ...quantiles, max, mean, ...spread }
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
  return factTable(cells)
}

function values({ top, atoms, numbers, dates }: ProfileColumn): string {
  const common = numbers === undefined && dates === undefined ? top : (atoms ?? []).slice(0, 10)
  return factTable(common.map(({ value, count: rows }) => [value, plural(rows, 'row')]))
}
