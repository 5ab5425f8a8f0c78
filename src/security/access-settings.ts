import type { KeyObject } from 'node:crypto';
import type { Scope } from '../core/caller.ts';

/** A key that was given to somebody; the key itself is known to them alone. */
export interface ApiKeySettings {
  readonly name: string;
  /** Of the key's UTF-8 bytes, in lower-case hexadecimal. */
  readonly sha256: string;
  readonly scopes: readonly Scope[];
  /** Names of the sources it is for; null: all. */
  readonly sources: readonly string[] | null;
}

/** What a token of an identity provider must be, and which of its claims say what its bearer may do. */
export interface JwtSettings {
  readonly issuer: string;
  /** Any one of them must be among the token's. */
  readonly audience: readonly string[];
  readonly algorithms: readonly string[];
  readonly keys: JwtKeys;
  readonly scopesClaim: string;
  /** Null: a token is for all sources. */
  readonly sourcesClaim: string | null;
}

export type JwtKeys =
  | { readonly publicKey: KeyObject }
  | {
      readonly jwksUri: string;
      /** URL of a proxy. */
      readonly proxy: string | null;
    };

export interface Credentials {
  readonly apiKeys: readonly ApiKeySettings[];
  readonly jwt: JwtSettings | null;
  /** What callers without a token may do; null: they are not let in. */
  readonly anonymous: { readonly scopes: readonly Scope[] } | null;
}

/** `open`: everybody may do everything. `loopback`: the same, for callers on this machine alone. */
export type AccessSettings =
  | { readonly mode: 'open' }
  | { readonly mode: 'loopback' }
  | { readonly mode: 'configured'; readonly credentials: Credentials };
