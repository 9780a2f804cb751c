import type { CheckKind } from './check.ts'

const error = (id: string, why: string): CheckKind => ({ id, severity: 'error', why })
const warn = (id: string, why: string): CheckKind => ({ id, severity: 'warn', why })

/** Every check of `doctor`. A1 to A35 are the attacks of docs/threat-model.md; docs/doctor.md has a row for each check. */
export const KINDS = {
  checkRequired: error('check-required', 'A28: a check that nobody requires holds nothing back'),
  checkPinned: error('check-pinned', 'A19: a check required by name only can be posted green by any workflow'),
  noBypass: error('no-bypass', 'whoever may pass over the rules needs no good model'),
  adminsIncluded: warn('admins-included', 'a taken-over administrator account merges anything'),
  upToDate: warn('up-to-date', 'A30: what was measured is not what is merged'),
  codeOwnerReview: error(
    'code-owner-review',
    'A2, A16: an author edits the workflow or the policy that judges the change',
  ),
  staleApprovals: warn('stale-approvals', 'A17: get an approval, then push'),
  codeownersCover: error('codeowners-cover', 'A16: the policy is weakened by somebody who does not own it'),
  codeownersValid: error('codeowners-valid', 'A16: GitHub skips lines with faults and owners who do not exist'),
  branchKept: warn('branch-kept', 'A16: a force push rewrites the policy without a review'),
  ledgerKept: error(
    'ledger-kept',
    'A34: who rewrites the ledger chooses the champion that candidates are compared with',
  ),
  ledgerWriters: warn('ledger-writers', 'A34: anybody with write access can add a version to the ledger'),
  releaseTags: warn('release-tags', 'A34: a moved tag puts other bytes behind a version that was judged'),
  workflowToken: warn('workflow-token', 'A8, A19: a job that names no permissions gets a token that writes'),
  botApproval: error('bot-approval', 'A25: a workflow approves the pull request that started it'),
  forkApproval: warn('fork-approval', 'A2, A23: anybody on the internet starts workflows with code of their own'),
  forkSecrets: error('fork-secrets', 'A7: code of a fork reads secrets or gets a token that writes'),
  selfHosted: error('self-hosted', 'A32: code of a fork stays on the machine and changes what later jobs measure'),
  runsAssay: warn('runs-assay', 'no workflow makes evidence, so nothing can pass or nothing is judged'),
  actionsPinned: error('actions-pinned', 'A5: a tag that is moved runs foreign code beside the evidence'),
  untrustedCheckout: error(
    'untrusted-checkout',
    'A2, A7: code of the pull request runs with secrets and a token that writes',
  ),
  jobPermissions: error(
    'job-permissions',
    'A7, A19: the job that runs the author’s code may forge checks or ask for an identity',
  ),
  policyValid: error('policy-valid', 'A28: a policy that cannot be read judges nothing'),
  policyBlocks: error('policy-blocks', 'A16: rules that only warn hold nothing back'),
  policyCovers: error('policy-covers', 'a model that the policy does not name is not judged'),
  dependabot: {
    id: 'dependabot',
    severity: 'advice',
    why: 'A33: pinned actions stay at a faulty version until somebody raises them',
  },
} as const satisfies Readonly<Record<string, CheckKind>>
