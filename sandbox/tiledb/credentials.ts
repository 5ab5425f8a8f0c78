import { asCaller } from './authentication.ts';
import { conflict, forbidden, invalid, notFound } from './failures.ts';
import { demand } from './permission.ts';
import { findOrganizationByName } from './state.ts';
import { credentialsBody } from './wire.ts';
import type { Action } from './roles.ts';
import type { Account, AwsCredentials, State } from './state.ts';
import type { Answer, Handler, SandboxRequest, SimulatorContext } from '../core/simulator.ts';

/** What a caller may set; the contract has checked it. */
interface CredentialsFields {
  readonly name?: string;
  readonly access_key_id?: string;
  readonly secret_access_key?: string;
  readonly service_role_arn?: string;
  readonly default?: boolean;
  readonly buckets?: readonly string[];
}
/** Organization or account. */
type Namespace = Pick<Account, 'credentials'>;

const done: Answer = { status: 204 };

export function credentialsHandlers(state: State, { now }: SimulatorContext): Record<string, Handler> {
  /** An organization's namespace, or the caller's own; throws 403 and 404. */
  const open = (caller: Account, { params }: SandboxRequest, action: Action): Namespace => {
    const name = params['namespace'] ?? '';
    const organization = findOrganizationByName(state, name);
    if (organization !== undefined) {
      demand(organization, caller, action);
      return organization;
    }
    const account = state.accounts.find(({ username }) => username === name);
    if (account === undefined) throw notFound(`namespace ${name} not found`);
    if (account !== caller) throw forbidden(caller, action, name);
    return account;
  };

  return {
    checkAWSAccessCredentials: asCaller(state, (caller, request) => ({
      status: 200,
      json: open(caller, request, 'read').credentials.map(credentialsBody),
    })),

    addAWSAccessCredentials: asCaller(state, (caller, request) => {
      const namespace = open(caller, request, 'edit_organization');
      const fields = request.body as CredentialsFields;
      const { name = '' } = fields;
      if (name === '') throw invalid('name is required');
      refuseTaken(namespace, name, request);
      const credentials = {
        name,
        accessKeyId: fields.access_key_id ?? '',
        secretAccessKey: fields.secret_access_key ?? '',
        serviceRoleArn: fields.service_role_arn ?? '',
        isDefault: false,
        buckets: fields.buckets ?? [],
        createdAt: now(),
        updatedAt: now(),
      };
      namespace.credentials.push(credentials);
      if (fields.default === true || namespace.credentials.length === 1) makeDefault(namespace, credentials);
      return done;
    }),

    checkAWSAccessCredentialsByName: asCaller(state, (caller, request) => {
      const namespace = open(caller, request, 'read');
      return { status: 200, json: credentialsBody(existing(namespace, request)) };
    }),

    updateAWSAccessCredentials: asCaller(state, (caller, request) => {
      const namespace = open(caller, request, 'edit_organization');
      const credentials = existing(namespace, request);
      const fields = request.body as CredentialsFields;
      const name = fields.name === undefined || fields.name === '' ? credentials.name : fields.name;
      if (name !== credentials.name) refuseTaken(namespace, name, request);
      credentials.name = name;
      credentials.accessKeyId = fields.access_key_id ?? credentials.accessKeyId;
      credentials.secretAccessKey = fields.secret_access_key ?? credentials.secretAccessKey;
      credentials.serviceRoleArn = fields.service_role_arn ?? credentials.serviceRoleArn;
      credentials.buckets = fields.buckets ?? credentials.buckets;
      credentials.updatedAt = now();
      // Absent and false look the same to the server, so neither takes the flag away.
      if (fields.default === true) makeDefault(namespace, credentials);
      return done;
    }),

    deleteAWSAccessCredentials: asCaller(state, (caller, request) => {
      const namespace = open(caller, request, 'edit_organization');
      const credentials = existing(namespace, request);
      namespace.credentials = namespace.credentials.filter((other) => other !== credentials);
      const [oldest] = namespace.credentials;
      if (credentials.isDefault && oldest !== undefined) makeDefault(namespace, oldest);
      return done;
    }),
  };
}

function existing(namespace: Namespace, { params }: SandboxRequest): AwsCredentials {
  const name = params['name'] ?? '';
  const credentials = namespace.credentials.find((other) => other.name === name);
  if (credentials === undefined)
    throw notFound(`credentials ${name} not found in namespace ${params['namespace'] ?? ''}`);
  return credentials;
}

function refuseTaken(namespace: Namespace, name: string, { params }: SandboxRequest): void {
  if (namespace.credentials.some((other) => other.name === name))
    throw conflict(`credentials ${name} already exist in namespace ${params['namespace'] ?? ''}`);
}

/** A namespace has one default. */
function makeDefault(namespace: Namespace, chosen: AwsCredentials): void {
  for (const credentials of namespace.credentials) credentials.isDefault = credentials === chosen;
}
