import { spawn } from 'node:child_process'
import { createHmac, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

// Sends signed webhooks at a fixed rate to a server of its own and prints how long the acknowledgements took:
// node test/bench/webhooks.ts [rate per second] [seconds] [bytes]
const [rate = 100, seconds = 10, bytes = 20_000] = process.argv.slice(2).map(Number)
const SECRET = '0123456789abcdefghijk'
const PORT = 43_217

const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'))
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const server = spawn(process.execPath, ['app/server.ts'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    APP_ID: '1',
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: SECRET,
    PORT: String(PORT),
    ASSAY_DATA: folder,
    LOG_LEVEL: 'error',
    GITHUB_API_URL: 'http://127.0.0.1:43218',
  },
})

async function memory(): Promise<string> {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => '')
  return ['VmRSS', 'VmHWM']
    .map((name) => new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? '?')
    .join(' kB, peak ')
}

async function send(i: number): Promise<number> {
  const body = JSON.stringify({ zen: 'x'.repeat(bytes), i })
  const start = performance.now()
  const answer = await fetch(`http://127.0.0.1:${PORT}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'ping',
      'x-github-delivery': `bench-${i}`,
      'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
    },
  })
  await answer.text()
  if (answer.status !== 202) throw new Error(`answered ${answer.status}`)
  return performance.now() - start
}

for (let tries = 0; ; tries++) {
  const isUp = await fetch(`http://127.0.0.1:${PORT}/healthz`).then(
    () => true,
    () => false,
  )
  if (isUp) break
  if (tries > 300) throw new Error('the server did not start')
  await delay(100)
}
await delay(3000)
process.stdout.write(`idle: ${await memory()} kB\n`)
const begin = performance.now()
const sent: Promise<number>[] = []
for (let i = 0; i < rate * seconds; i++) {
  await delay(Math.max(0, begin + (i * 1000) / rate - performance.now()))
  sent.push(send(i))
}
const times = (await Promise.all(sent)).sort((a, b) => a - b)
const at = (share: number): string => `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)} ms`
process.stdout.write(
  `${times.length} deliveries of ${bytes} bytes at ${rate}/s: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)}\n`,
)
process.stdout.write(`after load: ${await memory()} kB\n`)
server.kill('SIGTERM')
await once(server, 'exit')
await rm(folder, { recursive: true, force: true })
