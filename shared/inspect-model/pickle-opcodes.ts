/** How the argument of an opcode is written: a fixed number of bytes, a length and that many bytes, or lines of text. */
export type Argument =
  | { readonly kind: 'fixed'; readonly bytes: number }
  | { readonly kind: 'counted'; readonly width: number }
  | { readonly kind: 'lines'; readonly lines: number }

/** What an opcode does to the stack, as far as a scan follows it. */
export type Effect =
  | 'mark'
  | 'stop'
  | 'pop'
  | 'pop-mark'
  | 'duplicate'
  | 'number'
  | 'text'
  | 'unknown'
  | 'global'
  | 'stack-global'
  | 'inst'
  | 'object'
  | 'call'
  | 'call-with-names'
  | 'build'
  | 'extension'
  | 'list'
  | 'dict'
  | 'empty-dict'
  | 'append'
  | 'append-mark'
  | 'set-item'
  | 'set-items'
  | 'tuple'
  | 'tuple-0'
  | 'tuple-1'
  | 'tuple-2'
  | 'tuple-3'
  | 'get'
  | 'put'
  | 'memoize'
  | 'persistent'
  | 'persistent-text'
  | 'none'

export type Opcode = { readonly argument: Argument; readonly effect: Effect }

const none = { kind: 'fixed', bytes: 0 } as const
const fixed = (bytes: number): Argument => ({ kind: 'fixed', bytes })
const counted = (width: number): Argument => ({ kind: 'counted', width })
const lines = (count: number): Argument => ({ kind: 'lines', lines: count })
const of = (effect: Effect, argument: Argument = none): Opcode => ({ argument, effect })

/** Every opcode of protocols 0 to 5 by its byte (https://docs.python.org/3/library/pickletools.html, PEP 307, 3154, 574). */
export const OPCODES: ReadonlyMap<number, Opcode> = new Map([
  ...Object.entries({
    '(': of('mark'),
    '.': of('stop'),
    '0': of('pop'),
    '1': of('pop-mark'),
    '2': of('duplicate'),
    F: of('number', lines(1)),
    I: of('number', lines(1)),
    L: of('number', lines(1)),
    J: of('number', fixed(4)),
    K: of('number', fixed(1)),
    M: of('number', fixed(2)),
    G: of('unknown', fixed(8)),
    N: of('unknown'),
    S: of('text', lines(1)),
    V: of('text', lines(1)),
    T: of('text', counted(4)),
    U: of('text', counted(1)),
    X: of('text', counted(4)),
    B: of('unknown', counted(4)),
    C: of('unknown', counted(1)),
    P: of('persistent-text', lines(1)),
    Q: of('persistent'),
    R: of('call'),
    a: of('append'),
    b: of('build'),
    c: of('global', lines(2)),
    i: of('inst', lines(2)),
    o: of('object'),
    d: of('dict'),
    '}': of('empty-dict'),
    e: of('append-mark'),
    g: of('get', lines(1)),
    h: of('get', fixed(1)),
    j: of('get', fixed(4)),
    p: of('put', lines(1)),
    q: of('put', fixed(1)),
    r: of('put', fixed(4)),
    l: of('list'),
    ']': of('unknown'),
    s: of('set-item'),
    u: of('set-items'),
    t: of('tuple'),
    ')': of('tuple-0'),
  }).map(([character, opcode]) => [character.charCodeAt(0), opcode] as const),
  [0x80, of('none', fixed(1))],
  [0x81, of('call')],
  [0x82, of('extension', fixed(1))],
  [0x83, of('extension', fixed(2))],
  [0x84, of('extension', fixed(4))],
  [0x85, of('tuple-1')],
  [0x86, of('tuple-2')],
  [0x87, of('tuple-3')],
  [0x88, of('unknown')],
  [0x89, of('unknown')],
  [0x8a, of('unknown', counted(1))],
  [0x8b, of('unknown', counted(4))],
  [0x8c, of('text', counted(1))],
  [0x8d, of('text', counted(8))],
  [0x8e, of('unknown', counted(8))],
  [0x8f, of('unknown')],
  [0x90, of('append-mark')],
  [0x91, of('list')],
  [0x92, of('call-with-names')],
  [0x93, of('stack-global')],
  [0x94, of('memoize')],
  [0x95, of('none', fixed(8))],
  [0x96, of('unknown', counted(8))],
  [0x97, of('unknown')],
  [0x98, of('none')],
])
