import type { InputReader } from './input-readers.ts'

/** The flag of every verb that can show its result as a page. */
export const HTML_FLAG = {
  name: 'html',
  value: 'FILE',
  text: 'also write the result with pictures as one self-contained HTML page',
} as const

/** Where to write the page; `undefined` when none was asked for. */
export function readPage(read: InputReader): string | undefined {
  const page = read.text('html')
  if (page !== undefined && !/\.html?$/i.test(page)) {
    read.refuse(
      'html',
      `"${page}" does not end in .html`,
      'name a file like report.html, so that no data is overwritten',
    )
  }
  return page
}
