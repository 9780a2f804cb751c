import { FORMS } from './parse.ts'

/** The answer to `/assay help`; `docs/commands.md` says more. */
export const HELP = [
  'Commands, on the first line of a new comment:',
  '',
  `- \`${FORMS.approve}\` approves the head commit and the evidence shown for it (write role; not the author)`,
  `- \`${FORMS.waive}\` asks for a waiver of one failing rule (the author, or the triage role)`,
  `- \`${FORMS['break-glass']}\` asks for one that ends in 24 hours and that one person may agree to (the author, or the triage role; where the policy has \`waivers.emergency\`)`,
  `- \`${FORMS.agree}\` agrees to a waiver (whom the policy names under \`waivers.approvers\` or \`waivers.emergency\`)`,
  `- \`${FORMS.unwaive}\` takes a waiver back (whoever asked for it, or may agree to it)`,
  `- \`${FORMS.recheck}\` reads the policy and the evidence again (the author, or the triage role)`,
  `- \`${FORMS.explain}\` says what a rule saw, from the record (the author, or the triage role)`,
  `- \`${FORMS.retrain}\` says how to run the training again (write role)`,
  `- \`${FORMS.promote}\` and \`${FORMS.rollback}\` say the command that moves the champion (maintain role)`,
  '- `/assay help` shows this list',
  '',
  'SHA is the beginning of the head commit, at least 12 characters. Roles are those in this repository, asked for at that moment.',
].join('\n')
