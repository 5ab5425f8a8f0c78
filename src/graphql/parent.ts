import type { OrganizationModel } from '../core/source.ts';

type Scalar = string | number | bigint | boolean;
type IsLeaf<V> = NonNullable<V> extends Scalar | readonly Scalar[] ? true : false;

/**
 * What a resolver is handed as the parent of a GraphQL type, made from the type itself so that codegen.yml needs no
 * line for each: every leaf field is there, a field that is an object may be left to a resolver of its own. An
 * organization also says which source holds it, and has no global id yet.
 */
export type Parent<T> = T extends Scalar ? T : Composite<T>;

type Composite<T> = T extends { readonly nativeId: string; readonly vendor: string }
  ? OrganizationModel & Fields<Omit<T, keyof OrganizationModel | 'id' | 'vendor' | 'source'>>
  : Fields<T>;

type Fields<T> = { readonly [K in keyof T as IsLeaf<T[K]> extends true ? K : never]: T[K] } & {
  readonly [K in keyof T as IsLeaf<T[K]> extends true ? never : K]?: unknown;
};

/** An organization as a data source hands it out: the fields of its GraphQL type but for those with resolvers. */
export type OrganizationOf<T, Resolved extends keyof T = never> = OrganizationModel &
  Omit<T, keyof OrganizationModel | 'id' | 'vendor' | 'source' | '__typename' | Resolved>;
