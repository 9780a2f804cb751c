/** One order of the tests and one set of generated cases on every machine, so that what passed passes again; the nightly run tries others. */
export const SEED = Number(process.env['ASSAY_TEST_SEED'] ?? 1_795_298_757_532)
