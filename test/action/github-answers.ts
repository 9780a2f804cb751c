import type { Answer } from './loopback.ts'
import { HEAD } from './run-bundle.ts'

const BASE = 'c'.repeat(40)

/** What GitHub says about pull request 7 of octo/models; `policy` is the policy at the tip of main, `undefined` when there is none. */
export function githubAnswers(policy: string | undefined, headSha = HEAD): (request: string) => Answer | undefined {
  const routes: Readonly<Record<string, unknown>> = {
    'GET /repos/octo/models': { default_branch: 'main' },
    'GET /repos/octo/models/git/ref/heads/main': { object: { sha: BASE } },
    'GET /repos/octo/models/git/ref/heads%2Fmain': { object: { sha: BASE } },
    'GET /repos/octo/models/pulls/7': {
      number: 7,
      state: 'open',
      head: { sha: headSha, repo: { full_name: 'octo/models' } },
      base: { ref: 'main' },
      user: { login: 'mallory' },
    },
    'GET /repos/octo/models/pulls/7/files': [{ filename: 'data/predictions.csv' }],
    'GET /repos/octo/models/pulls/7/commits': [{ author: { login: 'mallory' }, committer: { login: 'mallory' } }],
    'GET /repos/octo/models/pulls/7/reviews': [],
  }
  return (request) => {
    if (/contents\/.github(\/|%2F)assay-policy.yml$/.test(request) && policy !== undefined) {
      const content = Buffer.from(policy).toString('base64')
      return {
        json: { type: 'file', encoding: 'base64', content, path: '.github/assay-policy.yml', size: policy.length },
      }
    }
    return request in routes ? { json: routes[request] } : undefined
  }
}
