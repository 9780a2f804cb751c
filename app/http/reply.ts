/** An answer as data; `close` ends the connection because the rest of the request is not read. */
export type Reply = {
  readonly status: number
  readonly body: string
  readonly type: 'text/plain' | 'text/html' | 'application/json'
  readonly headers?: Readonly<Record<string, string>>
  readonly close?: boolean
}

export function text(status: number, body: string): Reply {
  return { status, body: `${body}\n`, type: 'text/plain' }
}

export function json(status: number, value: object): Reply {
  return { status, body: `${JSON.stringify(value)}\n`, type: 'application/json' }
}

/** A small page. `body` is HTML: everything that came from outside must have gone through `escapeHtml`. */
export function page(status: number, title: string, body: string): Reply {
  const style =
    ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}pre{overflow:auto;background:color-mix(in srgb,currentColor 8%,transparent);padding:1rem}'
  return {
    status,
    type: 'text/html',
    headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'" },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>\n`,
  }
}

export function escapeHtml(value: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return value.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
