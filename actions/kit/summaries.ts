import type { DataSource, SummarySource, WarehouseSource } from '../../shared/data/source.ts'
import { namedWarehouse } from '../../shared/data/warehouse-name.ts'
import type { StoredProfiles } from '../../shared/ports/stored-profiles.ts'
import type { Summarizer } from '../../shared/ports/summaries.ts'

/** Who sums up which kind of source; each is made when the first such source is opened, so that a stored profile needs no engine. */
export type Summarizers = {
  readonly data: () => Promise<Summarizer<DataSource>>
  readonly profile: () => Promise<Pick<StoredProfiles, 'openSummary'>>
  readonly warehouse: (kind: WarehouseSource['warehouse']) => Promise<Summarizer<WarehouseSource>>
}

/** Files whose name ends so are stored profiles, wherever a command line takes a file of data. */
const PROFILE_FILE = /\.profile\.json$/

/** One summarizer for every kind of source. */
export function joinSummarizers({ data, profile, warehouse }: Summarizers): Summarizer {
  return {
    openSummary: async (source, name) => {
      if ('profile' in source) return (await profile()).openSummary(source, name)
      if ('warehouse' in source) return (await warehouse(source.warehouse)).openSummary(source, name)
      return (await data()).openSummary(source, name)
    },
  }
}

/** What a name on a command line stands for: data, a stored profile, or a table of a warehouse. Throws UserError INPUT_INVALID. */
export function namedSource(name: string): SummarySource {
  return namedWarehouse(name) ?? (PROFILE_FILE.test(name) ? { profile: name } : { path: name })
}
