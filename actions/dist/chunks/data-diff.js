import { At as personalKindOf, kt as masked } from "./start.js";

/** The same column with nothing in it that looks like personal data. `personal` hides every value, whatever it looks like. */
function hidePersonal(column, personal) {
	const { histogram, unseen, message = "", ...rest } = column;
	const categories = unseen?.categories.map((value) => masked(value, personal));
	const isQuoting = unseen?.categories.some((value, i) => value !== categories?.[i]) === true;
	const kind = personal?.kind ?? personalKindOf(message);
	const words = kind === void 0 && !isQuoting ? message : `its values changed (${kind ?? "personal data"}, hidden)`;
	return {
		...rest,
		...histogram === void 0 || personal !== void 0 ? {} : { histogram: {
			...histogram,
			labels: histogram.labels.map((label) => masked(label, void 0))
		} },
		...unseen === void 0 ? {} : { unseen: {
			...unseen,
			categories: [...new Set(categories)]
		} },
		...message === "" ? {} : { message: column.verdict === "stable" ? message : words }
	};
}
/** Columns whose distribution moved, worst first: by how far the effect exceeds what matters; ties by name. */
function movedColumns({ columns }) {
	const excess = ({ effect }) => Math.abs(effect.size) / (effect.material || 1);
	return columns.filter(({ drifted, effect }) => drifted && effect.name !== "schema").toSorted((a, b) => excess(b) - excess(a) || (a.name < b.name ? -1 : 1));
}

export { movedColumns as n, hidePersonal as t };