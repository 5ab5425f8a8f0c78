const secretName =
  /secret|passw|passphrase|^pass$|pwd|token|assertion|(?:api|access|private|signing|encryption)[-_]?key|authorization|cookie/i;
// `subject_token_type` and its like are public words.
const publicName = /_type$|id$/i;

/** Whether a header, a form field or a member of JSON is named like a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) && !publicName.test(name);
}
