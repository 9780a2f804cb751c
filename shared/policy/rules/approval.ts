import type { FromSchema } from 'json-schema-to-ts'
import { plural } from '../numbers.ts'
import { type Asked, ROLES, readReviews } from '../reviews.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { teamFault } from '../teams.ts'

/** Settings of `approval`, of which other rules about people take their parts. */
export const approvalSchema = {
  type: 'object',
  description: 'People who must approve the head commit of the pull request.',
  additionalProperties: false,
  required: ['count'],
  properties: {
    count: { type: 'integer', minimum: 1, maximum: 20, description: 'Distinct approvals needed.' },
    from: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      description: 'Teams (org/team) and people (@login) who may approve; anyone with the role when absent.',
      items: {
        type: 'string',
        maxLength: 140,
        pattern: '^(@[A-Za-z0-9_-]+(\\[bot\\])?|[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)$',
      },
    },
    role: { enum: ROLES, default: 'write', description: 'Least role in the repository that an approver must have.' },
    independent: {
      type: 'boolean',
      default: true,
      description:
        'Approvals of the author, of committers, of who pushed and of who had the evidence measured do not count.',
    },
    bind: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      uniqueItems: true,
      description:
        'What an approval is of: the head commit, always; with `evidence` also the evidence that was there when it was given.',
      items: { enum: ['head_sha', 'evidence'] },
    },
    max_age_days: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 3650,
      description: 'An approval that is older, in days, does not count any more.',
    },
  },
} as const

type Settings = FromSchema<typeof approvalSchema, { keepDefaultedPropertiesOptional: true }>

/** `approval`: a person's decision, bound to the head commit. On a push it was taken before; on a laptop it is still to come. */
export const approval: RuleKind<Settings> = {
  kind: 'approval',
  schema: approvalSchema,
  describe: (settings) => {
    const asked = toAsked(settings)
    return askedText(asked, asked.count)
  },
  needs: ({ from = [] }) => ({ people: true, teams: from.filter((name) => name.includes('/')) }),
  evaluate: (settings, { change, model, facts, now }) => {
    const asked = toAsked(settings)
    if (change.kind === 'push') {
      return { verdict: 'not-applicable', message: 'Approvals are decided on the pull request, before the push.' }
    }
    if (change.kind === 'local') return missing(asked, { approvers: [], remarks: ['decided on the pull request'] })
    const reading = readReviews(change, asked, { model, facts, now })
    if (reading.blockers.length > 0) {
      const who = reading.blockers.map((name) => `@${name}`).join(', ')
      return {
        verdict: 'fail',
        message: `Changes requested by ${who}.`,
        headline: `has changes requested by ${who}`,
        fix: `Answer the review of ${who}; it counts until it is replaced or dismissed.`,
      }
    }
    if (reading.approvers.length >= asked.count) return granted(asked, reading.approvers)
    const fault = teamFault(change.teams, asked)
    return fault === undefined ? missing(asked, reading) : { verdict: 'fail', ...fault }
  },
}

function toAsked({ count, from, role = 'write', independent = true, bind, max_age_days: maxAgeDays }: Settings): Asked {
  return {
    count,
    role,
    independent,
    ...(from === undefined ? {} : { from }),
    ...(bind?.includes('evidence') === true ? { isOfEvidence: true } : {}),
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
  }
}

function granted(asked: Asked, approvers: readonly string[]): Finding {
  return {
    verdict: 'pass',
    message: `Approved by ${approvers.map((name) => `@${name}`).join(', ')}.`,
    observed: approvers.length,
    limit: asked.count,
  }
}

function missing(asked: Asked, reading: { approvers: readonly string[]; remarks: readonly string[] }): Finding {
  const left = asked.count - reading.approvers.length
  const waitsFor = askedText(asked, left)
  const remarks = reading.remarks.length === 0 ? '' : ` (${reading.remarks.join('; ')})`
  return {
    verdict: 'pending',
    message: `${reading.approvers.length} of ${plural(asked.count, 'approval')}${remarks}.`,
    headline: `waits for ${waitsFor}`,
    fix: `Ask for ${waitsFor}, given on the head commit${asked.isOfEvidence === true ? ' and its evidence' : ''}: a review, or the comment \`/assay approve SHA\`.`,
    waitsFor,
    observed: reading.approvers.length,
    limit: asked.count,
  }
}

/** `2 independent approvals from acme/ml-reviewers or @lee`. */
function askedText({ from, role, independent }: Asked, left: number): string {
  const who = from?.join(' or ') ?? `someone with the ${role} role`
  return `${plural(left, independent ? 'independent approval' : 'approval')} from ${who}`
}
