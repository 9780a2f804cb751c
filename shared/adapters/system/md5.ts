import { createHash } from 'node:crypto'
import type { Md5 } from '../../summary/text-counts.ts'

/** MD5 as every SQL engine computes it; it parts values into buckets and keeps no secret. */
export const md5: Md5 = (text) => createHash('md5').update(text, 'utf8').digest('hex')
