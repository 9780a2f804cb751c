import type { Finding } from '../../integrity/finding.ts'
import { plural } from '../../policy/numbers.ts'
import { html, htmlTable, renderPage } from './page.ts'

const MAX_FINDINGS = 2000
const MAX_TEXT = 1_000_000

/** Findings about one set of data; `note` says what was looked at. */
export type FoundIn = { readonly title: string; readonly note: string; readonly findings: readonly Finding[] }

/** Findings as one self-contained page, errors first as they come. */
export function renderFindingsPage(title: string, parts: readonly FoundIn[]): string {
  return renderPage(title, [`<h1>${html(title, 300)}</h1>`, ...parts.map(section)].join('\n'))
}

/** A proposed text (a schema, or its change) as one page, with what the data do not fit. */
export function renderProposalPage(title: string, text: string, findings: readonly Finding[]): string {
  const shown = text
    .slice(0, MAX_TEXT)
    .split('\n')
    .map((line) => html(line, 2000))
    .join('\n')
  const broken = { title: 'What people wrote and the data do not fit', note: '', findings }
  const body = [`<h1>${html(title, 300)}</h1>`, `<pre>${shown}</pre>`, findings.length === 0 ? '' : section(broken)]
  return renderPage(title, body.filter((part) => part !== '').join('\n'))
}

function section({ title, note, findings }: FoundIn): string {
  const shown = findings.slice(0, MAX_FINDINGS)
  const rows = shown.map(({ severity, code, column, message, examples = [], fix, place }) => [
    `<span class="${severity === 'error' ? 'drifted' : 'quiet'}">${severity}</span>`,
    html(code, 60),
    html(column ?? '', 120),
    html([message, ...(examples.length === 0 ? [] : [`Examples: ${examples.join(', ')}`])].join(' '), 1500),
    html(place === undefined ? '' : `${place.file}:${place.line}`, 200),
    html(fix, 500),
  ])
  const rest = findings.length - shown.length
  return `<section>
<h2>${html(title, 200)}</h2>
${note === '' ? '' : `<p class="quiet">${html(note, 500)}</p>`}
${rows.length === 0 ? '<p>Nothing was found.</p>' : htmlTable(['', 'finding', 'column', 'found', 'where', 'how to mend it'], rows)}
${rest > 0 ? `<p>and ${plural(rest, 'more finding')}.</p>` : ''}
</section>`
}
