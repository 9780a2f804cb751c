import { parseStrictJson } from '../document/json.ts'
import type { Located } from '../document/located.ts'
import { validate } from '../document/validate.ts'
import { parseYaml } from '../document/yaml.ts'
import type { Digest } from '../kernel/digest.ts'
import { formatProblem, UserError } from '../kernel/error.ts'
import type { Finding, RuleContext } from './rule.ts'

/** A document of the repository that could be read. */
export type ReadDocument = { readonly path: string; readonly text: string; readonly digest: Digest }

/** The key of every rule that reads a file of the repository. */
export const documentPath = {
  type: 'string',
  minLength: 1,
  maxLength: 500,
  pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$)).+$',
} as const

/** The document at a path of the head commit, or the finding that says why there is none. What was not read never passes. */
export function documentOf({ documents }: RuleContext, path: string): ReadDocument | Finding {
  const known = documents !== undefined && Object.hasOwn(documents, path) ? documents[path] : undefined
  switch (known?.state) {
    case 'read':
      return { path, text: known.text, digest: known.digest }
    case 'absent':
      return lacking(`${path} is not in the repository at the head commit.`, `has no ${path}`, `Add ${path}.`)
    case 'unreadable':
      return lacking(
        `${path} ${known.why}.`,
        `has an unreadable ${path}`,
        `Keep ${path} as a text file of 1 MB at most.`,
      )
    case undefined:
      return lacking(
        `${path} was not read.`,
        `has a ${path} that nobody could read`,
        'Let the App judge the pull request: it reads the file at the head commit.',
      )
    default:
      return known satisfies never
  }
}

/** A document that fits a schema, or the finding that says where it does not. */
export function parsedDocument<T>(
  context: RuleContext,
  path: string,
  schema: object,
): { readonly value: T; readonly digest: Digest } | Finding {
  const document = locatedDocument(context, path)
  if ('verdict' in document) return document
  return guarded(path, () => ({
    value: validate<T>(document.located, schema, 'INPUT_INVALID'),
    digest: document.digest,
  }))
}

/** A document as JSON where its name says so, else as YAML, whatever its members are. */
export function locatedDocument(
  context: RuleContext,
  path: string,
): { readonly located: Located; readonly digest: Digest } | Finding {
  const document = documentOf(context, path)
  if ('verdict' in document) return document
  const parse = /\.json$/i.test(path) ? parseStrictJson : parseYaml
  return guarded(path, () => ({ located: parse(document.text, path, 'INPUT_INVALID'), digest: document.digest }))
}

/** What a reader of ours refuses is a finding about the document. */
export function guarded<T extends object>(path: string, read: () => T): T | Finding {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const [first] = error.problems
    const { fix, ...rest } = first ?? { message: 'it cannot be read', file: path }
    return lacking(`${formatProblem(rest)}.`, `has a ${path} with mistakes`, fix ?? `Mend ${path}.`)
  }
}

/** A failure about a document: what is wrong, how the report says it, what to do. */
export function lacking(message: string, headline: string, fix: string): Finding {
  return { verdict: 'fail', message, headline, fix }
}
