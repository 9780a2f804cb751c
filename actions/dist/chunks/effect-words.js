import { St as significant } from "./start.js";

/** Names of effects as the statistics give them (`shared/drift`), each with its unit and a clause about the column. */
const EFFECTS = {
	"total-variation": {
		short: (size) => `${significant(100 * size, 2)} %`,
		clause: (size) => `${size} of the rows changed category`
	},
	"wasserstein-1/sd": {
		short: (size) => `${significant(size, 2)} sd`,
		clause: (size) => `moved by ${size.replace("sd", "standard deviations")}`
	},
	"total-variation-beyond-chance": {
		short: (size) => `${significant(100 * size, 2)} %`,
		clause: (size) => `${size} of the rows changed value`
	},
	"missing-share": {
		short: (size) => `${significant(100 * size, 2)} points`,
		clause: (size) => `missing values changed by ${size}`
	},
	schema: {
		short: () => "schema",
		clause: () => "the schema changed"
	}
};
/** Names come from outside: `constructor` is not an effect. */
function effectOf(name) {
	return Object.hasOwn(EFFECTS, name) ? EFFECTS[name] : void 0;
}
/** A size in the unit of the column's effect. */
function sized({ effect }, size) {
	return effectOf(effect.name)?.short(size) ?? significant(size, 2);
}
/** The effect of a column with its unit, short: `0.31 sd`. */
function effectText(column) {
	const { name, size } = column.effect;
	return effectOf(name) !== void 0 ? sized(column, size) : `${name} ${significant(size, 2)}`;
}
/** The same with its interval, where it has one: `0.31 sd (0.20 sd to 0.42 sd)`. */
function effectInterval(column) {
	const { interval } = column.effect;
	if (interval === void 0) return effectText(column);
	return `${effectText(column)} (${sized(column, interval.low)} to ${sized(column, interval.high)})`;
}
/** The same as a clause about the column: `moved by 0.31 standard deviations`. */
function effectWords(column) {
	return effectOf(column.effect.name)?.clause(effectText(column)) ?? effectText(column);
}

export { sized as i, effectText as n, effectWords as r, effectInterval as t };