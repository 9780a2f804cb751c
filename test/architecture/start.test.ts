import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const DIST = join(import.meta.dirname, '../../actions/dist')
const STATIC_IMPORT = /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?"([^"]+)";?$/gm

/** Everything that a bundled file loads before it does anything: its own chunks and Node's modules. */
function loadedWith(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known
  known.add(file)
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT)) {
    const path = join(dirname(file), target)
    if (target.startsWith('.') && existsSync(path)) loadedWith(path, known)
    else known.add(target.replace(/^node:/, ''))
  }
  return known
}

test.each(['gate', 'register'])('%s loads no network, database or model engine before it needs one', (verb) => {
  const loaded = [...loadedWith(join(DIST, `${verb}.js`))]
  expect(loaded).toContain('fs')
  expect(loaded).toContain(join(DIST, 'chunks/start.js'))
  const heavy = /^(https?|http2|net|tls|dns|undici|worker_threads|@duckdb\/.*|onnxruntime-.*|@tensorflow\/.*)$/
  expect(loaded.filter((name) => heavy.test(name) || /octokit|artifact\.js|undici/.test(name))).toEqual([])
})
