const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a `Host` header names this machine by a name that no DNS server decides about. A web page anywhere can have
 * its own name resolve to 127.0.0.1 and then read, as of its own site, what a server there answers; but the browser
 * sends the page's name as `Host`.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && loopback.test(host);
}
