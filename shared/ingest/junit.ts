import type { Reported } from './reported.ts'

/** A comment, a block of character data, a declaration, or a tag with its attributes. */
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

type Case = { readonly name: string; state: 'passed' | 'failed' | 'skipped' }

/** Elements that are open while the file is read, its root, and the cases so far. */
type Reading = { root: string | undefined; readonly open: string[]; readonly cases: Case[] }

/**
 * The test cases of a JUnit XML file (as pytest and others write it): counted one by one, never by the totals that the file states.
 * Declarations of types and entities are refused with a reason; `undefined` when it is no such file.
 */
export function readJunit(text: string): Reported | { readonly refused: string } | undefined {
  const reading: Reading = { root: undefined, open: [], cases: [] }
  for (const token of text.matchAll(TOKEN)) {
    const refused = readToken(token, reading)
    if (refused !== undefined) return { refused }
  }
  const { root, open, cases } = reading
  if (root !== 'testsuites' && root !== 'testsuite') return undefined
  return open.length > 0 ? { refused: `never closes <${(open.at(-1) ?? '').slice(0, 50)}>` } : tally(cases)
}

/** Takes one token in; a text says why the file is refused. */
function readToken(
  [token, close, tag = '', attributes = '', single]: RegExpExecArray,
  reading: Reading,
): string | undefined {
  if (token === '<!') return 'declares types or entities, which are not read'
  if (token === '<') return 'is no well-formed XML'
  if (tag === '') return undefined
  const { open, cases } = reading
  if (close === '/') return open.pop() === tag ? undefined : `closes <${tag.slice(0, 50)}> where it is not open`
  reading.root ??= tag
  noteTag(tag, attributes, open, cases)
  if (single !== '/') open.push(tag)
  return undefined
}

function noteTag(tag: string, attributes: string, open: readonly string[], cases: Case[]): void {
  if (tag === 'testcase') {
    const named = new Map(
      [...attributes.matchAll(ATTRIBUTE)].map(([, key, one, two]) => [key, decode(one ?? two ?? '')]),
    )
    const name = [named.get('classname'), named.get('name')].filter((part) => part !== undefined && part !== '')
    cases.push({ name: name.join('.') || 'a case without a name', state: 'passed' })
    return
  }
  const last = cases.at(-1)
  if (last === undefined || open.at(-1) !== 'testcase') return
  if (tag === 'failure' || tag === 'error') last.state = 'failed'
  else if (tag === 'skipped' && last.state === 'passed') last.state = 'skipped'
}

function tally(cases: readonly Case[]): Reported {
  const of = (state: Case['state']): Case[] => cases.filter((one) => one.state === state)
  const failures = of('failed').map(({ name }) => name)
  const [passed, failed, skipped] = [of('passed').length, failures.length, of('skipped').length]
  return { metrics: [], left: [], cases: { passed, failed, skipped, failures } }
}

function decode(text: string): string {
  return text.replace(/&(?:(\w+)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name, decimal, hex) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
