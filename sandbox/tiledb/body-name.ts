const names: Readonly<Record<string, string>> = {
  createOrganization: 'organization',
  updateOrganization: 'organizationDetails',
  addUserToOrganization: 'user',
  updateUserInOrganization: 'user',
  addAWSAccessCredentials: 'awsAccessCredentials',
  updateAWSAccessCredentials: 'awsAccessCredentials',
};

/** What the vendor calls an operation's body: never on the wire but in error messages. */
export function bodyName(operationId: string | null): string {
  return (operationId === null ? undefined : names[operationId]) ?? 'body';
}
