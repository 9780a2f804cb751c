/**
 * `npm run demo`: the main job, end to end, on real data. A GitHub that runs on this machine, the real App as a process, the built actions
 * as processes; six chapters in under a minute. Then a page shows the pull requests; `-- --once` ends instead, and
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
const pages = await servePages(town.repo)
const camera =
  pictures === undefined ? undefined : await (await import('./pictures.ts')).openCamera(pages.url, pictures)
try {
  await tellStory(town, tell, async (name, path, height) => camera?.take(name, path, height))
  process.stdout.write(`\nThe whole story took ${((performance.now() - start) / 1000).toFixed(0)} s.\n`)
  if (camera === undefined && !once) {
    process.stdout.write(`Look at the pull requests as GitHub would show them: ${pages.url}   (Ctrl+C ends)\n`)
    await new Promise<void>((resolve) => process.once('SIGINT', resolve))
  }
} catch (error) {
  process.stderr.write(
    `\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\nWhat the jobs said last:\n${town.jobLog().slice(-6000)}\n`,
  )
  process.exitCode = 1
} finally {
  await camera?.close()
  await pages.close()
  await town.close()
}
