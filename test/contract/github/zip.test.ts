import { crc32, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readZip, ZIP_LIMITS } from '../../../shared/adapters/github/zip.ts'

type Entry = {
  name: string
  data?: Buffer
  packed?: Buffer
  size?: number
  crc?: number
  method?: number
  flags?: number
  mode?: number
  offset?: number
}

function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data = Buffer.from('{}'), ...rest } of entries) {
    const packed = rest.packed ?? deflateRawSync(data)
    const title = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(title.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(rest.flags ?? 0, 8)
    central.writeUInt16LE(rest.method ?? 8, 10)
    central.writeUInt32LE(rest.crc ?? crc32(data), 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(rest.size ?? data.length, 24)
    central.writeUInt16LE(title.length, 28)
    central.writeUInt32LE(((rest.mode ?? 0) << 16) >>> 0, 38)
    central.writeUInt32LE(rest.offset ?? at, 42)
    parts.push(local, title, packed)
    directory.push(central, title)
    at += 30 + title.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, central, end])
}

/** Three names for the same 200,000 bytes, which are there once. */
function shared(): Buffer {
  const data = Buffer.alloc(200_000, 97)
  const whole = zip([{ name: 'a', data, packed: data, method: 0 }])
  const central = whole.subarray(whole.length - 22 - 47, whole.length - 22)
  const end = Buffer.from(whole.subarray(whole.length - 22))
  end.writeUInt16LE(3, 10)
  const named = ['a', 'b', 'c'].map((name) => Buffer.concat([central.subarray(0, 46), Buffer.from(name)]))
  return Buffer.concat([whole.subarray(0, whole.length - 22 - 47), ...named, end])
}

test('honest files come out as they went in', () => {
  const entries = readZip(
    zip([
      { name: 'a.json' },
      { name: 'folder/', data: Buffer.alloc(0) },
      { name: 'folder/b.txt', data: Buffer.from('é') },
    ]),
    'x',
  )
  expect(entries.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
    ['a.json', '{}'],
    ['folder/b.txt', 'é'],
  ])
})

test.each<[string, Buffer, string]>([
  ['something else', Buffer.from('hello'), 'not a zip'],
  ['an empty file', Buffer.alloc(0), 'not a zip'],
  ['a file cut off', zip([{ name: 'a' }]).subarray(0, 40), 'not a zip'],
  ['a bomb by ratio', zip([{ name: 'a', data: Buffer.alloc(4_000_000) }]), 'more than 100 times'],
  ['a bomb that lies about its size', zip([{ name: 'a', data: Buffer.alloc(4_000_000), size: 10 }]), 'damaged'],
  ['a file that says it is huge', zip([{ name: 'a', size: ZIP_LIMITS.entryBytes + 1 }]), 'at most'],
  ['too many files', zip(Array.from({ length: 65 }, (_, i) => ({ name: `f${i}` }))), 'at most 64'],
  ['a path upwards', zip([{ name: '../a' }]), 'leaves the archive'],
  ['an absolute path', zip([{ name: '/etc/passwd' }]), 'leaves the archive'],
  ['a path of another system', zip([{ name: 'c:\\a' }]), 'leaves the archive'],
  ['the same path twice', zip([{ name: 'a.json' }, { name: 'A.json' }]), 'twice'],
  ['a symbolic link', zip([{ name: 'a', mode: 0o120777 }]), 'not a regular file'],
  ['an encrypted file', zip([{ name: 'a', flags: 1 }]), 'encrypted'],
  ['an unknown method', zip([{ name: 'a', method: 12 }]), 'method 12'],
  ['a wrong checksum', zip([{ name: 'a', crc: 1 }]), 'checksum'],
  ['entries that share bytes', shared(), 'overlap'],
  ['a directory elsewhere', zip([{ name: 'a', offset: 5 }]), 'where the directory says'],
])('%s is refused', (_, archive, words) => {
  expect(() => readZip(archive, 'artifact')).toThrow(
    expect.objectContaining({ code: 'EVIDENCE_INVALID', message: expect.stringContaining(words) }),
  )
})
