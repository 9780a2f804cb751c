/** A line of a plot; both coordinates are above 0. */
export type Series = { readonly name: string; readonly points: readonly (readonly [number, number])[] }

const COLORS = ['#0969da', '#bc4c00', '#1a7f37']
const BOX = { left: 60, top: 50, width: 350, height: 250 }

/** Lines over two logarithmic axes as SVG elements 440 wide and 360 high, with a dashed line of exact proportion through the last point. */
export function toLogPlot(title: string, series: readonly Series[]): string {
  const all = series.flatMap(({ points }) => points)
  const [x, y] = [0, 1].map((axis) => scaleOf(all.map((point) => Math.log10(point[axis as 0 | 1])))) as [Scale, Scale]
  const place = ([a, b]: readonly [number, number]): string =>
    `${(BOX.left + BOX.width * x.share(Math.log10(a))).toFixed(1)},${(BOX.top + BOX.height * (1 - y.share(Math.log10(b)))).toFixed(1)}`
  const lines = series.map(({ name, points }, i) => {
    const color = COLORS[i % COLORS.length]
    const [lastX, lastY] = points.at(-1) ?? [1, 1]
    const proportion = points
      .map(([a]) => [a, (lastY * a) / lastX] as const)
      .filter(([, b]) => Math.log10(b) >= y.from)
      .map(place)
    return `<polyline points="${proportion.join(' ')}" fill="none" stroke="${color}" stroke-dasharray="3 4" opacity="0.6"/>
<polyline points="${points.map(place).join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>
${points.map((point) => `<circle cx="${place(point).replace(',', '" cy="')}" r="3.5" fill="${color}"/>`).join('')}
<text x="${BOX.left + 12}" y="${BOX.top + 20 + 18 * i}" fill="${color}">${name} (dashed: in exact proportion)</text>`
  })
  const ticks = [
    ...x.ticks.map((power) => {
      const at = BOX.left + BOX.width * x.share(power)
      return `<text x="${at.toFixed(1)}" y="${BOX.top + BOX.height + 20}" text-anchor="middle">${shown(power)}</text>`
    }),
    ...y.ticks.map((power) => {
      const at = BOX.top + BOX.height * (1 - y.share(power))
      return `<text x="${BOX.left - 8}" y="${(at + 4).toFixed(1)}" text-anchor="end">${shown(power)}</text>`
    }),
  ]
  return `<text x="${BOX.left}" y="28" font-weight="bold">${title}</text>
<rect x="${BOX.left}" y="${BOX.top}" width="${BOX.width}" height="${BOX.height}" fill="none" stroke="#8c959f"/>
${[...ticks, ...lines].join('\n')}`
}

type Scale = { readonly from: number; readonly ticks: readonly number[]; readonly share: (power: number) => number }

/** From the power of ten below the smallest to the one above the largest. */
function scaleOf(powers: readonly number[]): Scale {
  const from = Math.floor(Math.min(...powers))
  const to = Math.max(from + 1, Math.ceil(Math.max(...powers)))
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return { from, ticks, share: (power) => (power - from) / (to - from) }
}

function shown(power: number): string {
  return power < 0 ? (10 ** power).toFixed(-power) : (10 ** power).toLocaleString('en')
}
