import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { defineConfig } from 'rolldown'
import { commonStart } from './.github/scripts/common-start.ts'
import { CHECKS_GROUP, readySchemas } from './.github/scripts/ready-schemas.ts'
import { executable, leaveOut, licenses, moduleManifest } from './.github/scripts/rolldown-plugins.ts'

/** Bundles for the runner. Only `actions/` is bundled; the App runs from its sources. */
const verbs = globSync('actions/*/main.ts').sort()
const children = globSync('actions/*/child*.ts').sort()

/** Packages that several verbs share, each in its own file. What is imported lazily (octokit, the artifact client) gets one by itself. */
const VENDORS = [
  ['ajv', /node_modules[\\/](ajv|fast-deep-equal|fast-uri|json-schema-traverse)[\\/]/],
  ['yaml', /node_modules[\\/]yaml[\\/]/],
] as const

/** Documents that verbs read: the checks of these schemas are made when the bundle is. */
const SCHEMAS = [
  'actions/kit/verdict-file.ts',
  'shared/card/written-schema.ts',
  'shared/config/schema.ts',
  'shared/evidence/schema.ts',
  'shared/ingest/schema.ts',
  'shared/lineage/manifest.ts',
  'shared/model/encoding-schema.ts',
  'shared/monitor/drift-state.ts',
  'shared/policy/repository-schemas.ts',
  'shared/policy/schema.ts',
  'shared/policy/waivers/parse-file.ts',
  'shared/registry/schema.ts',
  'shared/robustness/cases-schema.ts',
  'shared/summary/document/schema.ts',
  'shared/schema/document-schema.ts',
  'shared/train/run-record.ts',
]

/** What one verb does, without its help, which the command line shows for all of them. */
const VERB = /actions[\\/](?!kit)([a-z]+)[\\/](?!main|child|help)[a-z-]+\.ts$/
const verbName = (id: string): string => `verb-${VERB.exec(id)?.[1]}`

/** `gate` and `register` run in every pipeline and do little, so their start is what people wait for. */
const START = commonStart(['actions/gate/main.ts', 'actions/register/main.ts'])

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
  // No comments with the place of each module: the bytes must not depend on where the packages lie.
  experimental: { attachDebugInfo: 'none' },
  // Only uploads are used; unpacking downloads needs packages without a licence text.
  plugins: [
    readySchemas(SCHEMAS),
    START.plugin,
    leaveOut('unzip-stream'),
    licenses('LICENSES.txt'),
    moduleManifest('package.json'),
    executable('cli.js'),
  ],
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
      includeDependenciesRecursively: false,
      groups: [
        CHECKS_GROUP,
        ...VENDORS.map(([name, test]) => ({ name: `vendor-${name}`, test })),
        { name: verbName, test: VERB },
        { name: 'start', test: START.test },
      ],
    },
  },
})
