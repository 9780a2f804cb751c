import type { DriftColumn } from '../../evidence/drift-predicate.ts'
import { significant } from '../../policy/numbers.ts'
import { pictureOf } from '../picture.ts'
import { html } from './page.ts'
import { round } from './svg.ts'

const WIDTH = 480
const HEIGHT = 120

/** How the two sides are called. */
export type Sides = { readonly before: string; readonly now: string }

/**
 * Both pictures of a column over each other: before as a filled shape, now as an outline. Every bin tells its shares when pointed at and
 * to a screen reader. Empty where there is none.
 */
export function overlay(column: DriftColumn, sides: Sides): string {
  const picture = pictureOf(column)
  if (picture === undefined) return ''
  const { labels, reference, current } = picture
  const top = Math.max(...reference, ...current, Number.MIN_VALUE)
  const step = WIDTH / labels.length
  const height = (share: number | undefined): number => ((share ?? 0) / top) * (HEIGHT - 4)
  const bars = labels.map((label, i) => {
    const before = height(reference[i])
    const place = `x="${round(i * step)}" y="${round(HEIGHT - before)}" width="${round(step)}" height="${round(before)}"`
    const words = `${label}: ${sides.before} ${percent(reference[i])}, ${sides.now} ${percent(current[i])}`
    const whole = `<rect x="${round(i * step)}" y="0" width="${round(step)}" height="${HEIGHT}" fill="transparent"><title>${html(words, 200)}</title></rect>`
    return `<rect class="before" ${place}/>${whole}`
  })
  const outline = labels.map((_, i) => `V${round(HEIGHT - height(current[i]))}H${round((i + 1) * step)}`).join('')
  const caption = `<span class="ends"><span>${html(labels[0] ?? '', 40)}</span><span>${html(labels.at(-1) ?? '', 40)}</span></span>`
  const keys = `<span class="key before"></span>${html(sides.before, 40)}<span class="key now"></span>${html(sides.now, 40)}`
  return `<figure>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${html(`Distribution of ${column.name}, ${sides.before} and ${sides.now}`, 160)}">${bars.join('')}<path class="now" pointer-events="none" d="M0 ${HEIGHT}${outline}V${HEIGHT}"/></svg>
<figcaption>${caption}${keys}</figcaption>
</figure>`
}

function percent(share: number | undefined): string {
  return `${significant(100 * (share ?? 0), 2)} %`
}
