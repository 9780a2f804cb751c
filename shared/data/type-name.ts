/** A database type as outputs name it: the values of an enumeration are data, not a name. */
export function typeName(databaseType: string): string {
  return /^ENUM\(/.test(databaseType) ? 'ENUM' : databaseType
}
