const DAY_MS = 864e5;
/** Calendar day of milliseconds since 1970 UTC (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function toDay(milliseconds) {
	const z = Math.floor(milliseconds / DAY_MS) + 719468;
	const era = Math.floor(z / 146097);
	const day = z - era * 146097;
	const year = Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36524) - Math.floor(day / 146096)) / 365);
	const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
	const shifted = Math.floor((5 * dayOfYear + 2) / 153);
	const month = shifted < 10 ? shifted + 3 : shifted - 9;
	const two = (part) => String(part).padStart(2, "0");
	return `${year + era * 400 + (month <= 2 ? 1 : 0)}-${two(month)}-${two(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)}`;
}
/** Day, and the time in UTC to the second where it is not midnight: `2026-01-31T12:00:00Z`. */
function toMoment(milliseconds) {
	const rest = Math.floor((milliseconds - Math.floor(milliseconds / DAY_MS) * DAY_MS) / 1e3);
	if (rest === 0) return toDay(milliseconds);
	const [hours, minutes, seconds] = [
		Math.floor(rest / 3600),
		Math.floor(rest / 60) % 60,
		rest % 60
	].map((part) => String(part).padStart(2, "0"));
	return `${toDay(milliseconds)}T${hours}:${minutes}:${seconds}Z`;
}

export { toMoment as n, toDay as t };