import { basename, dirname, isAbsolute, join } from 'node:path'
import { Ajv } from 'ajv'
import { default as standaloneCode } from 'ajv/dist/standalone/index.js'
import type { Plugin } from 'rolldown'
import { minifySync } from 'rolldown/utils'
import { namePaths, SCHEMA_OPTIONS } from '../../shared/document/compile-schema.ts'
import { shareParts } from '../../shared/document/shared-parts.ts'
import { ROOT } from './read-action.ts'

const COMPILER = join(ROOT, 'shared', 'document', 'compile-schema.ts')
const READY = '\0ready-schemas:'
const RUNTIME = /const (\w+) = require\("(ajv\/[^"]+)"\)\.default;/g

/** What a bundle has in place of the compiler: a schema that was not made ready is our mistake, and nothing passes by it. */
const LOOKUP = `
export const compiled = new WeakMap()
export function compileSchema(schema) {
  const ready = compiled.get(schema)
  if (ready === undefined) throw new Error('this schema was not made ready when the bundle was built')
  return ready
}`

/**
 * Compiles schemas when the bundle is built instead of at each start. `modules`: the files, relative to the repository, whose exports
 * named `…Schema` are checked against; the checks travel with them, so that a verb loads only its own.
 */
export function readySchemas(modules: readonly string[]): Plugin {
  const files = new Map(modules.map((file) => [join(ROOT, file), file]))
  return {
    name: 'ready-schemas',
    resolveId(source, importer) {
      if (source.startsWith(READY)) return source
      return importer?.startsWith(READY) && !isAbsolute(source) ? this.resolve(source, COMPILER) : null
    },
    async load(id) {
      if (id === COMPILER) return { code: LOOKUP, moduleType: 'js' }
      return id.startsWith(READY) ? { code: await checksOf(id.slice(READY.length)), moduleType: 'js' } : null
    },
    renderChunk(code, { fileName, moduleIds }) {
      if (!moduleIds.every((id) => id.startsWith(READY))) return null
      const { code: compact, errors } = minifySync(fileName, code, { module: true, compress: true, mangle: true })
      if (errors.length > 0) throw new Error(`the checks in ${fileName} could not be made compact`)
      return { code: compact, map: null }
    },
    async transform(code, id) {
      const file = files.get(id)
      return file === undefined ? null : { code: `${code}\n${await registration(file)}` }
    },
  }
}

/**
 * The generated checks of each file in a chunk of their own, which `renderChunk` above makes compact: nobody reviews what a generator
 * wrote line by line, and indented it would be half as long again.
 */
export const CHECKS_GROUP = { name: checksName, test: (id: string): boolean => id.startsWith(READY) }

function checksName(id: string): string {
  return `checks-${basename(dirname(id))}-${basename(id, '.ts')}`
}

async function schemasOf(file: string): Promise<[name: string, schema: object][]> {
  const exported = (await import(join(ROOT, file))) as Readonly<Record<string, unknown>>
  const schemas = Object.entries(exported).filter(([name]) => name.endsWith('Schema')) as [string, object][]
  if (schemas.length === 0) throw new Error(`${file} exports no schema`)
  return schemas.sort(([a], [b]) => (a < b ? -1 : 1))
}

async function registration(file: string): Promise<string> {
  const names = (await schemasOf(file)).map(([name]) => name)
  return [
    `import { compiled as $compiled } from ${JSON.stringify(COMPILER)}`,
    `import * as $ready from ${JSON.stringify(READY + file)}`,
    ...names.map((name) => `$compiled.set(${name}, $ready.${name})`),
  ].join('\n')
}

async function checksOf(file: string): Promise<string> {
  const schemas = await schemasOf(file)
  const ajv = new Ajv({ ...SCHEMA_OPTIONS, code: { source: true, esm: true, optimize: true } })
  const shared = shareParts(schemas.map(([, schema]) => schema))
  for (const [name, part] of shared.parts) ajv.addSchema(part, name)
  for (const [i, [name]] of schemas.entries()) ajv.addSchema(shared.schemas[i] as object, name)
  for (const name of shared.parts.keys()) {
    const source = ajv.getSchema(name)?.source
    if (source === undefined) throw new Error(`${file}: the shared part ${name} has no check`)
    source.validateCode = namePaths(source.validateCode, name)
  }
  const code = standaloneCode.default(ajv, Object.fromEntries(schemas.map(([name]) => [name, name])))
  const imports: string[] = []
  const body = code.replaceAll(RUNTIME, (_all, name: string, source: string) => {
    imports.push(`import $${name} from ${JSON.stringify(`${source}.js`)}`)
    return `const ${name} = $${name}.default ?? $${name};`
  })
  return [...imports, body].join('\n')
}
