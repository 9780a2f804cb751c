/** A database type as outputs name it: the values of an enumeration are data, not a name. */
function typeName(databaseType) {
	return /^ENUM\(/.test(databaseType) ? "ENUM" : databaseType;
}

export { typeName as t };