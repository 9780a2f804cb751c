/** A leaf that was looked at: where it stands, and what it was. `undefined`: it was looked for and is not there. */
export type Read = { readonly path: string; readonly value: string | number | boolean | null | undefined }

/**
 * A view of plain data that notes every leaf anybody looks at. Lists are walked by name where their members have one
 * (`metrics[roc_auc].value`), so that the path says what was read.
 */
export function traced<T extends object>(value: T): { readonly view: T; readonly reads: () => readonly Read[] } {
  const found = new Map<string, Read>()
  const views = new WeakMap<object, object>()
  const viewOf = (target: object, path: string): object => {
    const known = views.get(target)
    if (known !== undefined) return known
    const view = new Proxy(target, {
      get(_, key, receiver) {
        const member: unknown = Reflect.get(target, key, receiver)
        if (typeof key === 'symbol' || typeof member === 'function') return member
        const place = pathTo(path, target, key, member)
        if (typeof member === 'object' && member !== null) return viewOf(member, place)
        if (!Array.isArray(target)) found.set(place, { path: place, value: member as Read['value'] })
        else if (key !== 'length') found.set(place, { path: place, value: member as Read['value'] })
        return member
      },
    })
    views.set(target, view)
    return view
  }
  // A copy, because a view of something frozen may not answer with views of its members.
  const view = viewOf(JSON.parse(JSON.stringify(value)) as T, '') as T
  return { view, reads: () => [...found.values()] }
}

function pathTo(path: string, target: object, key: string, member: unknown): string {
  if (!Array.isArray(target)) return path === '' ? key : `${path}.${key}`
  return `${path}[${nameOf(member) ?? key}]`
}

function nameOf(member: unknown): string | undefined {
  if (typeof member !== 'object' || member === null) return undefined
  const { name, metric, column } = member as Readonly<Record<string, unknown>>
  return [name, metric, column].find((one) => typeof one === 'string')
}
