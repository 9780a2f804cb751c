/** The flag of every verb that can show its result as a page. */
const HTML_FLAG = {
	name: "html",
	value: "FILE",
	text: "also write the result with pictures as one self-contained HTML page"
};
/** Where to write the page, as it was given; one that would overwrite data is refused. */
function checkPage(read, page) {
	if (page !== void 0 && !/\.html?$/i.test(page)) read.refuse("html", `"${page}" does not end in .html`, "name a file like report.html, so that no data is overwritten");
	return page;
}

export { checkPage as n, HTML_FLAG as t };