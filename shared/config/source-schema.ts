/** A name or a path. */
export const text = { type: 'string', minLength: 1, maxLength: 500 } as const
/** Names of columns. */
export const columnNames = { type: 'array', items: text, uniqueItems: true, maxItems: 10000 } as const

/** Where rows are: `data.*` and whatever else reads rows. */
export const source = {
  description:
    'A path or glob in the repository (CSV, Parquet, JSON lines), an address (https, s3, gs, az), or {sql: SELECT …} over such paths.',
  anyOf: [
    text,
    {
      type: 'object',
      additionalProperties: false,
      required: ['sql'],
      properties: {
        sql: { type: 'string', minLength: 1, maxLength: 20000 },
        remote: {
          type: 'array',
          minItems: 1,
          maxItems: 100,
          items: { ...text, pattern: '^[A-Za-z][A-Za-z0-9+.-]*://' },
          description:
            'Addresses outside the repository that the query may read: files, or folders that end in a slash.',
        },
      },
    },
  ],
} as const

const table = {
  type: 'object',
  additionalProperties: false,
  required: ['url_env'],
  properties: {
    url_env: {
      type: 'string',
      pattern: '^[A-Z_][A-Z0-9_]{0,99}$',
      description: 'Environment variable that holds the address, with user and password.',
    },
    table: { ...text, description: 'A table or view, for example `public.loans`.' },
    sql: { type: 'string', minLength: 1, maxLength: 20000, description: 'A query instead of a table.' },
  },
} as const

/** Where a summary of rows can come from. */
export const summarySource = {
  description:
    'A path or glob, {sql: …} over such paths, {profile: file} that `assay profile --store` wrote, or a table inside a database ({postgres: …} or {trino: …}), whose rows stay there.',
  anyOf: [
    text,
    {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 2,
      properties: { ...source.anyOf[1].properties, profile: text, postgres: table, trino: table },
    },
  ],
} as const
