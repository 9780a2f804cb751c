/** Columns for a terminal, each as wide as its widest cell; no line ends in spaces. */
function textTable(head, rows) {
	const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
	return [head, ...rows].map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}`.trimEnd()).join("\n");
}

export { textTable as t };