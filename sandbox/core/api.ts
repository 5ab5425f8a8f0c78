/** The REST APIs the sandbox stands in for, by the names used in orgraph.yaml. */
export const apiIds = [
  'confluent-org-v2',
  'confluent-partner-v2',
  'tiledb-v1',
  'rockset-v1',
  'guardai-v1',
] as const;
export type ApiId = (typeof apiIds)[number];

/** One entry of orgraph.yaml's `sources`. */
export interface SourceEntry {
  readonly name: string;
  readonly api: ApiId;
  /** No trailing slash. */
  readonly baseUrl: string;
  readonly auth: Record<string, unknown>;
}
