/** How messages and evidence name a source. */
function describeSource(source) {
	return "path" in source ? source.path : `sql: ${source.sql.replace(/\s+/g, " ").trim().slice(0, 200)}`;
}

export { describeSource as t };