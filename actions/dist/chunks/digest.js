const DIGEST = /^sha256:[0-9a-f]{64}$/;
function isDigest(value) {
	return DIGEST.test(value);
}
/** First 12 hexadecimal digits: what people see. */
function shortDigest(digest) {
	return digest.slice(7, 19);
}

export { shortDigest as n, isDigest as t };