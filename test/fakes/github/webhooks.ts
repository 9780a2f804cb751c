import { createHmac } from 'node:crypto'
import type { FaultPlan, WebhookFaults } from './faults.ts'
import { toUser } from './shapes/account.ts'
import { toContext } from './shapes/repo.ts'
import type { Account, App, Installation, Json, Repo } from './types.ts'
import { covers, newGuid, nodeId, track, type World } from './world.ts'

/** One recorded attempt to deliver. */
export type Delivery = {
  readonly id: number
  /** Same for a redelivery of the same event. */
  readonly guid: string
  readonly app: App
  readonly event: string
  readonly action: string | null
  readonly installationId: number | null
  readonly repositoryId: number | null
  readonly redelivery: boolean
  readonly deliveredAt: string
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly payload: Json
  /** What the receiver answered; 0 when it did not. */
  status: number
  statusText: string
  duration: number
  responseHeaders: Readonly<Record<string, string>>
  responseBody: string
}

export type Webhooks = {
  readonly deliveries: Delivery[]
  /** Tells every App that subscribed to the event and is installed on the repository. */
  emit(event: HookEvent): void
  /** Tells one App, whatever it subscribed to: installation events. */
  emitTo(installation: Installation, event: Omit<HookEvent, 'repo'>): void
  redeliver(delivery: Delivery): void
  /** Nothing is waiting or under way. */
  readonly idle: () => boolean
}

export type HookEvent = {
  readonly repo: Repo
  readonly name: string
  readonly action?: string
  readonly payload: Json
  readonly sender: Account
  /** Only this App hears it, for example a check run's button. */
  readonly onlyApp?: App
}

const TIMEOUT_MS = 10_000

/** Queues deliveries per App, signs and posts them in order, and records what came back. */
export function createWebhooks(getWorld: () => World, faults: FaultPlan): Webhooks {
  const deliveries: Delivery[] = []
  const queues = new Map<number, Delivery[]>()
  const busy = new Set<number>()
  let held = 0

  const enqueue = (delivery: Delivery): void => {
    const { drop, duplicate } = faults.webhook()
    if (drop === true || (typeof drop === 'function' && drop(delivery.event, delivery.payload))) return
    const queue = queues.get(delivery.app.id) ?? []
    queues.set(delivery.app.id, queue)
    queue.push(delivery)
    if (duplicate === true) queue.push({ ...delivery, id: getWorld().nextId() })
    if (!busy.has(delivery.app.id)) track(getWorld(), drain(delivery.app.id, queue))
  }

  const drain = async (appId: number, queue: Delivery[]): Promise<void> => {
    busy.add(appId)
    try {
      while (queue.length > 0) {
        const batch = await nextBatch(queue, faults.webhook())
        held += batch.length
        for (const delivery of batch) {
          deliveries.push(delivery)
          await post(getWorld(), delivery)
          held -= 1
        }
      }
    } finally {
      busy.delete(appId)
    }
  }

  return {
    deliveries,
    emit: (event) => {
      for (const installation of getWorld().installations.values()) {
        const { app } = installation
        const wanted = app.events.includes(event.name) && (event.onlyApp === undefined || event.onlyApp === app)
        if (wanted && app.webhookUrl !== undefined && covers(installation, event.repo)) {
          enqueue(toDelivery(getWorld(), installation, event))
        }
      }
    },
    emitTo: (installation, event) => {
      if (installation.app.webhookUrl !== undefined) enqueue(toDelivery(getWorld(), installation, event))
    },
    redeliver: (delivery) => {
      enqueue({ ...delivery, id: getWorld().nextId(), redelivery: true, deliveredAt: getWorld().timestamp() })
    },
    idle: () => held === 0 && busy.size === 0 && [...queues.values()].every((queue) => queue.length === 0),
  }
}

/** One delivery, or with the reorder fault as many as come within 200 ms, last first. */
async function nextBatch(queue: Delivery[], { delayMs = 0, reorder = 1 }: WebhookFaults): Promise<Delivery[]> {
  if (delayMs > 0) await pause(delayMs)
  for (let waited = 0; queue.length < reorder && waited < 200; waited += 10) await pause(10)
  return queue.splice(0, Math.max(reorder, 1)).reverse()
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

function toDelivery(
  world: World,
  installation: Installation,
  event: Omit<HookEvent, 'repo'> & { readonly repo?: Repo },
): Delivery {
  const { app } = installation
  const payload: Json = {
    ...(event.action === undefined ? {} : { action: event.action }),
    ...event.payload,
    ...(event.repo ? toContext(world, event.repo) : {}),
    sender: toUser(world, event.sender),
    // Installation events carry the whole installation, all others its id.
    installation: event.payload['installation'] ?? {
      id: installation.id,
      node_id: nodeId('IN', installation.id),
    },
  }
  const guid = newGuid()
  const body = JSON.stringify(payload)
  return {
    id: world.nextId(),
    guid,
    app,
    event: event.name,
    action: event.action ?? null,
    installationId: installation.id,
    repositoryId: event.repo?.id ?? null,
    redelivery: false,
    deliveredAt: world.timestamp(),
    requestHeaders: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/fake',
      'x-github-event': event.name,
      'x-github-delivery': guid,
      'x-github-hook-id': String(app.id),
      'x-github-hook-installation-target-id': String(app.id),
      'x-github-hook-installation-target-type': 'integration',
      'x-hub-signature-256': `sha256=${createHmac('sha256', app.webhookSecret).update(body).digest('hex')}`,
    },
    payload,
    status: 0,
    statusText: 'pending',
    duration: 0,
    responseHeaders: {},
    responseBody: '',
  }
}

async function post(world: World, delivery: Delivery): Promise<void> {
  const started = performance.now()
  try {
    const response = await fetch(delivery.app.webhookUrl ?? world.url, {
      method: 'POST',
      headers: delivery.requestHeaders,
      body: JSON.stringify(delivery.payload),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'manual',
    })
    delivery.responseBody = await response.text()
    delivery.status = response.status
    delivery.statusText = response.ok ? 'OK' : 'Invalid HTTP Response'
    delivery.responseHeaders = Object.fromEntries(response.headers)
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    delivery.status = timedOut ? 504 : 502
    delivery.statusText = timedOut ? 'timed out' : 'failed to connect to host'
  }
  delivery.duration = Math.round(performance.now() - started) / 1000
}
