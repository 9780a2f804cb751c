const SCHEME = /^([a-z][a-z0-9+.-]+):\/\//i;
const GLOB = /[*?[]/;
/** Schemes of object stores and web servers that DuckDB reads, by the extension that does it. */
const EXTENSIONS = {
	http: "httpfs",
	https: "httpfs",
	s3: "httpfs",
	gs: "httpfs",
	gcs: "httpfs",
	r2: "httpfs",
	az: "azure",
	azure: "azure",
	abfss: "azure"
};
/** Is this an address (with a scheme) and not a path in the workspace? */
function isRemote(path) {
	return SCHEME.test(path);
}
/** The lower-case scheme of an address; empty for a path. */
function schemeOf(address) {
	return SCHEME.exec(address)?.[1]?.toLowerCase() ?? "";
}
/** DuckDB's extension for the scheme of an address; `undefined` for schemes that nothing here reads. */
function extensionFor(address) {
	return EXTENSIONS[schemeOf(address)];
}
/** The addresses that sources name: nothing else on the network may be read. Queries name theirs in `remote`. */
function remoteAddresses(sources) {
	const named = sources.flatMap((source) => {
		if ("path" in source) return [source.path];
		return "remote" in source ? source.remote ?? [] : [];
	});
	return [...new Set(named.filter(isRemote))].sort();
}
/**
* What an address opens: itself, or for a pattern and for a folder (it ends in a slash) everything below the last folder that is plain.
* Parameters and fragments are no part of it.
*/
function openedBy(address) {
	const glob = address.search(GLOB);
	if (glob < 0 || isQuestionOfUrl(address, glob)) return {
		kind: address.endsWith("/") ? "folder" : "file",
		url: address
	};
	return {
		kind: "folder",
		url: address.slice(0, address.lastIndexOf("/", glob) + 1)
	};
}
/** An address as messages and evidence may show it: parameters (signatures, tokens) and passwords are left out. */
function shownAddress(address) {
	return address.replace(/[?#].*$/, "").replace(/^([a-z][a-z0-9+.-]+:\/\/)[^/@]*@/i, "$1");
}
/** On the web a question mark begins the parameters; object stores know it as a wildcard. */
function isQuestionOfUrl(address, at) {
	return /^https?$/.test(schemeOf(address)) && address[at] === "?";
}

export { schemeOf as a, remoteAddresses as i, isRemote as n, shownAddress as o, openedBy as r, extensionFor as t };