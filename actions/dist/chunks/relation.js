/** Two numbers are the same when they differ by less than this share of the sizes of all numbers of the relation. */
const RELATION_TOLERANCE = 1e-6;
/** What the relation says, with the target on the left. */
function relationText(relation, target) {
	const [a, b = ""] = relation.columns;
	switch (relation.kind) {
		case "scaled": {
			const offset = relation.offset === 0 ? "" : ` ${relation.offset < 0 ? "-" : "+"} ${short(Math.abs(relation.offset))}`;
			return `${target} = ${relation.factor === 1 ? "" : `${short(relation.factor)} x `}${a}${offset}`;
		}
		case "sum": return `${target} = ${a} + ${b}`;
		case "difference": return `${target} = ${a} - ${b}`;
		case "product": return `${target} = ${a} x ${b}`;
		case "ratio": return `${target} = ${a} / ${b}`;
		case "part": return `${a} is never above ${target}`;
		default: return relation;
	}
}
function short(value) {
	return String(Number(value.toPrecision(6)));
}

export { relationText as n, RELATION_TOLERANCE as t };