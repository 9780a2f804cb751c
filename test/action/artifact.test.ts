import { expect, test } from 'vitest'
import { startLoopback } from './loopback.ts'
import { createWorkspace, runStep } from './run-bundle.ts'

const SERVICE = 'POST /twirp/github.actions.results.api.v1.ArtifactService'
/** An unsigned token as the runner hands it out: the client reads the run and the job from it. */
const TOKEN = [{ alg: 'none' }, { scp: 'Actions.Results:run-backend:job-backend' }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('')
  .join('.')

test.each([
  ['the evidence leaves the job as an artifact that the App finds by its name', '', 'assay-evidence-test-late-payment'],
  ['the page follows it in an artifact of its own', 'report.html', 'assay-report-test-late-payment'],
])('%s', async (_, html, last) => {
  const service = await startLoopback((request, url) => {
    if (request === `${SERVICE}/CreateArtifact`)
      return { json: { ok: true, signed_upload_url: `${url}/blob/one?sig=x` } }
    if (request === `${SERVICE}/FinalizeArtifact`) return { json: { ok: true, artifact_id: '99' } }
    return request === 'PUT /blob/one' ? { status: 201 } : undefined
  })
  const env = {
    ACTIONS_RUNTIME_TOKEN: TOKEN,
    ACTIONS_RESULTS_URL: service.url,
    GITHUB_SERVER_URL: 'http://x.localhost',
  }
  const step = await runStep('test', { workspace: createWorkspace(), env: { ...env, INPUT_HTML: html } })
  expect(step.code, step.stdout).toBe(0)
  const created = JSON.parse(service.bodies.get(`${SERVICE}/CreateArtifact`)?.toString() ?? '{}') as { name?: string }
  expect(created.name).toBe(last)
  expect(service.requests).toContain('PUT /blob/one')
  expect(service.requests.at(-1)).toBe(`${SERVICE}/FinalizeArtifact`)
})

test('evidence that could not be stored is a fault, not a warning', async () => {
  const service = await startLoopback(() => ({ status: 403, json: { msg: 'no' } }))
  const env = {
    ACTIONS_RUNTIME_TOKEN: TOKEN,
    ACTIONS_RESULTS_URL: service.url,
    GITHUB_SERVER_URL: 'http://x.localhost',
  }
  const step = await runStep('test', { workspace: createWorkspace(), env })
  expect(step.code).toBe(3)
  expect(step.stdout).toMatch(/GITHUB_UNAVAILABLE.*403/)
})
