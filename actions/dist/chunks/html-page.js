/** The flag of every verb that can show its result as a page. */
const HTML_FLAG = {
	name: "html",
	value: "FILE",
	text: "also write the result with pictures as one self-contained HTML page"
};
/** Where to write the page; `undefined` when none was asked for. */
function readPage(read) {
	const page = read.text("html");
	if (page !== void 0 && !/\.html?$/i.test(page)) read.refuse("html", `"${page}" does not end in .html`, "name a file like report.html, so that no data is overwritten");
	return page;
}

export { readPage as n, HTML_FLAG as t };