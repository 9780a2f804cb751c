import { describe, expect, test } from 'vitest'
import { createGitHubLedger } from '../../shared/adapters/github/ledger.ts'
import { createReleaseStore } from '../../shared/adapters/github/releases.ts'
import { findChampion } from '../../shared/usecases/find-champion.ts'
import { registerModel } from '../../shared/usecases/register-model.ts'
import { createGitDataApi, type GitDataApi } from '../fakes/git-data-api.ts'
import { describeLedger } from './ledger-contract.ts'
import { describeRegistry, gatedModel, inputOf, portsOf } from './register-contract.ts'

const NAME = { owner: 'o', repo: 'r' }

function open(api: GitDataApi, failAt?: number) {
  const client = api.connect(failAt)
  return { ledger: createGitHubLedger(client, NAME, 'assay'), bytes: createReleaseStore(client, NAME) }
}

describeLedger('GitHub', async () => {
  const api = createGitDataApi()
  return { open: async () => open(api).ledger }
})

describeLedger('GitHub with listings cut short', async () => {
  const api = createGitDataApi()
  api.switches.truncateTrees = true
  return { open: async () => open(api).ledger }
})

describeRegistry('GitHub', async () => {
  const api = createGitDataApi()
  const look = async () => {
    const { ledger } = open(api)
    const snapshot = await ledger.snapshot()
    const published = api.releases.filter(({ draft }) => !draft)
    const assets = published.map(({ tag_name, assets: all }) => [
      tag_name,
      all.map(({ name, digest }) => [name, digest]).sort(),
    ])
    return { paths: await snapshot.list(''), assets }
  }
  return { open: async (failAt) => open(api, failAt), look }
})

describe('GitHub: releases', () => {
  const register = async (api: GitDataApi) => {
    const gated = gatedModel({ 'model.json': '{}', 'deep/weights_1.bin': 'weights' }, { state: 'none' })
    return { gated, registered: await registerModel(portsOf(gated.workspace, open(api)), inputOf(gated)) }
  }

  test('the tag lies on a commit of the ledger, the release is never "latest", asset names are plain', async () => {
    const api = createGitDataApi()
    await register(api)
    expect(api.releases).toHaveLength(1)
    const [release] = api.releases
    expect(release).toMatchObject({ tag_name: 'assay/credit-risk/v1.0.0', draft: false, makeLatest: 'false' })
    const tagged = api.commits.get(api.refs.get('refs/tags/assay/credit-risk/v1.0.0') ?? '')
    expect([...(api.trees.get(tagged?.tree ?? '')?.keys() ?? [])]).toContain('ledger.json')
    expect(release?.assets.map(({ name }) => name)).toEqual([
      'deep__weights_5f1.bin',
      'model.json',
      'assay_manifest.json',
    ])
  })

  test('commits name no author, so that GitHub signs them', async () => {
    const api = createGitDataApi()
    await register(api)
    const bodies = [...api.commits.values()].map(({ body }) => Object.keys(body).sort())
    expect(new Set(bodies.map(String))).toEqual(new Set(['message,parents,tree']))
  })

  test('an upload that arrives broken is thrown away and sent again; one that never arrives whole is not published', async () => {
    const once = createGitDataApi()
    once.switches.corruptUploads = 1
    expect((await register(once)).registered.created).toBe(true)
    const never = createGitDataApi()
    never.switches.corruptUploads = 100
    await expect(register(never)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    expect(never.releases.every(({ draft }) => draft)).toBe(true)
  })

  test('a server that reports no digests is believed only after reading back', async () => {
    const api = createGitDataApi()
    api.switches.hideDigests = true
    api.switches.corruptUploads = 1
    expect((await register(api)).registered.created).toBe(true)
  })

  test('an asset swapped later is not handed out', async () => {
    const api = createGitDataApi()
    const { gated } = await register(api)
    for (const asset of api.releases[0]?.assets ?? []) asset.bytes = new Uint8Array([1, 2, 3])
    const champion = await findChampion(portsOf(gated.workspace, open(api)), 'credit-risk')
    if (champion.state !== 'is') throw new Error('no champion')
    await expect(champion.fetchFiles()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  })

  test('without GitHub at hand the files of a release cannot be fetched, and the message says what is missing', async () => {
    const api = createGitDataApi()
    const { gated } = await register(api)
    const { ledger } = open(api)
    const champion = await findChampion(portsOf(gated.workspace, { ledger }), 'credit-risk')
    if (champion.state !== 'is') throw new Error('no champion')
    await expect(champion.fetchFiles()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', fix: /GITHUB_TOKEN/ })
  })
})

describe('GitHub: what goes wrong', () => {
  test('a hidden repository is a fault, never an empty ledger', async () => {
    const api = createGitDataApi()
    api.switches.hidden = true
    await expect(open(api).ledger.snapshot()).rejects.toMatchObject({ code: 'GITHUB_UNAVAILABLE' })
  })

  test('a token that may only read is refused with the permission to add', async () => {
    const api = createGitDataApi()
    api.switches.readOnly = true
    const write = open(api).ledger.publish({ base: undefined, message: 'm', files: [{ path: 'a', content: 'a' }] })
    await expect(write).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
    await expect(write).rejects.toThrow(/contents: write/)
  })
})
