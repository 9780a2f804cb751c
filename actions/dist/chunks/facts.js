/** Something that was read. */
const known = (value) => ({
	known: true,
	value
});
/** Something that could not be read. */
const unseen = (reason) => ({
	known: false,
	reason
});

export { unseen as n, known as t };