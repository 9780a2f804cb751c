/** The known name that is closest to what was written, when it is close enough to be a slip of the pen. */
function nearestName(written, known) {
	const limit = Math.max(1, Math.floor(written.length / 3));
	let best;
	for (const name of known) {
		if (Math.abs(name.length - written.length) > limit) continue;
		const distance = editDistance(written.toLowerCase(), name.toLowerCase());
		if (distance <= limit && (best === void 0 || distance < best.distance)) best = {
			name,
			distance
		};
	}
	return best?.name;
}
/** Levenshtein distance, two rows. */
function editDistance(a, b) {
	let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitute = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			row.push(Math.min(substitute, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
		}
		previous = row;
	}
	return previous[b.length] ?? 0;
}

export { nearestName as t };