function columnOf(table, name) {
	return table.columns.find((column) => column.name === name);
}
/** The cell as text, the way a person would write it; `undefined` is missing. */
function cellText(column, row) {
	if (column.kind === "text") return column.dictionary[column.codes[row] ?? -1];
	const value = column.values[row] ?? NaN;
	return Number.isNaN(value) ? void 0 : String(value);
}

export { columnOf as n, cellText as t };