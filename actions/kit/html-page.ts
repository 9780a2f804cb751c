import type { InputReader } from './input-readers.ts'

/** The flag of every verb that can show its result as a page. */
export const HTML_FLAG = {
  name: 'html',
  value: 'FILE',
  text: 'also write the result with pictures as one self-contained HTML page',
} as const

/** Where to write the page, as it was given; one that would overwrite data is refused. */
export function checkPage(read: InputReader, page: string | undefined): string | undefined {
  if (page !== undefined && !/\.html?$/i.test(page)) {
    read.refuse(
      'html',
      `"${page}" does not end in .html`,
      'name a file like report.html, so that no data is overwritten',
    )
  }
  return page
}
