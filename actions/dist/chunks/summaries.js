import { n as namedWarehouse } from "./warehouse-name.js";

/** Files whose name ends so are stored profiles, wherever a command line takes a file of data. */
const PROFILE_FILE = /\.profile\.json$/;
/** One summarizer for every kind of source. */
function joinSummarizers({ data, profile, warehouse }) {
	return { openSummary: async (source, name) => {
		if ("profile" in source) return (await profile()).openSummary(source, name);
		if ("warehouse" in source) return (await warehouse(source.warehouse)).openSummary(source, name);
		return (await data()).openSummary(source, name);
	} };
}
/** What a name on a command line stands for: data, a stored profile, or a table of a warehouse. Throws UserError INPUT_INVALID. */
function namedSource(name) {
	return namedWarehouse(name) ?? (PROFILE_FILE.test(name) ? { profile: name } : { path: name });
}

export { namedSource as n, joinSummarizers as t };