/**
 * A `Content-Disposition` that offers `fileName` (RFC 6266): a name beyond ASCII goes into `filename*`, with a
 * plain one beside it for clients that do not know that form.
 */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\]/g, '\\$&');
  const quoted = `attachment; filename="${plain}"`;
  return /^[\x20-\x7e]*$/.test(fileName) ? quoted : `${quoted}; filename*=UTF-8''${encode(fileName)}`;
}

/** `encodeURIComponent` leaves four characters alone that RFC 5987 does not allow. */
function encode(text: string): string {
  const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replace(/['()*]/g, hex);
}
