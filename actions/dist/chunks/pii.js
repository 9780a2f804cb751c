/**
* Numbers that states give to persons, told by their form and their own check: Spain (DNI, NIE), Italy (codice fiscale), France (NIR),
* Finland (HETU), Sweden (personnummer), Brazil (CPF with its punctuation), and the form alone of the United States (SSN with hyphens).
*/
function isNationalId(text) {
	return FORMS.some(([form, isValid]) => form.test(text) && isValid(text.toUpperCase()));
}
const FORMS = [
	[/^[XYZ]?\d{7,8}[A-HJ-NP-TV-Z]$/i, isSpanish],
	[/^[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]$/i, isItalian],
	[/^[12]\d{2}(0[1-9]|1[0-2])(\d{2}|2[AB])\d{8}$/i, isFrench],
	[/^\d{6}[+A-FU-Y-]\d{3}[0-9A-Y]$/i, isFinnish],
	[/^(\d{2})?\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])[+-]\d{4}$/, isSwedish],
	[/^\d{3}\.\d{3}\.\d{3}-\d{2}$/, isBrazilian],
	[/^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/, () => true]
];
/** The letter is the number's remainder by 23; X, Y and Z stand for 0, 1 and 2. */
function isSpanish(text) {
	const digits = text.slice(0, -1).replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)));
	return digits.length === 8 && "TRWAGMYFPDXBNJZSQVHLCKE"[Number(digits) % 23] === text.at(-1);
}
const ODD = [
	1,
	0,
	5,
	7,
	9,
	13,
	15,
	17,
	19,
	21,
	2,
	4,
	18,
	20,
	11,
	3,
	6,
	8,
	12,
	14,
	16,
	10,
	22,
	25,
	24,
	23
];
/** The last letter is the sum of all others, those at odd places by a table of their own, by 26. */
function isItalian(text) {
	const value = (character) => /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
	const sum = [...text.slice(0, 15)].reduce((total, character, i) => {
		const own = value(character);
		return total + (i % 2 === 0 ? ODD[own] ?? 0 : own);
	}, 0);
	return String.fromCharCode(65 + sum % 26) === text.at(-1);
}
/** The key is 97 minus the number's remainder by 97; Corsica's 2A and 2B count as 19 and 18. */
function isFrench(text) {
	const digits = text.slice(0, 13).replace("2A", "19").replace("2B", "18");
	return 97 - Number(digits) % 97 === Number(text.slice(13));
}
/** The check character is the nine digits' remainder by 31. */
function isFinnish(text) {
	const digits = `${text.slice(0, 6)}${text.slice(7, 10)}`;
	return "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(digits) % 31] === text.at(-1);
}
/** Luhn over the last ten digits. */
function isSwedish(text) {
	return [...text.replace(/\D/g, "").slice(-10)].reduce((total, digit, i) => {
		const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0) % 10 === 0;
}
/** Two check digits by 11, each over all digits before it. */
function isBrazilian(text) {
	const digits = [...text.replace(/\D/g, "")].map(Number);
	if (new Set(digits).size === 1) return false;
	return [9, 10].every((length) => {
		return digits.slice(0, length).reduce((total, digit, i) => total + digit * (length + 1 - i), 0) * 10 % 11 % 10 === digits[length];
	});
}

/** Kinds of personal data that a column's name or content can look like. */
const PERSONAL_KINDS = [
	"e-mail",
	"phone",
	"payment-card",
	"iban",
	"ip-address",
	"national-id",
	"name"
];
const NAMES = {
	"e-mail": /(^|_)(e_?mail|mail)(_|$)/,
	phone: /(^|_)(phone|telephone|tel|mobile|fax|msisdn)(_|$)/,
	"payment-card": /(^|_)(credit_?card|card_?(number|no|num)|cc_?(number|num|no)|pan)(_|$)/,
	iban: /(^|_)iban(_|$)/,
	"ip-address": /(^|_)(ip|ip_?v?[46]|ip_?addr(ess)?|remote_addr)(_|$)/,
	"national-id": /(^|_)(ssn|social_security(_(no|num|number))?|national_id|passport(_(no|num|number))?|tax_id|nino|dni|nie|cpf|codice_fiscale|personnummer|hetu|nir)(_|$)/,
	name: /(^|_)(first|last|full|middle|maiden|given|family|patient|customer|client|person|contact|employee)_?names?$|(^|_)(surname|forename)s?$/
};
/** What a value of the kind must look like at least: a column of a few codes is none, whatever its name is. */
const PLAUSIBLE = {
	"e-mail": /@/,
	phone: /(\d\D*){6}/,
	"payment-card": /(\d\D*){8}/,
	iban: /[a-z]{2}\d{2}.{8}/i,
	"ip-address": /[.:].*[.:]/,
	"national-id": /(\d\D*){5}/,
	name: /\p{L}{2}/u
};
/** With so few different values, none of them plausible, a name is no proof. */
const FEW_CODES = 20;
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
	"payment-card": .3,
	"national-id": .05,
	name: 1
};
/** What a column looks like, judged by its name and by a sample of its different values as text. */
function findPersonal(name, sample) {
	const words = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().replace(/[^a-z\d]+/g, "_");
	const named = PERSONAL_KINDS.find((one) => NAMES[one].test(words));
	if (named !== void 0 && !areCodes(named, sample)) return {
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
function areCodes(kind, sample) {
	return sample.length > 1 && sample.length <= FEW_CODES && !sample.some((value) => PLAUSIBLE[kind].test(value));
}
/** What personal data a text holds, anywhere in it; a phone number only when it is all there is. */
function personalKindOf(text) {
	if (EMAIL.test(text)) return "e-mail";
	if ((text.match(IBAN) ?? []).some(isIban)) return "iban";
	if ((text.match(CARD) ?? []).some(isCardNumber)) return "payment-card";
	if (IPV4.test(text) || IPV6.test(text.trim())) return "ip-address";
	if (isNationalId(text.trim())) return "national-id";
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
/** A text with every address, number and code in it that looks personal replaced by what it is: for messages that quote data. */
function maskText(text) {
	const hide = (kind, isOne) => (found) => isOne(found) ? maskOf(kind) : found;
	return text.replace(new RegExp(EMAIL, "gu"), maskOf("e-mail")).replace(IBAN, hide("iban", isIban)).replace(CARD, hide("payment-card", isCardNumber)).replace(new RegExp(IPV4, "g"), maskOf("ip-address")).replace(/[\p{L}\d.+-]{9,20}/gu, hide("national-id", isNationalId)).replace(/\+\d[\d ()/-]{6,18}\d/g, maskOf("phone"));
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

export { personalKindOf as a, masked as i, maskOf as n, maskText as r, findPersonal as t };