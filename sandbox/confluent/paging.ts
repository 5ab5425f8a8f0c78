import { createHash } from 'node:crypto';
import type { Answer, Modes, SandboxRequest } from '../core/simulator.ts';
import { badParameter } from './failures.ts';

interface Listed {
  readonly id: string;
  readonly createdAt: string;
}
type Settings = NonNullable<Modes['confluent']>;

export interface Page<T> {
  readonly items: readonly T[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface PageRequest<T extends Listed> {
  readonly request: SandboxRequest;
  /** Everything the caller may see, oldest first. */
  readonly all: readonly T[];
  readonly baseUrl: string;
  readonly settings: Settings;
  /** Whether `metadata.first` is offered; services differ. */
  readonly offerFirst: boolean;
}

const defaultSize = 10;

/** The page asked for, or a 400 for a token this collection never gave out. */
export function readPage<T extends Listed>(
  page: PageRequest<T>,
): { readonly page: Page<T> } | { readonly refusal: Answer } {
  const { request, all, settings, baseUrl, offerFirst } = page;
  const { page_token: token, page_size: size } = request.query;
  const position = token
    ? readPageToken(token, request.path)
    : { after: null, size: Number(size ?? defaultSize) };
  if (!position) return { refusal: badParameter('page_token', 'page_token is not valid') };

  const start = position.after === null ? 0 : indexBehind(all, position.after);
  const items = all.slice(start, start + position.size);
  const last = items.at(-1);
  const link = `${settings.linkBase ?? baseUrl}${request.path}`;
  const next =
    last && start + items.length < all.length
      ? { next: `${link}?page_token=${makePageToken({ after: last, size: position.size }, request.path)}` }
      : lastPage[settings.lastPage ?? 'absent'];
  const first = offerFirst ? { first: link } : {};
  return { page: { items, metadata: { ...first, ...next, total_size: all.length } } };
}

const lastPage = { absent: {}, null: { next: null }, empty: { next: '' } } as const;

interface Position {
  readonly after: Listed | null;
  readonly size: number;
}

/** The item a token names may be gone: the place where it was is still known by its creation time. */
function indexBehind(all: readonly Listed[], after: Listed): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = all[middle];
    if (item && byAge(item, after) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

function byAge(one: Listed, other: Listed): number {
  return (
    Date.parse(one.createdAt) - Date.parse(other.createdAt) ||
    one.createdAt.localeCompare(other.createdAt) ||
    one.id.localeCompare(other.id)
  );
}

/** Opaque, URL-safe, below 255 characters, and good for one collection only. */
function makePageToken({ after, size }: Position, collection: string): string {
  const content = Buffer.from(JSON.stringify([after?.id, after?.createdAt, size])).toString('base64url');
  return `${content}.${seal(content, collection)}`;
}

function readPageToken(token: string, collection: string): Position | null {
  const [content = '', seen] = token.split('.');
  if (seen !== seal(content, collection)) return null;
  const [id, createdAt, size] = JSON.parse(Buffer.from(content, 'base64url').toString('utf8')) as [
    string,
    string,
    number,
  ];
  return { after: { id, createdAt }, size };
}

function seal(content: string, collection: string): string {
  return createHash('sha256')
    .update(`sandbox-page ${collection} ${content}`)
    .digest('base64url')
    .slice(0, 16);
}
