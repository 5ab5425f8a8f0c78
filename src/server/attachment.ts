/** Controls, and marks that turn the direction of text round: `fdp.exe` may then look like `exe.pdf`. */
const misleading = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const folders = /[/\\]/g;

/**
 * A `Content-Disposition` (RFC 6266) that has a browser save the answer under this name: a plain form for old clients, and the
 * whole name in the form of RFC 8187.
 */
export function attachment(fileName: string): string {
  const name = fileName.toWellFormed().replace(misleading, '').replace(folders, '_').trim() || 'file';
  // Old clients decode a percent sign.
  const plain = name.replace(/[^\x20-\x7e]/gu, '_').replace(/["%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encode(name)}`;
}

/** `encodeURIComponent` leaves four characters alone that RFC 8187 does not allow. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
