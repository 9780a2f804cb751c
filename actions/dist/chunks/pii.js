/** A database type as outputs name it: the values of an enumeration are data, not a name. */
function typeName(databaseType) {
	return /^ENUM\(/.test(databaseType) ? "ENUM" : databaseType;
}

/** Kinds of personal data that a column's name or content can look like. */
const PERSONAL_KINDS = [
	"e-mail",
	"phone",
	"payment-card",
	"iban",
	"ip-address"
];
const NAMES = {
	"e-mail": /(^|_)(e_?mail|mail)(_|$)/,
	phone: /(^|_)(phone|telephone|tel|mobile|fax|msisdn)(_|$)/,
	"payment-card": /(^|_)(credit_?card|card_?(number|no|num)|cc_?(number|num|no)|pan)(_|$)/,
	iban: /(^|_)iban(_|$)/,
	"ip-address": /(^|_)(ip|ip_?v?[46]|ip_?addr(ess)?|remote_addr)(_|$)/
};
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}/u;
const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Z0-9])/gi;
const CARD = /(?<![\d.])[2-6]\d(?:[ -]?\d){11,17}(?![\d.])/g;
const PHONE = /^(?=(?:\D*\d){8,15}\D*$)(?:\+[\d\s()./-]+|00\d{1,3}[\s/-][\d\s/-]+|\(?0\d{1,5}\)?[\s./-]\d[\d\s./-]{4,14}|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})$/;
const DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/;
const IPV4 = /(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.])/;
const IPV6 = /^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$|^(?=.*::)(?!.*::.*::)(?=.*[0-9a-f])[0-9a-f:]{3,39}$/i;
/** One in a hundred is enough where a match is hardly ever chance; digits alone fit a card by chance one time in ten. */
const LEAST_SHARE = {
	"e-mail": .01,
	iban: .01,
	"ip-address": .01,
	phone: .3,
	"payment-card": .3
};
/** What a column looks like, judged by its name and by a sample of its different values as text. */
function findPersonal(name, sample) {
	const words = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().replace(/[^a-z\d]+/g, "_");
	const named = PERSONAL_KINDS.find((one) => NAMES[one].test(words));
	if (named !== void 0) return {
		kind: named,
		by: "name"
	};
	const counts = /* @__PURE__ */ new Map();
	for (const value of sample) {
		const kind = personalKindOf(value);
		if (kind !== void 0) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	const kind = PERSONAL_KINDS.find((one) => (counts.get(one) ?? 0) > LEAST_SHARE[one] * sample.length);
	return kind === void 0 ? void 0 : {
		kind,
		by: "content"
	};
}
/** What personal data a text holds, anywhere in it; a phone number only when it is all there is. */
function personalKindOf(text) {
	if (EMAIL.test(text)) return "e-mail";
	if ((text.match(IBAN) ?? []).some(isIban)) return "iban";
	if ((text.match(CARD) ?? []).some(isCardNumber)) return "payment-card";
	if (IPV4.test(text) || IPV6.test(text.trim())) return "ip-address";
	return PHONE.test(text.trim()) && !DATE.test(text.trim()) ? "phone" : void 0;
}
/** A value as every output may show it: personal data is replaced by what it is. */
function masked(value, column) {
	const kind = column?.kind ?? personalKindOf(value);
	return kind === void 0 ? value : maskOf(kind);
}
/** What stands in the place of a value. */
function maskOf(kind) {
	return `(${kind}, hidden)`;
}
/** Luhn's check digit (ISO/IEC 7812-1, annex B), over digits with blanks or hyphens between them. */
function isCardNumber(text) {
	const digits = [...text.replace(/\D/g, "")].map(Number).reverse();
	return digits.reduce((total, digit, i) => {
		if (i % 2 === 0) return total + digit;
		return total + (digit > 4 ? 2 * digit - 9 : 2 * digit);
	}, 0) % 10 === 0 && new Set(digits).size > 1;
}
/** Check digits of ISO 13616: letters are numbers from 10 on, the remainder by 97 is 1. */
function isIban(text) {
	const plain = text.replaceAll(" ", "").toUpperCase();
	const moved = plain.slice(4) + plain.slice(0, 4);
	let remainder = 0;
	for (const character of moved) for (const digit of String(Number.parseInt(character, 36))) remainder = (remainder * 10 + Number(digit)) % 97;
	return remainder === 1;
}

export { typeName as i, masked as n, personalKindOf as r, findPersonal as t };