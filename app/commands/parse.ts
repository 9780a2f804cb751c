import { toMilliseconds } from '../../shared/policy/moments.ts'
import { MAX_REASON, MIN_REASON } from '../../shared/policy/waivers/waiver.ts'

/** An order on the first line of a comment, read completely. `sha` is the beginning of the head commit as the person saw it. */
export type Command =
  | { readonly kind: 'help' | 'recheck' | 'retrain' }
  | { readonly kind: 'explain'; readonly rule?: string }
  | { readonly kind: 'approve'; readonly sha: string }
  | { readonly kind: 'agree'; readonly waiver: string; readonly sha: string }
  | {
      readonly kind: 'waive'
      readonly rule: string
      readonly model?: string
      readonly sha: string
      /** Milliseconds since 1970 UTC. */
      readonly until: number
      readonly reason: string
    }
  /** A waiver that one person can agree to and that ends within a day. */
  | {
      readonly kind: 'break-glass'
      readonly rule: string
      readonly model?: string
      readonly sha: string
      readonly reason: string
    }
  | { readonly kind: 'unwaive'; readonly waiver: string }
  /** `digest` is the beginning of the digest of the version, or of the champion that is to go. */
  | { readonly kind: 'promote'; readonly version: string; readonly digest: string; readonly model?: string }
  | { readonly kind: 'rollback'; readonly digest: string; readonly model?: string }

/** An order that cannot be carried out as it is written; `message` says how to write it. */
export type Refusal = { readonly kind: 'refused'; readonly message: string }

/** How each order is written, as `help` and refusals show it. */
export const FORMS = {
  approve: '/assay approve SHA',
  agree: '/assay approve WAIVER SHA',
  waive: '/assay waive RULE SHA until DATE because REASON',
  'break-glass': '/assay break-glass RULE SHA because REASON',
  unwaive: '/assay unwaive WAIVER',
  recheck: '/assay recheck',
  retrain: '/assay retrain',
  promote: '/assay promote VERSION DIGEST [MODEL]',
  rollback: '/assay rollback DIGEST [MODEL]',
  explain: '/assay explain [RULE]',
  help: '/assay help',
} as const

/** Longest first line that is read. */
export const MAX_LINE = 1500
const FIRST_WORD = /^\/assay(?=[ \t]|$)/
/** Fewer digits can be met on purpose by another commit or file, within minutes. */
const HEX = /^[0-9a-f]{12,64}$/
const SHA = /^[0-9a-f]{12,40}$/
const WAIVER = /^w[0-9]{1,20}$/
const RULE = /^(?:([A-Za-z0-9][A-Za-z0-9._-]{0,99}):)?((?:floor\/)?[a-z0-9][a-z0-9._-]{0,63})$/
const MODEL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const VERSION = /^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})$/
/** Letters of other alphabets look like ours; what is invisible or turns the text around shows something else than it says. */
const ASCII = /^[\x20-\x7e\t]*$/
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u

/** The line that may hold an order: the first one, without its end. */
export function firstLine(body: string): string {
  const end = body.slice(0, MAX_LINE + 2).search(/[\r\n]/)
  return end < 0 ? body.slice(0, MAX_LINE + 1) : body.slice(0, end)
}

/** Reads the order of a comment; `undefined` when its first line does not begin with `/assay`. Total: any text has an answer, in linear time. */
export function parseCommand(body: string): Command | Refusal | undefined {
  const line = firstLine(body)
  if (!FIRST_WORD.test(line)) return undefined
  if (line.length > MAX_LINE) return refused(`the line has more than ${MAX_LINE} characters`)
  const [order, reason] = splitReason(line.slice('/assay'.length))
  if (!ASCII.test(order))
    return refused('the order has letters that only look like those of its words; type it by hand')
  const [verb = 'help', ...words] = order.split(/[ \t]+/).filter((word) => word !== '')
  if (verb === 'waive') return parseWaive(words, reason)
  if (verb === 'break-glass') return parseEmergency(words, reason)
  if (reason !== undefined) return refused(`nothing comes after \`because\` here: ${formOf(verb)}`)
  return parseWords(verb, words)
}

/** Only waivers have a reason, and only there are letters of all alphabets welcome. */
function splitReason(text: string): readonly [string, string | undefined] {
  const at = text.search(/[ \t]because(?:[ \t]|$)/)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + ' because'.length).trim()]
}

function parseWords(verb: string, words: readonly string[]): Command | Refusal {
  const name = verb.slice(0, 40).replaceAll('`', "'")
  if (!Object.hasOwn(READERS, verb)) {
    return refused(`there is no command \`/assay ${name}\`; \`/assay help\` lists them`)
  }
  return READERS[verb]?.(words) ?? misread(verb)
}

/** How the words after each verb are read; `undefined` where they are not what it takes. */
const READERS: Readonly<Record<string, (words: readonly string[]) => Command | undefined>> = {
  help: (words) => (words.length === 0 ? { kind: 'help' } : undefined),
  recheck: (words) => (words.length === 0 ? { kind: 'recheck' } : undefined),
  retrain: (words) => (words.length === 0 ? { kind: 'retrain' } : undefined),
  explain: (words) => {
    const [rule] = fitting(words, [], [RULE]) ?? [null]
    if (rule === null) return undefined
    return rule === undefined ? { kind: 'explain' } : { kind: 'explain', rule }
  },
  approve: (words) => {
    const [head] = fitting(words, [SHA]) ?? []
    if (head !== undefined) return { kind: 'approve', sha: head }
    const [waiver, sha] = fitting(words, [WAIVER, SHA]) ?? []
    return waiver === undefined || sha === undefined ? undefined : { kind: 'agree', waiver, sha }
  },
  unwaive: (words) => {
    const [waiver] = fitting(words, [WAIVER]) ?? []
    return waiver === undefined ? undefined : { kind: 'unwaive', waiver }
  },
  promote: (words) => {
    const [version, digest, model] = fitting(words, [VERSION, HEX], [MODEL]) ?? []
    if (version === undefined || digest === undefined) return undefined
    return { kind: 'promote', version, digest, ...(model === undefined ? {} : { model }) }
  },
  rollback: (words) => {
    const [digest, model] = fitting(words, [HEX], [MODEL]) ?? []
    return digest === undefined ? undefined : { kind: 'rollback', digest, ...(model === undefined ? {} : { model }) }
  },
}

/** The words, if they are as many as there are forms (the last ones may be left out) and each has its form. */
function fitting(
  words: readonly string[],
  forms: readonly RegExp[],
  more: readonly RegExp[] = [],
): readonly string[] | undefined {
  const all = [...forms, ...more]
  if (words.length < forms.length || words.length > all.length) return undefined
  return words.every((word, i) => all[i]?.test(word) === true) ? words : undefined
}

function parseWaive(words: readonly string[], reason: string | undefined): Command | Refusal {
  const [name = '', sha = '', keyword, date = ''] = words
  const [, model, rule] = RULE.exec(name) ?? []
  if (words.length !== 4 || rule === undefined || !SHA.test(sha) || keyword !== 'until') return misread('waive')
  const until = toMilliseconds(date)
  if (until === undefined)
    return refused(`there is no day or time \`${date.replaceAll('`', "'")}\`; write it like 2026-12-01`)
  const fault = reasonFault(reason)
  if (reason === undefined || fault !== undefined) return refused(fault ?? '')
  return { kind: 'waive', rule, ...(model === undefined ? {} : { model }), sha, until, reason }
}

function parseEmergency(words: readonly string[], reason: string | undefined): Command | Refusal {
  const [name = '', sha = ''] = words
  const [, model, rule] = RULE.exec(name) ?? []
  if (words.length !== 2 || rule === undefined || !SHA.test(sha)) return misread('break-glass')
  const fault = reasonFault(reason)
  if (reason === undefined || fault !== undefined) return refused(fault ?? '')
  return { kind: 'break-glass', rule, ...(model === undefined ? {} : { model }), sha, reason }
}

function reasonFault(reason: string | undefined): string | undefined {
  if (reason === undefined || reason.length < MIN_REASON)
    return `a waiver needs a reason of at least ${MIN_REASON} characters after \`because\``
  if (reason.length > MAX_REASON) return `the reason has more than ${MAX_REASON} characters`
  return HIDDEN.test(reason) ? 'the reason has characters that cannot be seen' : undefined
}

function misread(verb: string): Refusal {
  return refused(`it is written ${formOf(verb)}`)
}

function formOf(verb: string): string {
  if (verb === 'approve') return `\`${FORMS.approve}\` (the head commit, at least 12 characters) or \`${FORMS.agree}\``
  const form = Object.entries(FORMS).find(([name]) => name === verb)?.[1]
  return `\`${form ?? FORMS.help}\``
}

function refused(message: string): Refusal {
  return { kind: 'refused', message }
}
