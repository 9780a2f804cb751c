import { createPrng } from '../../shared/kernel/prng.ts'
import { STORED_CELLS } from '../../shared/summary/number-cells.ts'
import { changeOf, drawReport, judgeReport, type Kind, type Size } from '../fixtures/drift-study.ts'
import { readReal, splitByLot, templateTexts } from '../fixtures/real-splits.ts'
import type { Bench, Figure } from './figure.ts'

type Study = Size & {
  readonly reports: number
  /** Most clean reports that may alarm. */
  readonly alarms: number
  /** Least power by kind of change, as the study behind the rule has it. */
  readonly power: Readonly<Record<Kind, number>>
}

/** ASSAY_REPORTS multiplies the numbers of reports. */
const STUDIES: readonly Study[] = [
  {
    reference: 1000,
    current: 200,
    reports: 600,
    alarms: 0.07,
    power: { shift: 0.92, scale: 0.75, unit: 0.98, swap: 0.63 },
  },
  {
    reference: 2000,
    current: 300,
    reports: 600,
    alarms: 0.07,
    power: { shift: 0.97, scale: 0.96, unit: 1, swap: 0.9 },
  },
  { reference: 10_000, current: 1000, reports: 300, alarms: 0.07, power: { shift: 1, scale: 1, unit: 1, swap: 1 } },
  { reference: 50_000, current: 5000, reports: 200, alarms: 0.01, power: { shift: 1, scale: 1, unit: 1, swap: 1 } },
]
const KINDS: Readonly<Record<Kind, number>> = { shift: 2, scale: 2, unit: 1, swap: 2 }

/** Real data and texts of a few templates, dealt to two sides by lot. */
const SPLITS: readonly (Size & { readonly file: string | undefined; readonly reports: number })[] = [
  { file: 'hospital-readmission-5k.parquet', reference: 1500, current: 400, reports: 400 },
  { file: 'hospital-readmission-5k.parquet', reference: 4000, current: 900, reports: 200 },
  { file: 'adult-train.parquet', reference: 1500, current: 400, reports: 400 },
  { file: 'adult-train.parquet', reference: 20_000, current: 4000, reports: 100 },
  { file: undefined, reference: 1000, current: 300, reports: 200 },
]
const SPLIT_ALARMS = 0.07

/** The tool's own error: what it says of data in which nothing changed, and of data in which something did. */
export const bench: Bench = {
  about: 'reports of 30 columns, and of real data: false alarms where nothing changed, and changes found',
  async run() {
    const scale = Number(process.env['ASSAY_REPORTS'] ?? 1)
    const figures = STUDIES.flatMap((study) => {
      const reports = Math.max(1, Math.round(study.reports * scale))
      return [...measureAlarms(study, reports), ...measurePower(study, Math.ceil(reports / 4))]
    })
    for (const split of SPLITS) {
      figures.push(await measureSplits(split, Math.max(1, Math.round(split.reports * scale))))
    }
    return figures
  },
}

async function measureSplits(split: (typeof SPLITS)[number], reports: number): Promise<Figure> {
  const { file, reference, current } = split
  const prng = createPrng(`split ${file} ${reference}`)
  const real = file === undefined ? undefined : await readReal(file)
  let alarms = 0
  for (let i = 0; i < reports; i++) {
    const population = real ?? templateTexts(prng, reference + current)
    if (judgeReport(splitByLot(population, prng, split)).some(({ drifted }) => drifted)) alarms += 1
  }
  return {
    what: `${sizes(split)} of ${file?.replace('.parquet', '') ?? 'texts of templates'} by lot: clean reports that alarm`,
    value: (100 * alarms) / reports,
    unit: '%',
    limit: 100 * (SPLIT_ALARMS + 2 * Math.sqrt((SPLIT_ALARMS * (1 - SPLIT_ALARMS)) / reports)),
    note: `${reports} reports; at most ${Math.round(100 * SPLIT_ALARMS)} % and two standard errors`,
  }
}

function measureAlarms(study: Study, reports: number): Figure[] {
  const prng = createPrng(`clean ${study.reference}`)
  const isCoarser = study.reference > STORED_CELLS
  const alarms = { fine: 0, stored: 0 }
  for (let i = 0; i < reports; i++) {
    const pairs = drawReport(prng, study, false)
    if (judgeReport(pairs).some(({ drifted }) => drifted)) alarms.fine += 1
    // Up to so many rows a stored profile holds every value.
    if (isCoarser && judgeReport(pairs, true).some(({ drifted }) => drifted)) alarms.stored += 1
  }
  const limit = 100 * (study.alarms + 2 * Math.sqrt((study.alarms * (1 - study.alarms)) / reports))
  return Object.entries(isCoarser ? alarms : { fine: alarms.fine }).map(([kind, count]) => ({
    what: `${sizes(study)}, ${kind} reference: clean reports that alarm`,
    value: (100 * count) / reports,
    unit: '%',
    limit,
    note: `${reports} reports; at most ${Math.round(100 * study.alarms)} % and two standard errors`,
  }))
}

function measurePower(study: Study, reports: number): Figure[] {
  const prng = createPrng(`changed ${study.reference}`)
  const found = { shift: 0, scale: 0, unit: 0, swap: 0, other: 0 }
  for (let i = 0; i < reports; i++) {
    judgeReport(drawReport(prng, study, true)).forEach((column, place) => {
      if (column.drifted) found[changeOf(place) ?? 'other'] += 1
    })
  }
  const all = Object.values(found).reduce((sum, count) => sum + count, 0)
  const power = Object.entries(KINDS).map(([kind, columns]) => {
    const least = study.power[kind as Kind]
    const room = 2 * Math.sqrt((least * (1 - least) + 0.01) / (columns * reports))
    return {
      what: `${sizes(study)}: changes missed, ${kind}`,
      value: 100 - (100 * found[kind as Kind]) / (columns * reports),
      unit: '%',
      limit: 100 * (1 - least + room),
      note: `${reports} reports; the study misses ${Math.round(100 - 100 * least)} %`,
    }
  })
  const wrong = { what: `${sizes(study)}: false among all found`, value: (100 * found.other) / all, unit: '%' }
  return [...power, wrong]
}

function sizes({ reference, current }: Size): string {
  return `${reference} / ${current} rows`
}
