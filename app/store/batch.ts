import { setTimeout as delay } from 'node:timers/promises'

/** Does what many ask for at the same time in one go. */
export type Batch<Item, Result> = (item: Item) => Promise<Result>

export type BatchOptions<Item> = {
  readonly most: number
  /** Characters, bytes or whatever `run` must not get too much of at once; a larger item goes alone. */
  readonly mostWeight: number
  readonly weigh: (item: Item) => number
  /** Milliseconds to collect before the next group, after one of `size` that took so many; a full group does not wait. Absent: none. */
  readonly pause?: (took: number, size: number) => number
}

type Waiting<Item, Result> = {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Groups calls: while `run` is at work the others wait, and go together afterwards, so that one commit serves all of them. With a pause
 * they wait a little longer and are more; one that comes alone is never kept waiting. `run` answers in the order of its items. When it fails, each item is tried alone: one that cannot be done does not fail the others.
 */
export function createBatch<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  options: BatchOptions<Item>,
): Batch<Item, Result> {
  const waiting: Waiting<Item, Result>[] = []
  let isRunning = false
  const settle = async (group: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await run(group.map(({ item }) => item))
      for (const [i, one] of group.entries()) one.resolve(results[i] as Result)
    } catch (error) {
      if (group.length === 1) return group[0]?.reject(error)
      for (const one of group) await settle([one])
    }
  }
  const drain = async (): Promise<void> => {
    isRunning = true
    while (waiting.length > 0) {
      const began = performance.now()
      const group = takeGroup(waiting, options)
      await settle(group)
      const pause = options.pause?.(performance.now() - began, group.length) ?? 0
      if (pause > 0 && waiting.length < options.most) await delay(pause)
    }
    isRunning = false
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      // Every failure reaches whoever asked; nothing is left to reject here.
      if (!isRunning) void drain()
    })
}

function takeGroup<Item, Result>(
  waiting: Waiting<Item, Result>[],
  { most, mostWeight, weigh }: BatchOptions<Item>,
): readonly Waiting<Item, Result>[] {
  let weight = 0
  const end = waiting.findIndex(({ item }, i) => {
    weight += weigh(item)
    return i > 0 && (i >= most || weight > mostWeight)
  })
  return waiting.splice(0, end < 0 ? waiting.length : end)
}
