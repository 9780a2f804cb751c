/** What a ruleset has to say about the branch that Assay guards, as the body of `POST /repos/{owner}/{repo}/rulesets`. */
export function branchRuleset(branch: string, check: string, app: number | 'APP_ID'): object {
  return {
    name: check,
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } },
    bypass_actors: [],
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 1,
          dismiss_stale_reviews_on_push: true,
          require_code_owner_review: true,
          require_last_push_approval: true,
          required_review_thread_resolution: false,
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: true,
          required_status_checks: [{ context: check, integration_id: app }],
        },
      },
    ],
  }
}

/** What a ruleset has to say about the ledger branch. */
export function ledgerRuleset(branch: string): object {
  return {
    name: 'assay: ledger',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } },
    bypass_actors: [],
    rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
  }
}

/** What a ruleset has to say about the tags of registered versions: made once, never moved or removed. */
export function tagRuleset(): object {
  return {
    name: 'assay: versions',
    target: 'tag',
    enforcement: 'active',
    conditions: { ref_name: { include: ['refs/tags/assay/**/*'], exclude: [] } },
    bypass_actors: [],
    rules: [{ type: 'deletion' }, { type: 'update' }],
  }
}

/** The command that makes a ruleset. */
export function createRuleset(repository: string, body: object): string {
  return `gh api -X POST repos/${repository}/rulesets --input - <<'JSON'\n${JSON.stringify(body, null, 2)}\nJSON`
}

/** Where a ruleset or the classic protection is edited. */
export function editGuard(
  guard: { readonly name: string; readonly kind: 'ruleset' | 'classic' },
  change: string,
): string {
  const place = guard.kind === 'ruleset' ? 'Settings > Rules > Rulesets' : 'Settings > Branches'
  return `${place} > ${guard.name}: ${change}`
}
