import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startSetup } from '../../app/start.ts'
import { servePages } from '../demo/serve.ts'
import { type FakeGitHub, type Repo, startFakeGitHub } from '../fakes/github/start.ts'
import { browserAbsence, faintTexts, launch, openWatched, overflow, type WatchedPage } from './browser.ts'
import { describeReal } from './describe-real.ts'

const HOSTILE_TITLE = `</title><script>attacked('title')</script><img src=x onerror="attacked('title image')">${'w'.repeat(200)}`
const HOSTILE_BODY = `<!-- assay:report --><script>attacked('script')</script>
<img src="https://tracker.invalid/x.png" onerror="attacked('image')">
<svg onload="attacked('svg')"></svg><iframe src="https://tracker.invalid/frame"></iframe>
[press](javascript:attacked('markdown link')) <a href="javascript:attacked('link')">me</a> <a href="java&#10;script:attacked('split')">me</a>
<a href="#" onclick="attacked('click')">me</a> <a href="#"/onclick=attacked('slash')>me</a> <details open ontoggle="attacked('toggle')"><summary>s</summary></details>
<p style="position:fixed;inset:0;background:url(https://tracker.invalid/css)">cover</p>
<form action="https://tracker.invalid/form"><button>send</button></form><meta http-equiv="refresh" content="0;url=https://tracker.invalid/refresh">

${'a'.repeat(300)}

| a | b | c |
|---|---|---|
| ${'x'.repeat(120)} | ${'y'.repeat(120)} | \`${'z'.repeat(120)}\` |
`

describeReal('a real browser', browserAbsence, () => {
  let browser: Browser
  let github: FakeGitHub

  beforeAll(async () => {
    browser = await launch()
    github = await startFakeGitHub()
  })
  afterAll(async () => {
    await browser.close()
    await github.close()
  })

  describe("the demo's pages", () => {
    let repo: Repo
    let pages: Awaited<ReturnType<typeof servePages>>

    beforeAll(async () => {
      repo = await hostileRepository(github)
      pages = await servePages(repo)
    })
    afterAll(() => pages.close())

    const open = async (path: string, options: Parameters<typeof openWatched>[1] = {}): Promise<WatchedPage> => {
      const watched = await openWatched(browser, options)
      await watched.page.goto(new URL(path, pages.url).href)
      return watched
    }

    // The policy of the page would hide what the rendering let through, so the rendering is held to it without the policy, too.
    test.each([
      ['as served', false],
      ['without its content security policy', true],
    ])('hostile titles and comments run nothing and reach nothing (%s)', async (_, bypassCSP) => {
      for (const path of ['/', '/pull/1', checkPath(repo)]) {
        const { page, foreign, alarms } = await open(path, { bypassCSP })
        for (const link of await page.locator('.body a').all())
          await link.click({ noWaitAfter: true, timeout: 2000, force: true })
        await page.waitForTimeout(200)
        expect({ path, alarms, foreign }).toEqual({ path, alarms: [], foreign: [] })
        expect(await page.locator('main script, main img, main svg, main iframe, main form, main meta').count()).toBe(0)
        await page.context().close()
      }
    })

    test.each([1060, 390])('nothing sticks out at %i pixels', async (width) => {
      for (const path of ['/', '/pull/1', checkPath(repo)]) {
        const watched = await open(path)
        expect({ path, overflow: await overflow(watched, width) }).toEqual({ path, overflow: 0 })
        await watched.page.context().close()
      }
    })

    test.each(['light', 'dark'] as const)('every text can be read in the %s scheme', async (colorScheme) => {
      for (const path of ['/', '/pull/1', checkPath(repo)]) {
        const watched = await open(path, { colorScheme })
        expect({ path, faint: await faintTexts(watched) }).toEqual({ path, faint: [] })
        await watched.page.context().close()
      }
    })

    test('every link of every page leads somewhere', async () => {
      const { page } = await open('/')
      const seen = new Set<string>()
      const todo = [pages.url]
      for (let url = todo.pop(); url !== undefined; url = todo.pop()) {
        if (seen.has(url)) continue
        seen.add(url)
        const answer = await page.goto(url)
        expect({ url, status: answer?.status() }).toEqual({ url, status: 200 })
        const links = await page.locator('a[href^="/"]').all()
        const paths = await Promise.all(links.map((link) => link.getAttribute('href')))
        todo.push(...paths.map((path) => new URL(path ?? '/', url).href))
      }
      expect(seen.size).toBeGreaterThanOrEqual(3)
      await page.context().close()
    })
  })

  describe('the set-up page of the App', () => {
    let server: RunningServer
    let url: string

    beforeAll(async () => {
      const log = { info: () => undefined, warn: () => undefined, debug: () => undefined, progress: () => undefined }
      server = await startSetup({ host: '127.0.0.1', port: 0, apiUrl: github.url }, { clock: github.clock, log })
      url = `http://127.0.0.1:${server.port}/setup`
    })
    afterAll(() => server.stop())

    test.each([true, false])(
      'the button posts the manifest with a state (JavaScript: %s)',
      async (javaScriptEnabled) => {
        const { page, foreign } = await openWatched(browser, { javaScriptEnabled })
        let posted: { readonly url: URL; readonly form: URLSearchParams } | undefined
        await page.route(`${github.webUrl}/**`, async (route) => {
          posted = { url: new URL(route.request().url()), form: new URLSearchParams(route.request().postData() ?? '') }
          await route.fulfill({ status: 200, contentType: 'text/html', body: 'GitHub' })
        })
        await page.goto(`${url}?organization=acme`)
        await page.getByRole('button', { name: 'Register on GitHub' }).click()
        await page.waitForURL(`${github.webUrl}/**`)
        expect(posted?.url.pathname).toBe('/organizations/acme/settings/apps/new')
        expect(posted?.url.searchParams.get('state')).toMatch(/^[0-9a-f]{32}$/)
        expect(JSON.parse(posted?.form.get('manifest') ?? '')).toMatchObject({
          public: false,
          default_permissions: { checks: 'write', contents: 'read' },
          hook_attributes: { url: `http://127.0.0.1:${server.port}/api/github/webhooks` },
          redirect_url: `http://127.0.0.1:${server.port}/setup/callback`,
        })
        expect(foreign).toEqual([])
        await page.context().close()
      },
    )

    test.each(['light', 'dark'] as const)(
      'it is narrow enough and can be read in the %s scheme',
      async (colorScheme) => {
        const watched = await openWatched(browser, { colorScheme })
        await watched.page.goto(url)
        expect(await overflow(watched, 1060)).toBe(0)
        expect(await overflow(watched, 390)).toBe(0)
        expect(await faintTexts(watched)).toEqual([])
        await watched.page.context().close()
      },
    )
  })
})

function checkPath(repo: Repo): string {
  return `/checks/${[...repo.checkRuns.keys()][0]}`
}

/** A repository with one pull request whose author attacks whoever looks at it, and a check that repeats what he wrote. */
async function hostileRepository(github: FakeGitHub): Promise<Repo> {
  const repo = await github.createRepository('acme/hostile', { files: { 'README.md': 'x' } })
  const author = github.as('acme')
  await author.push(repo, 'change', { files: { 'a.txt': '1' } })
  const pull = await author.openPullRequest(repo, { head: 'change', title: HOSTILE_TITLE, body: HOSTILE_BODY })
  author.comment(repo, pull.number, HOSTILE_BODY)
  const answer = await fetch(`${github.url}/repos/acme/hostile/check-runs`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${github.jobToken(repo, { checks: 'write' })}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      name: 'assay: main',
      head_sha: pull.headSha,
      status: 'completed',
      conclusion: 'failure',
      output: { title: HOSTILE_TITLE.slice(0, 100), summary: HOSTILE_BODY, text: HOSTILE_BODY },
    }),
  })
  if (!answer.ok) throw new Error(`the check was not made: ${answer.status} ${await answer.text()}`)
  return repo
}
