import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { defineConfig } from 'rolldown'
import { licenses, moduleManifest } from './.github/scripts/rolldown-plugins.ts'

/** Bundles for the runner. Only `actions/` is bundled; the App runs from its sources. */
const verbs = globSync('actions/*/main.ts').sort()
const children = globSync('actions/train/child*.ts').sort()

/** Packages with an API of their own start-up cost: each in its own file, loaded only by the verb that needs it. */
const VENDORS = [
  ['artifact', /node_modules[\\/](@actions[\\/](artifact|github)|@azure|@bufbuild|@protobuf-ts|archiver|unzip-stream)/],
  ['octokit', /node_modules[\\/](@?octokit|@octokit)[\\/]/],
  ['ajv', /node_modules[\\/](ajv|fast-deep-equal|fast-uri|json-schema-traverse)[\\/]/],
  ['yaml', /node_modules[\\/]yaml[\\/]/],
] as const

export default defineConfig({
  input: {
    ...Object.fromEntries(verbs.map((file) => [basename(dirname(file)), file])),
    cli: 'actions/cli.ts',
    ...Object.fromEntries(children.map((file) => [basename(file, '.ts'), file])),
  },
  platform: 'node',
  tsconfig: true,
  external: [/^@duckdb\//, /^@tensorflow\//, /^onnxruntime-/],
  treeshake: {
    // Their modules only define functions; without this, reading an input would load a whole HTTP client.
    moduleSideEffects: [{ test: /node_modules[\\/]@actions[\\/](core|http-client|exec|io)[\\/]/, sideEffects: false }],
  },
  plugins: [licenses('LICENSES.txt'), moduleManifest('package.json')],
  output: {
    dir: 'actions/dist',
    format: 'esm',
    cleanDir: true,
    minify: false,
    sourcemap: false,
    comments: { legal: true, annotation: false },
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    codeSplitting: {
      groups: VENDORS.map(([name, test]) => ({ name: `vendor-${name}`, test })),
    },
  },
})
