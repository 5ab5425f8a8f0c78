/**
 * What an `Authorization` header bears. Null: there is no such header. Undefined: there is one that bears no token.
 */
export function bearerToken(authorization: string | undefined): string | null | undefined {
  if (authorization === undefined) return null;
  return /^bearer +([^ ].*)$/i.exec(authorization)?.[1];
}
