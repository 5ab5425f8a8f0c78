/** A database of a PostgreSQL server, and as whom to use it. */
export interface PostgresAddress {
  /** A name or an IP address, without brackets. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Null: the server wants none. */
  readonly password: string | null;
  readonly database: string;
  /** Of the command line: `-c search_path=…`; null: none. */
  readonly options: string | null;
  /** PEM texts; null: the connection is not encrypted. The server's certificate must be for its host. */
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string } | null;
}

/** Safe to show: no user and no password. */
export function nameOf({ host, port, database }: PostgresAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}/${database}`;
}
