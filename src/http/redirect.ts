const redirects: readonly number[] = [301, 302, 303, 307, 308];
export const maxRedirects = 5;

export interface RedirectQuestion {
  readonly status: number;
  readonly location: string | undefined;
  /** Where the redirect came from. */
  readonly from: URL;
  /** False for a write, whatever its method. */
  readonly read: boolean;
  /** False for a body that can be sent once only. */
  readonly resendable: boolean;
  /** How many were followed before this one. */
  readonly followed: number;
  /** Origins a read may be led to. */
  readonly origins: ReadonlySet<string>;
}

/** Where to go next, or why not, as the end of a sentence that reaches the client. */
export type RedirectAnswer = { readonly to: URL } | { readonly refused: string };

export function isRedirect(status: number): boolean {
  return redirects.includes(status);
}

/**
 * Decides by hand, because the headers that prove who we are go along: TileDB's global host leads to regional ones
 * and means its key to follow, so the way is open to configured origins and closed to all others.
 */
export function followRedirect(question: RedirectQuestion): RedirectAnswer {
  const { status, location, from, read, resendable, followed, origins } = question;
  const to = location === undefined ? null : URL.parse(location, from.href);
  if (to === null) return { refused: 'without saying where to' };
  if (followed >= maxRedirects) return { refused: `more than ${String(maxRedirects)} times` };
  if (from.protocol === 'https:' && to.protocol !== 'https:')
    return { refused: 'to an unencrypted connection' };
  if (to.username || to.password) return { refused: 'to a place with other credentials' };
  // Any other redirect of a write would make it a read, or do it somewhere nobody configured.
  if (!read && !((status === 307 || status === 308) && resendable && to.origin === from.origin)) {
    return { refused: 'although it writes' };
  }
  if (read && to.origin !== from.origin && !origins.has(to.origin))
    return { refused: 'to an origin that is not allowed' };
  to.hash = '';
  return { to };
}
