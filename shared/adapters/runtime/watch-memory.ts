import { once } from 'node:events'
import { setInterval } from 'node:timers'
import { parentPort, Worker, workerData } from 'node:worker_threads'

const EVERY_MS = 25

/** How much memory a process may take beyond what it has when the watch begins. */
type MemoryWatch = { readonly extraBytes: number }

/** Starts the watch in a thread of its own, because a model that computes leaves the first thread no turn; settles when it watches. */
export async function startWatch(entry: string, watch: MemoryWatch): Promise<void> {
  const thread = new Worker(entry, { workerData: watch })
  await once(thread, 'message')
  thread.unref()
}

/** The whole life of that thread: ends the process when it takes too much memory, or when its parent is gone. */
export function watchMemory(): void {
  const { extraBytes } = workerData as MemoryWatch
  const most = process.memoryUsage.rss() + extraBytes
  const parent = process.ppid
  setInterval(() => {
    if (process.memoryUsage.rss() > most || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  }, EVERY_MS)
  parentPort?.postMessage('watching')
}
