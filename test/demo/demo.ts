/**
 * `npm run demo`: the main job, end to end, on real data. A GitHub that runs on this machine, the real App as a process, the built actions
 * as processes; five chapters in under a minute. Then a page shows the pull requests; `-- --once` ends instead, and
 * `-- --pictures docs/images` has a browser take the pictures of the documents.
 */

import { servePages } from './serve.ts'
import { tellStory } from './story.ts'
import { createTeller } from './tell.ts'
import { openTown } from './town.ts'

const once = process.argv.includes('--once')
const pictures = process.argv.includes('--pictures') ? process.argv[process.argv.indexOf('--pictures') + 1] : undefined
const tell = createTeller((text) => process.stdout.write(text), process.stdout.isTTY === true)
const start = performance.now()

process.stdout.write('Assay: a bank, its credit model, and a month of its life. Everything runs on this machine.\n')
const town = await tell.during('starting a GitHub, the Assay App and its database', openTown)
try {
  await tellStory(town, tell)
  process.stdout.write(`\nThe whole story took ${((performance.now() - start) / 1000).toFixed(0)} s.\n`)
  if (pictures !== undefined) {
    const { takePictures } = await import('./pictures.ts')
    const pages = await servePages(town.repo)
    await takePictures(pages.url, pictures, {
      'pull-request-blocked': '/pull/1',
      'pull-request-passed': '/pull/2',
      'drift-alert': '/issues/3',
    })
    await pages.close()
  } else if (!once) {
    const pages = await servePages(town.repo)
    process.stdout.write(`Look at the pull requests as GitHub would show them: ${pages.url}   (Ctrl+C ends)\n`)
    await new Promise<void>((resolve) => process.once('SIGINT', resolve))
    await pages.close()
  }
} catch (error) {
  process.stderr.write(
    `\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\nWhat the jobs said last:\n${town.jobLog().slice(-6000)}\n`,
  )
  process.exitCode = 1
} finally {
  await town.close()
}
