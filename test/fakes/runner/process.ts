import { spawn } from 'node:child_process'

export type Finished = { readonly code: number; readonly output: string }

/** Runs one process to its end and keeps what it said, standard output and error in the order they came. */
export function runProcess(
  command: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  onText?: (text: string) => void,
): Promise<Finished> {
  const [file = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const take = (chunk: Buffer): void => {
      output += chunk.toString()
      onText?.(chunk.toString())
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
