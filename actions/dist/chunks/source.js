import { fi as shownAddress } from "./start.js";

/** How messages and evidence name a source. */
function describeSource(source) {
	if ("profile" in source) return source.profile;
	const where = "warehouse" in source ? `${source.warehouse} ` : "";
	if ("path" in source) return shownAddress(source.path);
	if ("table" in source) return `${where}${source.table}`;
	return `${where}sql: ${source.sql.replace(/\s+/g, " ").trim().slice(0, 200)}`;
}

export { describeSource as t };