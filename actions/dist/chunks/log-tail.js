const MAX_LINE_CHARACTERS = 2e3;
/** Keeps at most `limit` lines of at most 2,000 characters. */
function createLogTail(limit = 200) {
	const kept = [];
	let count = 0;
	return {
		add: (line) => {
			count++;
			kept.push(line.slice(0, MAX_LINE_CHARACTERS));
			if (kept.length > limit) kept.shift();
		},
		lines: () => [...kept],
		count: () => count
	};
}
/** A line of foreign output as our log may show it: the runner must not read commands (`::…::`, `##[…]`) from it. */
function quoted(line) {
	return `| ${line.replaceAll("##[", "## [")}`;
}

export { quoted as n, createLogTail as t };