import type { UploadInput } from '../graphql/upload.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OrganizationModel, SourceIdentity } from '../core/source.ts';
import type { CoverageParent, ConnectionParent, EdgeParent } from '../graphql/organization-connection.ts';
import type { Context } from '../graphql/context.ts';
import type { Parent } from '../graphql/parent.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A whole number of up to 64 bits. It is a JSON number up to 9007199254740991 and text beyond, where a JSON number
   * would lose digits.
   */
  BigInt: { input: bigint | number; output: bigint | number; }
  /**
   * A point in time in UTC as RFC 3339 text, for example `2021-04-19T09:30:11.204517Z`. It has as many fraction digits as
   * the vendor gave.
   */
  DateTime: { input: string; output: string; }
  /** Names of fields as in a selection, such as `source { name } nativeId`. */
  FieldSet: { input: unknown; output: unknown; }
  /**
   * Any JSON value, where the vendor does not publish its shape. A whole number of more than 53 bits in it is text, as in
   * `BigInt`.
   */
  JSON: { input: unknown; output: unknown; }
  /** What a caller may do, such as `organizations:read`. `admin` is all of them. */
  Scope: { input: unknown; output: unknown; }
  /**
   * A file, sent as a part of a multipart request and put in the place of a variable. The request needs the header
   * `graphql-require-preflight: 1`, or another that no form of a web page can send.
   */
  Upload: { input: UploadInput; output: never; }
  /**
   * An object by one of its keys, with the name of its type:
   * `{ "__typename": "Organization", "id": "…" }` or
   * `{ "__typename": "TileDBOrganization", "source": { "name": "…" }, "nativeId": "…" }`.
   */
  _Any: { input: unknown; output: never; }
};

/** A GuardAI organization to be added. */
export type AddGuardAIOrganizationInput = {
  /** Name; GuardAI does not promise that it is unique. */
  readonly name: Scalars['String']['input'];
  /** Its settings; what is left out is as GuardAI has it by default. */
  readonly settings?: InputMaybe<GuardAIOrganizationSettingsInput>;
  /** Name of the configured source in whose installation to add it. */
  readonly source: Scalars['String']['input'];
};

/** What became of `addGuardAIOrganization`. */
export type AddGuardAIOrganizationPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /**
   * The new organization; null where none was added. Where GuardAI does not answer with it, it is looked up: of the
   * organizations with its name, the one with the highest id. Where that fails, this field has an error, and the
   * organization has been added all the same.
   */
  readonly organization: Maybe<GuardAIOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why none was added; empty when one was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** AWS credentials to be added to the namespace of a TileDB organization. */
export type AddTileDBAwsAccessCredentialsInput = {
  /** AWS access key id. */
  readonly accessKeyId?: InputMaybe<Scalars['String']['input']>;
  /** Buckets, or paths inside buckets, that they may be used for. */
  readonly buckets?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether to make them the namespace's default credentials. TileDB may make the first ones the default unasked. */
  readonly default?: InputMaybe<Scalars['Boolean']['input']>;
  /** Name, unique in the namespace. */
  readonly name: Scalars['String']['input'];
  /** Global id of a `TileDBOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
  /** AWS secret access key. It can be written but never read: no answer, error or log line holds it. */
  readonly secretAccessKey?: InputMaybe<Scalars['String']['input']>;
  /** AWS role to use; TileDB keeps it but does not use it so far. */
  readonly serviceRoleArn?: InputMaybe<Scalars['String']['input']>;
};

/** What became of `addTileDBAwsAccessCredentials`. */
export type AddTileDBAwsAccessCredentialsPayload = {
  /** The new credentials, without their secret; null where none were added. */
  readonly awsAccessCredential: Maybe<TileDBAwsAccessCredentials>;
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** The organization as TileDB has it now; null where none were added. */
  readonly organization: Maybe<TileDBOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why none were added; empty when some were. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A user to be added to a TileDB organization. */
export type AddTileDBOrganizationUserInput = {
  /** Global id of a `TileDBOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
  /** Role of the new member. */
  readonly role: TileDBOrganizationRole;
  /** Login name of the user. */
  readonly username: Scalars['String']['input'];
};

/** What became of `addTileDBOrganizationUser`. */
export type AddTileDBOrganizationUserPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** The organization as TileDB has it now; null where nobody was added. */
  readonly organization: Maybe<TileDBOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** The new member; null where nobody was added. */
  readonly user: Maybe<TileDBOrganizationUser>;
  /** Why nobody was added; empty when somebody was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One REST API of a vendor. */
export type Api =
  /** Confluent Cloud's org/v2: the organizations of an account. */
  | 'CONFLUENT_ORG_V2'
  /** Confluent Cloud's partner/v2: the organizations a partner has signed up. */
  | 'CONFLUENT_PARTNER_V2'
  /** GuardAI Platform API v1. */
  | 'GUARDAI_V1'
  /** Rockset API v1. */
  | 'ROCKSET_V1'
  /** TileDB Cloud REST API v1. */
  | 'TILEDB_V1';

/** A page of the audit log, newest first. */
export type AuditLogConnection = {
  /** The entries of this page with their cursors. */
  readonly edges: ReadonlyArray<AuditLogEdge>;
  /** The entries of this page. */
  readonly nodes: ReadonlyArray<AuditLogEntry>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** An entry in the audit log. */
export type AuditLogEdge = {
  /** Give it as `after` to go on behind this entry, to older ones. Opaque; it survives a restart of the server. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: AuditLogEntry;
};

/**
 * One mutation that was run: who asked for what, and what became of it. It was recorded before any vendor was asked, and
 * its end when it had ended.
 */
export type AuditLogEntry = {
  /** When it had ended; null where no end is recorded. */
  readonly answeredAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * Its arguments, with `[secret]` in the place of secrets, and of a file its name and type. Of long texts the beginning;
   * where all of it is too long, the beginning of the JSON, as text.
   */
  readonly arguments: Scalars['JSON']['output'];
  /** Whether something of the arguments was left out for its length. */
  readonly argumentsCut: Scalars['Boolean']['output'];
  /** When it was asked for. */
  readonly askedAt: Scalars['DateTime']['output'];
  /** How many there were. Null while no end is recorded. */
  readonly callCount: Maybe<Scalars['Int']['output']>;
  /** Who asked. */
  readonly caller: AuditedCaller;
  /** The calls to vendors that it took until its outcome was known, the first 64 of them. */
  readonly calls: ReadonlyArray<AuditedCall>;
  /** UUID of the chain that it is in: in PostgreSQL each start of an instance begins one. Null in a file, which is one chain. */
  readonly chain: Maybe<Scalars['String']['output']>;
  /** Why it `FAILED`: the code of the error that its caller got, or `ABANDONED` where the caller left before it began. */
  readonly errorCode: Maybe<Scalars['String']['output']>;
  /** Hash of that record, and by it of all before it in the chain: 64 hexadecimal digits. */
  readonly hash: Scalars['String']['output'];
  /** SHA-256 of the request's `Idempotency-Key`; null where it had none. */
  readonly idempotencyKey: Maybe<Scalars['String']['output']>;
  /** Name of the mutation. */
  readonly mutation: Scalars['String']['output'];
  /** What became of it. */
  readonly outcome: AuditOutcome;
  /** This server's id of the request: the `X-Request-Id` of its answer. */
  readonly requestId: Scalars['String']['output'];
  /** Number of the record of its beginning in that chain. */
  readonly seq: Scalars['Int']['output'];
  /** Name of the source that it was about; null where it named none that the caller knew. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** Why it was `REJECTED`. */
  readonly userErrors: ReadonlyArray<AuditedUserError>;
};

/** Which mutations to list. Conditions that are given must all hold. */
export type AuditLogFilter = {
  /** By the caller of this name. */
  readonly caller?: InputMaybe<Scalars['String']['input']>;
  /** Of this name. */
  readonly mutation?: InputMaybe<Scalars['String']['input']>;
  /** That ended so. */
  readonly outcome?: InputMaybe<AuditOutcome>;
  /** Asked for at this instant or later. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** About the source of this name, or what was recorded under a name it had; it need not be configured any more. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** Asked for before this instant. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What became of a mutation. */
export type AuditOutcome =
  /** It ended with an error. Where the vendor did not answer, it may have been done. */
  | 'FAILED'
  /** It was not done, for reasons that its caller could mend: `userErrors`. */
  | 'REJECTED'
  /** No end is recorded: it still runs, or the server was ended in the middle. The vendor may have done it. */
  | 'STARTED'
  /** It was done. */
  | 'SUCCEEDED';

/** A call to a vendor. */
export type AuditedCall = {
  /** One of the `UPSTREAM_*` codes where it failed. */
  readonly errorCode: Maybe<Scalars['String']['output']>;
  /** The call's name in the vendor's contract. */
  readonly operationId: Scalars['String']['output'];
  /** The vendor's id of the request; quote it to the vendor's support. */
  readonly requestId: Maybe<Scalars['String']['output']>;
  /** Name of the source. */
  readonly source: Scalars['String']['output'];
  /** HTTP status of the answer; null where none came. */
  readonly status: Maybe<Scalars['Int']['output']>;
};

/** Whoever asked for a mutation. */
export type AuditedCaller = {
  /** Whether the caller has proved who they are. */
  readonly authenticated: Scalars['Boolean']['output'];
  /** How the caller is known. */
  readonly kind: CallerKind;
  /** Name of the key, or `jwt:` and what the token says of its caller; callers who prove nothing share a name. */
  readonly name: Scalars['String']['output'];
};

/** Why a mutation was not done, without the message, which may be in the vendor's words. */
export type AuditedUserError = {
  /** What kind of mistake it was. */
  readonly code: UserErrorCode;
  /** Path of the input field, below `input`. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** How a caller is known. */
export type CallerKind =
  /** Not at all: the configuration lets such callers in. */
  | 'ANONYMOUS'
  /** Not at all: this is the sandbox. */
  | 'ANYBODY'
  /** By an API key of the configuration. */
  | 'API_KEY'
  /** By a token of the identity provider. */
  | 'JWT'
  /** As a program on the server's own machine. */
  | 'LOCAL';

/** Whether calls are let through to a vendor. */
export type CircuitState =
  /** They are. */
  | 'CLOSED'
  /** One is, to see whether the vendor is back; the others fail as if it were open. */
  | 'HALF_OPEN'
  /** None is: each fails at once with `UPSTREAM_CIRCUIT_OPEN`, and its `retryAfter` says for how long. */
  | 'OPEN';

/** What Confluent says of every record. */
export type ConfluentObjectMetadata = {
  /** When the record was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** When the record was or will be deleted; null unless it is. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** Confluent Resource Name (CRN): `crn://confluent.cloud/organization=…`. */
  readonly resourceName: Maybe<Scalars['String']['output']>;
  /** Address of the record in Confluent's API. */
  readonly self: Maybe<Scalars['String']['output']>;
  /** When the record last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** An organization of Confluent Cloud, read by org/v2. */
export type ConfluentOrganization = Node & Organization & {
  /** Version of the record's schema: `org/v2`. */
  readonly apiVersion: Maybe<Scalars['String']['output']>;
  /** When it was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Human-readable name; 1 to 31 characters when set through the API. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** When the vendor answered with it. It may have been kept since then: see `stale`. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Global and opaque: take it from an answer, keep it, give it back. It survives a rename at the vendor. */
  readonly id: Scalars['ID']['output'];
  /** Whether users are provisioned just in time at their first single sign-on. Null where Confluent does not say. */
  readonly jitEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Type of the record: `Organization`. */
  readonly kind: Maybe<Scalars['String']['output']>;
  /** Addresses and times of the record. */
  readonly metadata: Maybe<ConfluentObjectMetadata>;
  /** Display name; the same as `displayName`. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Confluent's Cloud Organization ID, a UUID. */
  readonly nativeId: Scalars['ID']['output'];
  /** The configured account through which it was read. */
  readonly source: Source;
  /** Whether it is older than the source's `ttlSeconds`: a newer answer is being fetched, or cannot be had. */
  readonly stale: Scalars['Boolean']['output'];
  /** When it last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The company whose organization this is. */
  readonly vendor: Vendor;
};

/**
 * An organization that a partner of Confluent has signed up, read by partner/v2. The same organization may also be a
 * `ConfluentOrganization` of another source, with the same `nativeId`.
 */
export type ConfluentPartnerOrganization = Node & Organization & {
  /** Version of the record's schema: `partner/v2`. */
  readonly apiVersion: Maybe<Scalars['String']['output']>;
  /** When it was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** When the vendor answered with it. It may have been kept since then: see `stale`. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Global and opaque: take it from an answer, keep it, give it back. It survives a rename at the vendor. */
  readonly id: Scalars['ID']['output'];
  /** Type of the record: `Organization`. */
  readonly kind: Maybe<Scalars['String']['output']>;
  /** Addresses and times of the record. */
  readonly metadata: Maybe<ConfluentObjectMetadata>;
  /** Organization name, given at sign-up. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Confluent's Cloud Organization ID, a UUID. */
  readonly nativeId: Scalars['ID']['output'];
  /** The configured account through which it was read. */
  readonly source: Source;
  /** Single sign-on settings; null where none were given at sign-up. */
  readonly ssoConfig: Maybe<ConfluentSsoConfig>;
  /** Where the customer's users log in. */
  readonly ssoUrl: Maybe<Scalars['String']['output']>;
  /** Whether it is older than the source's `ttlSeconds`: a newer answer is being fetched, or cannot be had. */
  readonly stale: Scalars['Boolean']['output'];
  /** When it last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The company whose organization this is. */
  readonly vendor: Vendor;
};

/** Single sign-on settings of an organization. */
export type ConfluentSsoConfig = {
  /** Which kind of identity provider: `AzureSSOConfig` is the only one published. */
  readonly kind: Scalars['String']['output'];
  /** Tenant id in Azure Active Directory. */
  readonly tenantId: Maybe<Scalars['String']['output']>;
};

/** A GuardAI organization to be copied. */
export type CopyGuardAIOrganizationInput = {
  /** Name of the copy. Without one, GuardAI makes one up. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Global id of the `GuardAIOrganization` to copy. */
  readonly organizationId: Scalars['ID']['input'];
  /**
   * Settings of the copy. Without them it has those of the original; GuardAI does not say whether it has the original's
   * for members that are left out here.
   */
  readonly settings?: InputMaybe<GuardAIOrganizationSettingsInput>;
};

/** What became of `copyGuardAIOrganization`. */
export type CopyGuardAIOrganizationPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /**
   * The copy; null where none was made. Where GuardAI does not answer with it, it is looked up: the organization with the
   * highest id of those with the name that was given, or of all where none was. Where that fails, this field has an error,
   * and the copy has been made all the same.
   */
  readonly organization: Maybe<GuardAIOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why no copy was made; empty when one was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How much of what a page needed from a source arrived. */
export type CoverageStatus =
  /** All of it. */
  | 'COMPLETE'
  /** None of it; `error` says why. */
  | 'FAILED'
  /** Some of it; `error` says why not all, unless the source was too large to be searched whole. */
  | 'PARTIAL'
  /** Nothing was needed: the filter leaves the source out, or the page was full before its turn. */
  | 'SKIPPED';

/** A TileDB organization to be created. */
export type CreateTileDBOrganizationInput = {
  /** Storage URI where new notebooks and other assets go by default. */
  readonly defaultS3Path?: InputMaybe<Scalars['String']['input']>;
  /** Name of the credentials to be used with `defaultS3Path`. */
  readonly defaultS3PathCredentialsName?: InputMaybe<Scalars['String']['input']>;
  /** Free text. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Logo: an address or a data URI. */
  readonly logo?: InputMaybe<Scalars['String']['input']>;
  /** Unique at TileDB: 1 to 63 of the letters a to z and A to Z, digits, `_`, `.` and `-`. */
  readonly name: Scalars['String']['input'];
  /** Name of the configured source in whose account to create it. */
  readonly source: Scalars['String']['input'];
};

/** What became of `createTileDBOrganization`. */
export type CreateTileDBOrganizationPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** The new organization; null where none was created. */
  readonly organization: Maybe<TileDBOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why none was created; empty when one was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A file to be deleted. */
export type DeleteGuardAIOrganizationFileInput = {
  /** Global id of the `GuardAIOrganization` that has the file. */
  readonly organizationId: Scalars['ID']['input'];
  /** GuardAI's reference to the file. */
  readonly ref: Scalars['String']['input'];
  /** Kind of file, in GuardAI's word: `classmapping`. */
  readonly type: Scalars['String']['input'];
};

/** What became of `deleteGuardAIOrganizationFile`. */
export type DeleteGuardAIOrganizationFilePayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** Reference of the file that is gone; null where it was not deleted. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** The organization as GuardAI has it now; null where nothing was deleted, or the organization is gone too. */
  readonly organization: Maybe<GuardAIOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why it was not deleted; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A GuardAI organization to be deleted. */
export type DeleteGuardAIOrganizationInput = {
  /** Global id of a `GuardAIOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
};

/** What became of `deleteGuardAIOrganization`. */
export type DeleteGuardAIOrganizationPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** Global id of the organization that is gone; null where it was not deleted. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why it was not deleted; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** AWS credentials of a TileDB organization to be deleted. */
export type DeleteTileDBAwsAccessCredentialsInput = {
  /** Name of the credentials. */
  readonly name: Scalars['String']['input'];
  /** Global id of a `TileDBOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
};

/** What became of `deleteTileDBAwsAccessCredentials`. */
export type DeleteTileDBAwsAccessCredentialsPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** Name of the credentials that are gone; null where they were not deleted. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** The organization as TileDB has it now; null where nothing was deleted. */
  readonly organization: Maybe<TileDBOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why nothing was deleted; empty when something was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A TileDB organization to be deleted. */
export type DeleteTileDBOrganizationInput = {
  /** Global id of a `TileDBOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
};

/** What became of `deleteTileDBOrganization`. */
export type DeleteTileDBOrganizationPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** Global id of the organization that is gone; null where it was not deleted. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why it was not deleted; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * A field that a mutation would change, as far as the vendor's contract says. What the vendor decides by itself, such as
 * times, ids and defaults, is not foreseen, nor what becomes of other objects.
 */
export type FieldChange = {
  /** What it would be; null where there would be nothing, or the object would be gone. */
  readonly after: Maybe<Scalars['JSON']['output']>;
  /** What it is, read for this answer; null where there is nothing, or the object is yet to be. */
  readonly before: Maybe<Scalars['JSON']['output']>;
  /**
   * Path of the field below the organization, member, credentials or file that is changed, such as `["settings",
   * "maxItemCount"]`.
   */
  readonly field: ReadonlyArray<Scalars['String']['output']>;
};

/** One entry of the map that says what a transform is applied to; GuardAI does not document its meaning. */
export type GuardAIApplyMappingEntry = {
  /** Key of the entry, such as `image`. */
  readonly key: Scalars['String']['output'];
  /** An object of any shape, such as `{"enabled": true}`. */
  readonly value: Maybe<Scalars['JSON']['output']>;
};

/** One kind of asset. GuardAI declares a text and does not say what is in it; JSON is likely. */
export type GuardAIAsset = {
  /** What the text says, most likely a list of definitions; null where the text is not JSON. */
  readonly definitions: Maybe<Scalars['JSON']['output']>;
  /** The text as it came; where GuardAI sent JSON in its place, that JSON as text. */
  readonly raw: Scalars['String']['output'];
};

/** What a GuardAI organization may use in its tests. A kind that GuardAI sends nothing for is null. */
export type GuardAIAssets = {
  /** Adversarial attacks. */
  readonly adversarialAttacks: Maybe<GuardAIAsset>;
  /** Formats of data sets. */
  readonly datasetFormats: Maybe<GuardAIAsset>;
  /** Defenses. */
  readonly defenses: Maybe<GuardAIAsset>;
  /** Domain adaptations. */
  readonly domainAdaptations: Maybe<GuardAIAsset>;
  /** Meta attacks. */
  readonly metaAttacks: Maybe<GuardAIAsset>;
  /** Metrics. */
  readonly metrics: Maybe<GuardAIAsset>;
  /** Noises. */
  readonly noises: Maybe<GuardAIAsset>;
};

/** An uploaded class-mapping file. */
export type GuardAIClassMappingFileRef = {
  /** Media type. */
  readonly contentType: Maybe<Scalars['String']['output']>;
  /** Data set that the mapping belongs to. */
  readonly datasetId: Maybe<Scalars['BigInt']['output']>;
  /** Display name. */
  readonly fileName: Maybe<Scalars['String']['output']>;
  /** GuardAI's opaque reference to the file. */
  readonly ref: Maybe<Scalars['String']['output']>;
};

/** An entry of the list of class-mapping files. */
export type GuardAIClassMappingFileRefInput = {
  /** Media type. */
  readonly contentType?: InputMaybe<Scalars['String']['input']>;
  /** Data set that the mapping belongs to: a whole number of up to 64 bits, as text where it has more than 53. */
  readonly datasetId?: InputMaybe<Scalars['BigInt']['input']>;
  /** Display name. */
  readonly fileName?: InputMaybe<Scalars['String']['input']>;
  /** GuardAI's opaque reference to the file. */
  readonly ref?: InputMaybe<Scalars['String']['input']>;
};

/** A feature of GuardAI that can be switched off for an organization. */
export type GuardAIFeature =
  /** Crafting of adversarial examples. */
  | 'ADV_CRAFTING'
  /** Evaluation of models. */
  | 'EVALUATION'
  /** Robustness tests. */
  | 'ROBUSTNESS';

/** A method of hyper-parameter optimisation. */
export type GuardAIHPODefinition = {
  /** Explanation. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** Whether it may be used. */
  readonly enabled: Maybe<Scalars['Boolean']['output']>;
  /** Id of the definition. */
  readonly id: Maybe<Scalars['Int']['output']>;
  /** Name of the method. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** One object for each parameter; GuardAI does not document what is in it. */
  readonly params: ReadonlyArray<Scalars['JSON']['output']>;
};

/** An organization of a GuardAI installation. */
export type GuardAIOrganization = Node & Organization & {
  /** Attacks, defenses, metrics and noises that it may use: one call to GuardAI. Null where the server has no such list. */
  readonly assets: Maybe<GuardAIAssets>;
  /** When it was created; the same as `creationDateTime`. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was created. Text without an offset is taken as UTC. */
  readonly creationDateTime: Maybe<Scalars['DateTime']['output']>;
  /** When the vendor answered with it. It may have been kept since then: see `stale`. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Uploaded files, made from `settings.classMappingFiles` without a call; null where GuardAI sends no settings. */
  readonly files: Maybe<ReadonlyArray<GuardAIOrganizationFile>>;
  /** Methods of hyper-parameter optimisation: one call to GuardAI. Null where the server has no such list. */
  readonly hpoDefinitions: Maybe<ReadonlyArray<GuardAIHPODefinition>>;
  /** Global and opaque: take it from an answer, keep it, give it back. It survives a rename at the vendor. */
  readonly id: Scalars['ID']['output'];
  /**
   * Its members: one call to GuardAI, for administrators only. A source without those rights gets `UPSTREAM_FORBIDDEN` for
   * this field alone.
   */
  readonly members: Maybe<ReadonlyArray<GuardAIUser>>;
  /** Name; GuardAI does not promise that it is unique. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** GuardAI's organization id: a whole number as text, unique within its installation. */
  readonly nativeId: Scalars['ID']['output'];
  /** Limits, features and class-mapping files. */
  readonly settings: Maybe<GuardAIOrganizationSettings>;
  /** The configured account through which it was read. */
  readonly source: Source;
  /** Whether it is older than the source's `ttlSeconds`: a newer answer is being fetched, or cannot be had. */
  readonly stale: Scalars['Boolean']['output'];
  /** Storage accounting as of its last refresh; null where GuardAI sends none. */
  readonly stats: Maybe<GuardAIOrganizationStats>;
  /** Compute time used so far, in the installation's unit (GuardAI does not document it; seconds are likely). */
  readonly timeUsed: Maybe<Scalars['BigInt']['output']>;
  /** Transforms of data: one call to GuardAI. Null where the server has no such list. */
  readonly transformDefinitions: Maybe<ReadonlyArray<GuardAITransformDefinition>>;
  /** Always null: GuardAI does not say. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The company whose organization this is. */
  readonly vendor: Vendor;
};

/** An uploaded file of a GuardAI organization. Organization, `type` and `ref` together name it. */
export type GuardAIOrganizationFile = {
  /** Media type. */
  readonly contentType: Maybe<Scalars['String']['output']>;
  /** Data set that the file belongs to. */
  readonly datasetId: Maybe<Scalars['BigInt']['output']>;
  /**
   * Where to download the file: an address of this server that works for five minutes and needs no other sign-in, so treat
   * it as a secret. Null where the file has no reference.
   */
  readonly downloadUrl: Maybe<Scalars['String']['output']>;
  /** Display name. */
  readonly fileName: Maybe<Scalars['String']['output']>;
  /** GuardAI's opaque reference. */
  readonly ref: Maybe<Scalars['String']['output']>;
  /** Kind of file, in GuardAI's word. Only `classmapping` is known. */
  readonly type: Scalars['String']['output'];
  /** Ids of the projects that use the file: one call to GuardAI. Null where GuardAI knows no such file. */
  readonly usage: Maybe<ReadonlyArray<Scalars['BigInt']['output']>>;
};

/** Limits, features and class-mapping files of a GuardAI organization. */
export type GuardAIOrganizationSettings = {
  /** Class-mapping files that have been uploaded. */
  readonly classMappingFiles: ReadonlyArray<GuardAIClassMappingFileRef>;
  /** Features that are switched off; ones that this graph does not know are left out. */
  readonly disabledFeatures: ReadonlyArray<GuardAIFeature>;
  /** Most items in a test. */
  readonly maxItemCount: Maybe<Scalars['Int']['output']>;
  /** Budget of compute time, in the unit of `timeUsed`. */
  readonly maxTimeAllocated: Maybe<Scalars['Int']['output']>;
  /** Most compute time for one task, in the unit of `timeUsed`. */
  readonly maxTimePerTask: Maybe<Scalars['Int']['output']>;
};

/** Settings of a GuardAI organization. In an update, a member that is left out stays and null clears. */
export type GuardAIOrganizationSettingsInput = {
  /**
   * The whole list of class-mapping files; null empties it. In an update, an entry whose `ref` is on the list already keeps
   * what it does not name. A file without an entry may be lost: to delete one, use `deleteGuardAIOrganizationFile`.
   */
  readonly classMappingFiles?: InputMaybe<ReadonlyArray<GuardAIClassMappingFileRefInput>>;
  /** The whole list of features that are switched off; null empties it. */
  readonly disabledFeatures?: InputMaybe<ReadonlyArray<GuardAIFeature>>;
  /** Most items in a test. */
  readonly maxItemCount?: InputMaybe<Scalars['Int']['input']>;
  /** Budget of compute time, in the unit of `timeUsed`. */
  readonly maxTimeAllocated?: InputMaybe<Scalars['Int']['input']>;
  /** Most compute time for one task, in the unit of `timeUsed`. */
  readonly maxTimePerTask?: InputMaybe<Scalars['Int']['input']>;
};

/** Storage that a GuardAI organization uses. */
export type GuardAIOrganizationStats = {
  /** Storage of data sets, in bytes (GuardAI does not document the unit; bytes are likely). */
  readonly datasetStorage: Maybe<Scalars['BigInt']['output']>;
  /** Storage of projects, in bytes (GuardAI does not document the unit; bytes are likely). */
  readonly projectStorage: Maybe<Scalars['BigInt']['output']>;
};

/** A transform of data. */
export type GuardAITransformDefinition = {
  /** What it is applied to, one entry for each key of GuardAI's map. */
  readonly applyMapping: ReadonlyArray<GuardAIApplyMappingEntry>;
  /** Name of the implementation. */
  readonly codebaseName: Maybe<Scalars['String']['output']>;
  /** Target format after the transform. */
  readonly convertedTargetFormat: Maybe<Scalars['String']['output']>;
  /** Explanation. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** Whether it may be used. */
  readonly enabled: Maybe<Scalars['Boolean']['output']>;
  /** Id of the definition. */
  readonly id: Maybe<Scalars['BigInt']['output']>;
  /** Display name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** One object for each parameter; GuardAI does not document what is in it. */
  readonly params: ReadonlyArray<Scalars['JSON']['output']>;
  /** Target formats that it accepts. */
  readonly targetFormat: ReadonlyArray<Scalars['String']['output']>;
  /** Machine learning tasks that it applies to. */
  readonly tasks: ReadonlyArray<Scalars['String']['output']>;
};

/** A user of a GuardAI installation. */
export type GuardAIUser = {
  /** Picture, in base64. */
  readonly avatar: Maybe<Scalars['String']['output']>;
  /** E-mail address. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** GuardAI's user id: a whole number as text, unique within its installation only. */
  readonly id: Maybe<Scalars['ID']['output']>;
  /** Last login. Text without an offset is taken as UTC. */
  readonly lastLoginDateTime: Maybe<Scalars['DateTime']['output']>;
  /** Whether the user has accepted the licence agreement. */
  readonly licenseAccepted: Maybe<Scalars['Boolean']['output']>;
  /** Full name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The organizations the user belongs to, as GuardAI sends them with the user: no call is made for them. */
  readonly organizations: Maybe<ReadonlyArray<GuardAIOrganization>>;
  /** Whether the user has finished signing up; invited users have not. */
  readonly registered: Maybe<Scalars['Boolean']['output']>;
  /** Roles as one text, as GuardAI sends it; separator and values are not documented (`ROLE_USER,ROLE_ADMIN` is likely). */
  readonly roles: Maybe<Scalars['String']['output']>;
  /** Preferences. */
  readonly settings: Maybe<GuardAIUserSettings>;
  /** Compute time used so far, in the unit of the organization's `timeUsed`. */
  readonly timeUsed: Maybe<Scalars['BigInt']['output']>;
  /** An identifier of the user that does not depend on the installation's numbering. */
  readonly uid: Maybe<Scalars['String']['output']>;
};

/** Preferences of a GuardAI user. */
export type GuardAIUserSettings = {
  /** Ids of favorite projects. */
  readonly favoriteProjects: ReadonlyArray<Scalars['BigInt']['output']>;
  /** Whether the user wants notifications. */
  readonly notifications: Maybe<Scalars['Boolean']['output']>;
};

/** How a source has been doing, in a word. */
export type HealthStatus =
  /** Some of its recent calls failed, or it is being tried again after an outage. */
  | 'DEGRADED'
  /** It failed so often that it is left alone for a while: `circuit` is `OPEN`. */
  | 'DOWN'
  /** It has not been called since this server started. */
  | 'UNKNOWN'
  /** Its recent calls went well. */
  | 'UP';

/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type Mutation = {
  /** Adds an organization to a GuardAI installation. */
  readonly addGuardAIOrganization: Maybe<AddGuardAIOrganizationPayload>;
  /** Adds AWS credentials to the namespace of a TileDB organization. */
  readonly addTileDBAwsAccessCredentials: Maybe<AddTileDBAwsAccessCredentialsPayload>;
  /** Adds a user to a TileDB organization. */
  readonly addTileDBOrganizationUser: Maybe<AddTileDBOrganizationUserPayload>;
  /** Makes a new GuardAI organization out of another, with its settings and files; for administrators only. */
  readonly copyGuardAIOrganization: Maybe<CopyGuardAIOrganizationPayload>;
  /** Creates a TileDB organization; the source's account becomes its owner. */
  readonly createTileDBOrganization: Maybe<CreateTileDBOrganizationPayload>;
  /** Deletes a GuardAI organization with all it has; one that is gone already counts as deleted. */
  readonly deleteGuardAIOrganization: Maybe<DeleteGuardAIOrganizationPayload>;
  /**
   * Deletes a file of a GuardAI organization; one that is gone already counts as deleted. GuardAI does not say whether it
   * keeps a file that is in use: ask for `usage` first.
   */
  readonly deleteGuardAIOrganizationFile: Maybe<DeleteGuardAIOrganizationFilePayload>;
  /** Deletes AWS credentials of a TileDB organization. Arrays that use them are likely to become unreachable. */
  readonly deleteTileDBAwsAccessCredentials: Maybe<DeleteTileDBAwsAccessCredentialsPayload>;
  /** Deletes a TileDB organization, with its credentials and everything else in its namespace. */
  readonly deleteTileDBOrganization: Maybe<DeleteTileDBOrganizationPayload>;
  /**
   * Has GuardAI recompute `stats` and `timeUsed` of an organization; for administrators only. This is a GET at GuardAI, but
   * it changes state: it is sent once, and its result never kept.
   */
  readonly refreshGuardAIOrganizationStats: Maybe<RefreshGuardAIOrganizationStatsPayload>;
  /** Takes a member out of a TileDB organization. */
  readonly removeTileDBOrganizationUser: Maybe<RemoveTileDBOrganizationUserPayload>;
  /** Gives a file of a GuardAI organization another display name; its reference stays. */
  readonly renameGuardAIOrganizationFile: Maybe<RenameGuardAIOrganizationFilePayload>;
  /** Changes a Confluent organization: only what the input names. */
  readonly updateConfluentOrganization: Maybe<UpdateConfluentOrganizationPayload>;
  /** Changes a GuardAI organization: only what the input names, inside `settings` too. */
  readonly updateGuardAIOrganization: Maybe<UpdateGuardAIOrganizationPayload>;
  /**
   * Changes AWS credentials of a TileDB organization: only what the input names. Every array that uses them is pointed
   * to the changed ones.
   */
  readonly updateTileDBAwsAccessCredentials: Maybe<UpdateTileDBAwsAccessCredentialsPayload>;
  /** Changes a TileDB organization: only what the input names. */
  readonly updateTileDBOrganization: Maybe<UpdateTileDBOrganizationPayload>;
  /** Changes the role of a member of a TileDB organization. */
  readonly updateTileDBOrganizationUser: Maybe<UpdateTileDBOrganizationUserPayload>;
  /**
   * Uploads a file to a GuardAI organization, or puts another in the place of one that is there. It goes on to GuardAI as
   * it arrives, once; where it is broken off, GuardAI gets no whole file either.
   */
  readonly uploadGuardAIOrganizationFile: Maybe<UploadGuardAIOrganizationFilePayload>;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationaddGuardAIOrganizationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: AddGuardAIOrganizationInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationaddTileDBAwsAccessCredentialsArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: AddTileDBAwsAccessCredentialsInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationaddTileDBOrganizationUserArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: AddTileDBOrganizationUserInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationcopyGuardAIOrganizationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CopyGuardAIOrganizationInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationcreateTileDBOrganizationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateTileDBOrganizationInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationdeleteGuardAIOrganizationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteGuardAIOrganizationInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationdeleteGuardAIOrganizationFileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteGuardAIOrganizationFileInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationdeleteTileDBAwsAccessCredentialsArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteTileDBAwsAccessCredentialsInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationdeleteTileDBOrganizationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteTileDBOrganizationInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationrefreshGuardAIOrganizationStatsArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: RefreshGuardAIOrganizationStatsInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationremoveTileDBOrganizationUserArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: RemoveTileDBOrganizationUserInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationrenameGuardAIOrganizationFileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: RenameGuardAIOrganizationFileInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationupdateConfluentOrganizationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateConfluentOrganizationInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationupdateGuardAIOrganizationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateGuardAIOrganizationInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationupdateTileDBAwsAccessCredentialsArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateTileDBAwsAccessCredentialsInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationupdateTileDBOrganizationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateTileDBOrganizationInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationupdateTileDBOrganizationUserArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateTileDBOrganizationUserInput;
};


/**
 * Changes at the vendors. Each is sent once: never again unless the vendor surely did not see it. What is read after a
 * change, in the same request too, is the new state. With `dryRun: true` nothing is changed: `plan` says what would be sent,
 * and `changes` what that would do.
 */
export type MutationuploadGuardAIOrganizationFileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UploadGuardAIOrganizationFileInput;
};

/** An object with an id that is unique in the whole graph. */
export type Node = {
  /** Global and opaque: take it from an answer, keep it, give it back. It survives a rename at the vendor. */
  readonly id: Scalars['ID']['output'];
};

/** A customer's account at a vendor. Each vendor's own type carries every field of that vendor's model beside these. */
export type Organization = {
  /** When it was created, where the vendor says so. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** When the vendor answered with it. It may have been kept since then: see `stale`. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Global and opaque: take it from an answer, keep it, give it back. It survives a rename at the vendor. */
  readonly id: Scalars['ID']['output'];
  /** Display name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The vendor's own id. */
  readonly nativeId: Scalars['ID']['output'];
  /** The configured account through which it was read. */
  readonly source: Source;
  /** Whether it is older than the source's `ttlSeconds`: a newer answer is being fetched, or cannot be had. */
  readonly stale: Scalars['Boolean']['output'];
  /** When it last changed, where the vendor says so. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The company whose organization this is. */
  readonly vendor: Vendor;
};

/** A page of organizations of several sources: source by source in the order of the configuration. */
export type OrganizationConnection = {
  /** What each configured source gave to this page: one entry a source, in the order of the configuration. */
  readonly coverage: ReadonlyArray<SourceCoverage>;
  /** The organizations of this page with their cursors. */
  readonly edges: ReadonlyArray<OrganizationEdge>;
  /** The organizations of this page. */
  readonly nodes: ReadonlyArray<Organization>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /**
   * How many organizations match in all. Null when a source does not tell, or could not be asked. Asking for it may
   * cost one call for each source that this page alone would not need.
   */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An organization in a list. */
export type OrganizationEdge = {
  /** Give it as `after` to go on behind this organization. Opaque; it survives a restart of the server. */
  readonly cursor: Scalars['String']['output'];
  /** The organization. */
  readonly node: Organization;
};

/** Which organizations to list. Conditions that are given must all hold. */
export type OrganizationFilter = {
  /** Read through these APIs only. */
  readonly apis?: InputMaybe<ReadonlyArray<Api>>;
  /**
   * Whose name holds this text, upper and lower case alike. No vendor can search, so every source is read; one that is
   * too large to be read whole is `PARTIAL` in `coverage`.
   */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Of the sources with these configured names only; an unknown name is `BAD_USER_INPUT`. */
  readonly sources?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these vendors only. */
  readonly vendors?: InputMaybe<ReadonlyArray<Vendor>>;
};

/** Where a page stands in its list, as in the Relay connection specification. */
export type PageInfo = {
  /** Cursor of the last edge, to be given as `after` for the next page; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether the list goes on after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether the list has something before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/**
 * A request that a mutation would send to a vendor, checked against the vendor's contract. What is read before it, or
 * afterwards for the answer, is not among them.
 */
export type PlannedRequest = {
  /**
   * What would be sent, with `[secret]` in the place of secrets; of a file its name, media type and size in bytes. Null where
   * nothing is.
   */
  readonly body: Maybe<Scalars['JSON']['output']>;
  /** HTTP method. */
  readonly method: Scalars['String']['output'];
  /** The call's name in the vendor's contract. */
  readonly operationId: Scalars['String']['output'];
  /** Path below the source's base URL, ids filled in, with the query string. */
  readonly path: Scalars['String']['output'];
  /** Name of the source. */
  readonly source: Scalars['String']['output'];
};

/** What can be read, from the vendors and about their sources. */
export type Query = {
  /**
   * For routers: organizations by their keys, in the order asked for; at most 1000. One that does not exist is null, and
   * one that cannot be had is null with an error of its own. Repeats are asked of the vendor once.
   */
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  /** For routers: how this graph is composed with others. */
  readonly _service: _Service;
  /**
   * The mutations that were run on this server, or on all that keep one log in PostgreSQL, newest first. A caller for some sources sees the entries about those
   * alone. `NOT_FOUND` where no audit log is kept.
   */
  readonly auditLog: Maybe<AuditLogConnection>;
  /**
   * Any object by its global id; null when the vendor knows no such object. An id that is not of this graph, or whose
   * source is no longer configured, is `BAD_USER_INPUT`.
   */
  readonly node: Maybe<Node>;
  /**
   * Several objects by their global ids, in the order asked for; at most 200. One that does not exist is null, and one
   * that cannot be had is null with an error of its own. Repeats are asked of the vendor once.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * One organization by its global id; null when the vendor knows no such organization. An id of something else is
   * `BAD_USER_INPUT`.
   */
  readonly organization: Maybe<Organization>;
  /** One organization by the name or id its vendor knows it by; null when the vendor knows none. */
  readonly organizationByNativeId: Maybe<Organization>;
  /**
   * The organizations of every source, source by source in the order of the configuration and in the vendor's own order
   * inside. Sources are asked in parallel, and one that fails never costs the others' answers: `coverage` says who
   * answered.
   */
  readonly organizations: OrganizationConnection;
  /** One source by its name; null when none is configured under it. */
  readonly source: Maybe<Source>;
  /** Every configured source, in the order of the configuration. */
  readonly sources: ReadonlyArray<Source>;
};


/** What can be read, from the vendors and about their sources. */
export type Query_entitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};


/** What can be read, from the vendors and about their sources. */
export type QueryauditLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditLogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read, from the vendors and about their sources. */
export type QuerynodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read, from the vendors and about their sources. */
export type QuerynodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What can be read, from the vendors and about their sources. */
export type QueryorganizationArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read, from the vendors and about their sources. */
export type QueryorganizationByNativeIdArgs = {
  nativeId: Scalars['ID']['input'];
  source: Scalars['String']['input'];
};


/** What can be read, from the vendors and about their sources. */
export type QueryorganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read, from the vendors and about their sources. */
export type QuerysourceArgs = {
  name: Scalars['String']['input'];
};

/** A vendor's rate limit, as this server knows it. It is shared by all requests to this server. */
export type RateLimit = {
  /** How many calls a window allows; null when it is not known. */
  readonly limit: Maybe<Scalars['Int']['output']>;
  /** Where the numbers come from. */
  readonly origin: RateLimitOrigin;
  /** How many of them are left; null when it is not known. */
  readonly remaining: Maybe<Scalars['Int']['output']>;
  /** When the window ends; null when it is not known. */
  readonly resetsAt: Maybe<Scalars['DateTime']['output']>;
  /** How many calls wait at this moment for the limit to allow them. */
  readonly waiting: Scalars['Int']['output'];
};

/** Where knowledge of a rate limit comes from. */
export type RateLimitOrigin =
  /** `rateLimit` in the configuration. */
  | 'CONFIGURED'
  /** The vendor's own answers. */
  | 'OBSERVED'
  /** Nowhere: no answer has told it, and nothing is configured. Calls do not wait. */
  | 'UNKNOWN';

/** A GuardAI organization whose accounting is to be recomputed. */
export type RefreshGuardAIOrganizationStatsInput = {
  /** Global id of a `GuardAIOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
};

/** What became of `refreshGuardAIOrganizationStats`. */
export type RefreshGuardAIOrganizationStatsPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** The organization with its new numbers; null where they were not recomputed. */
  readonly organization: Maybe<GuardAIOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why they were not recomputed; empty when they were. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A member to be taken out of a TileDB organization. */
export type RemoveTileDBOrganizationUserInput = {
  /** Global id of a `TileDBOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
  /** Login name of the member; the last owner cannot be taken out. */
  readonly username: Scalars['String']['input'];
};

/** What became of `removeTileDBOrganizationUser`. */
export type RemoveTileDBOrganizationUserPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** Login name of the user who is no member any more; null where nobody was taken out. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /**
   * The organization as TileDB has it now; null where nobody was taken out. An account that took itself out may not
   * read it any more: then this field is an error, and the member is out all the same.
   */
  readonly organization: Maybe<TileDBOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why nobody was taken out; empty when somebody was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A file and its new name. */
export type RenameGuardAIOrganizationFileInput = {
  /** New display name. */
  readonly name: Scalars['String']['input'];
  /** Global id of the `GuardAIOrganization` that has the file. */
  readonly organizationId: Scalars['ID']['input'];
  /** GuardAI's reference to the file. */
  readonly ref: Scalars['String']['input'];
  /** Kind of file, in GuardAI's word: `classmapping`. */
  readonly type: Scalars['String']['input'];
};

/** What became of `renameGuardAIOrganizationFile`. */
export type RenameGuardAIOrganizationFilePayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** The file as the organization's settings list it now; null where it was not renamed, or is not listed there. */
  readonly file: Maybe<GuardAIOrganizationFile>;
  /** The organization as GuardAI has it now; null where nothing was renamed. */
  readonly organization: Maybe<GuardAIOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why it was not renamed; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A deployment of Rockset. */
export type RocksetCluster = {
  /** Host name of the cluster's API server, without a scheme. */
  readonly apiserverUrl: Maybe<Scalars['String']['output']>;
  /** AWS region it runs in, such as `us-west-2`. */
  readonly awsRegion: Maybe<Scalars['String']['output']>;
  /** Kind of deployment, such as `PUBLIC` or `PRIVATE`. */
  readonly clusterType: Maybe<Scalars['String']['output']>;
  /** Domain label. */
  readonly domain: Maybe<Scalars['String']['output']>;
  /** Rockset's id of the cluster. */
  readonly id: Maybe<Scalars['String']['output']>;
  /** Top-level domain with its leading dot, such as `.com`. */
  readonly topLevelDomain: Maybe<Scalars['String']['output']>;
};

/**
 * The organization of a Rockset API key: a key has exactly one. The members that Rockset's API dropped or added over
 * the years are all here, null where a server does not send them.
 */
export type RocksetOrganization = Node & Organization & {
  /** Deployments that the organization can use. */
  readonly clusters: ReadonlyArray<RocksetCluster>;
  /** Name of the company; sent until 2021. */
  readonly companyName: Maybe<Scalars['String']['output']>;
  /** When it was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** When the organization is going to be deleted; null unless it is. */
  readonly deletionScheduledAt: Maybe<Scalars['DateTime']['output']>;
  /** Human-readable name. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** The ExternalId that AWS trust policies for Rockset must demand. Treat it as a secret. */
  readonly externalId: Maybe<Scalars['String']['output']>;
  /** When the vendor answered with it. It may have been kept since then: see `stale`. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Global and opaque: take it from an answer, keep it, give it back. It survives a rename at the vendor. */
  readonly id: Scalars['ID']['output'];
  /** Display name; the same as `displayName`. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Rockset's organization id, a slug. */
  readonly nativeId: Scalars['ID']['output'];
  /** ARN of Rockset's own AWS user, which trust policies let in. */
  readonly rocksetUser: Maybe<Scalars['String']['output']>;
  /** The configured account through which it was read. */
  readonly source: Source;
  /** Name of the single sign-on connection. */
  readonly ssoConnection: Maybe<Scalars['String']['output']>;
  /** Whether single sign-on is the only way to log in. */
  readonly ssoOnly: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is older than the source's `ttlSeconds`: a newer answer is being fetched, or cannot be had. */
  readonly stale: Scalars['Boolean']['output'];
  /** Commercial state, such as `PAID` or `TRIAL`; sent until 2021. */
  readonly state: Maybe<Scalars['String']['output']>;
  /** Always null: Rockset does not say. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The company whose organization this is. */
  readonly vendor: Vendor;
};

/** One configured account at one API: a base URL with its credentials. Every organization belongs to exactly one. */
export type Source = {
  /** The API it speaks. */
  readonly api: Api;
  /** How its reads have been answered since this server started. Asking for it calls no vendor. */
  readonly cache: Maybe<SourceCache>;
  /** How its vendor has been doing, as this server has seen it. Asking for it calls no vendor. */
  readonly health: Maybe<SourceHealth>;
  /** The name given in the configuration, unique. */
  readonly name: Scalars['String']['output'];
  /** What the vendor's rate limit leaves, as far as this server knows. Asking for it calls no vendor. */
  readonly rateLimit: Maybe<RateLimit>;
  /** The company behind the API. */
  readonly vendor: Vendor;
};

/**
 * How the reads of a source have been answered since this server started, and what is kept of its answers. A read is a
 * question to the vendor: a query may take several, or share one with others.
 */
export type SourceCache = {
  /** By a call to the vendor, without a look at what is kept: nothing is kept of such answers, or the request wished so. */
  readonly bypassed: Scalars['BigInt']['output'];
  /** About how much memory they take, in bytes. */
  readonly bytes: Scalars['BigInt']['output'];
  /** How many answers are kept at the moment. */
  readonly entries: Scalars['Int']['output'];
  /** By an answer that is kept, within its `ttlSeconds`. */
  readonly hits: Scalars['BigInt']['output'];
  /** By a call to the vendor. */
  readonly misses: Scalars['BigInt']['output'];
  /** By a call that was under way already, for somebody else. */
  readonly shared: Scalars['BigInt']['output'];
  /** By an answer that is kept and older than that. */
  readonly stale: Scalars['BigInt']['output'];
};

/** What one source gave to one page of a list. */
export type SourceCoverage = {
  /** Why something is missing; null when nothing is. */
  readonly error: Maybe<SourceError>;
  /** How many organizations of this page come from the source. */
  readonly fetched: Scalars['Int']['output'];
  /** The source this is about. */
  readonly source: Source;
  /** Whether any of what came is older than the source's `ttlSeconds`; then those organizations say so too. */
  readonly stale: Scalars['Boolean']['output'];
  /** How much of what this page needed from the source arrived. */
  readonly status: CoverageStatus;
  /** How many organizations the source has in all, before `nameContains`; null when it is not known. */
  readonly total: Maybe<Scalars['Int']['output']>;
};

/** Why a source could not answer. */
export type SourceError = {
  /** One of the `UPSTREAM_*` error codes. */
  readonly code: Scalars['String']['output'];
  /** HTTP status of the vendor's answer; null when none came. */
  readonly httpStatus: Maybe<Scalars['Int']['output']>;
  /** What happened, in our words. */
  readonly message: Scalars['String']['output'];
  /** The vendor's id of the request; quote it to the vendor's support. */
  readonly requestId: Maybe<Scalars['String']['output']>;
  /** Seconds to wait before asking again, where the vendor said so. */
  readonly retryAfter: Maybe<Scalars['Int']['output']>;
  /** Whether the same question may succeed later. */
  readonly retryable: Scalars['Boolean']['output'];
};

/** How a source has been doing lately. */
export type SourceHealth = {
  /** Whether calls are let through to the vendor. */
  readonly circuit: CircuitState;
  /** The last failure that was not about one object alone; it may be long past. Null when there was none. */
  readonly lastError: Maybe<SourceLastError>;
  /** How long the last 200 calls took; null before the first. */
  readonly latency: Maybe<SourceLatency>;
  /** The verdict. */
  readonly status: HealthStatus;
};

/** The last failure of a source. */
export type SourceLastError = {
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** One of the `UPSTREAM_*` error codes. */
  readonly code: Scalars['String']['output'];
};

/** How long a source's calls take, in milliseconds. */
export type SourceLatency = {
  /** Half of the calls were as fast as this or faster. */
  readonly p50: Scalars['Int']['output'];
  /** All but one in a hundred were as fast as this or faster. */
  readonly p99: Scalars['Int']['output'];
};

/** Where assets of each kind go by default. */
export type TileDBAssetLocations = {
  /** For arrays. */
  readonly arrays: Maybe<TileDBStorageLocation>;
  /** For files. */
  readonly files: Maybe<TileDBStorageLocation>;
  /** For groups. */
  readonly groups: Maybe<TileDBStorageLocation>;
  /** For machine learning models. */
  readonly mlModels: Maybe<TileDBStorageLocation>;
  /** For notebooks. */
  readonly notebooks: Maybe<TileDBStorageLocation>;
  /** For task graphs. */
  readonly taskGraphs: Maybe<TileDBStorageLocation>;
  /** For user-defined functions. */
  readonly udfs: Maybe<TileDBStorageLocation>;
};

/** AWS credentials that TileDB keeps for a namespace. The secret can be written but never read. */
export type TileDBAwsAccessCredentials = {
  /** AWS access key id. */
  readonly accessKeyId: Maybe<Scalars['String']['output']>;
  /** Buckets, or paths inside buckets, that they may be used for; empty where none are named. */
  readonly buckets: ReadonlyArray<Scalars['String']['output']>;
  /** When they were created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether these are the namespace's default credentials. */
  readonly default: Scalars['Boolean']['output'];
  /** Name, unique in the namespace. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** AWS role to use; TileDB keeps it but does not use it so far. */
  readonly serviceRoleArn: Maybe<Scalars['String']['output']>;
  /** When they last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** What may be done in a TileDB namespace. */
export type TileDBNamespaceAction =
  /** Create arrays. */
  | 'CREATE'
  /** Delete or deregister arrays. */
  | 'DELETE'
  /** Delete the organization. */
  | 'DELETE_ORGANIZATION'
  /** Change the metadata of arrays. */
  | 'EDIT'
  /** Change billing details. */
  | 'EDIT_BILLING'
  /** Change the organization's details. */
  | 'EDIT_ORGANIZATION'
  /** See the namespace and read its arrays. */
  | 'READ'
  /** See the logs of arrays. */
  | 'READ_ARRAY_LOGS'
  /** See the logs of jobs. */
  | 'READ_JOB_LOGS'
  /** See the namespace's change log. */
  | 'READ_OBJECT_LOGS'
  /** Run a job. */
  | 'RUN_JOB'
  /** Write to arrays. */
  | 'WRITE';

/** An organization of TileDB Cloud. Its `name` is its namespace and can be changed; its id cannot. */
export type TileDBOrganization = Node & Organization & {
  /** What this source's account may do in the organization; actions that this graph does not know are left out. */
  readonly allowedActions: ReadonlyArray<TileDBNamespaceAction>;
  /** Where assets of each kind go by default; null on servers older than 2022-09. */
  readonly assetLocations: Maybe<TileDBAssetLocations>;
  /** AWS role that TileDB assumes for the organization; told to owners and admins only. */
  readonly assumeRoleArn: Maybe<Scalars['String']['output']>;
  /** One entry of the AWS credentials kept for its namespace, without its secret; null when there is none of that name. */
  readonly awsAccessCredential: Maybe<TileDBAwsAccessCredentials>;
  /** AWS credentials kept for its namespace, without their secrets: one call, together with every `awsAccessCredential`. */
  readonly awsAccessCredentials: Maybe<ReadonlyArray<TileDBAwsAccessCredentials>>;
  /** When it was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Storage URI where new notebooks and other assets go by default. */
  readonly defaultS3Path: Maybe<Scalars['String']['output']>;
  /** Name of the credentials used with `defaultS3Path`. */
  readonly defaultS3PathCredentialsName: Maybe<Scalars['String']['output']>;
  /** Free text. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** Opt-in and beta features that are switched on. */
  readonly enabledFeatures: ReadonlyArray<Scalars['String']['output']>;
  /** When the vendor answered with it. It may have been kept since then: see `stale`. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Global and opaque: take it from an answer, keep it, give it back. It survives a rename at the vendor. */
  readonly id: Scalars['ID']['output'];
  /** Logo as it was given: an address or a data URI. */
  readonly logo: Maybe<Scalars['String']['output']>;
  /** Unique name, which is the namespace too: 1 to 63 of letters, digits, `_`, `.` and `-`. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** TileDB's organization id, a UUID. */
  readonly nativeId: Scalars['ID']['output'];
  /** Number of registered arrays. */
  readonly numOfArrays: Scalars['Int']['output'];
  /** Role of this source's account in the organization; null where it has none, or one that this graph does not know. */
  readonly role: Maybe<TileDBOrganizationRole>;
  /** The configured account through which it was read. */
  readonly source: Source;
  /** Whether it is older than the source's `ttlSeconds`: a newer answer is being fetched, or cannot be had. */
  readonly stale: Scalars['Boolean']['output'];
  /** Whether the organization can charge for arrays through Stripe Connect. */
  readonly stripeConnect: Scalars['Boolean']['output'];
  /** Whether a bill is overdue. */
  readonly unpaidSubscription: Scalars['Boolean']['output'];
  /** When it last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** One member; null when nobody of that name is one. */
  readonly user: Maybe<TileDBOrganizationUser>;
  /**
   * Its members. TileDB tells them with the organization itself: they cost a call only where it came from a list, and
   * then one call together with every `user` of it.
   */
  readonly users: Maybe<ReadonlyArray<TileDBOrganizationUser>>;
  /** The company whose organization this is. */
  readonly vendor: Vendor;
};


/** An organization of TileDB Cloud. Its `name` is its namespace and can be changed; its id cannot. */
export type TileDBOrganizationawsAccessCredentialArgs = {
  name: Scalars['String']['input'];
};


/** An organization of TileDB Cloud. Its `name` is its namespace and can be changed; its id cannot. */
export type TileDBOrganizationuserArgs = {
  username: Scalars['String']['input'];
};

/** A member's role in a TileDB organization. */
export type TileDBOrganizationRole =
  /** May do nearly everything but delete the organization. */
  | 'ADMIN'
  /** Created the organization; may do everything. */
  | 'OWNER'
  /** May read. */
  | 'READ_ONLY'
  /** May read and write. */
  | 'READ_WRITE'
  /** May read, write and delete; on servers since 2024-09. */
  | 'READ_WRITE_DELETE';

/** A member of a TileDB organization. */
export type TileDBOrganizationUser = {
  /** What the member may do in the organization; actions that this graph does not know are left out. */
  readonly allowedActions: ReadonlyArray<TileDBNamespaceAction>;
  /** TileDB's id of the organization: its `nativeId`. */
  readonly organizationId: Maybe<Scalars['ID']['output']>;
  /** Name of the organization. */
  readonly organizationName: Maybe<Scalars['String']['output']>;
  /** The member's role; null where this graph does not know it. */
  readonly role: Maybe<TileDBOrganizationRole>;
  /** E-mail address; told to admins of the organization only, on servers since 2024-08. */
  readonly userEmail: Maybe<Scalars['String']['output']>;
  /** Full name; told to admins of the organization only, on servers since 2024-08. */
  readonly userFullName: Maybe<Scalars['String']['output']>;
  /** TileDB's id of the user, a UUID. */
  readonly userId: Maybe<Scalars['ID']['output']>;
  /** Login name; unique at TileDB. */
  readonly username: Maybe<Scalars['String']['output']>;
};

/** A place for assets. */
export type TileDBStorageLocation = {
  /** Name of the credentials used with `path`. */
  readonly credentialsName: Maybe<Scalars['String']['output']>;
  /** Storage URI. */
  readonly path: Maybe<Scalars['String']['output']>;
};

/** What to change about a Confluent organization; what is left out stays. */
export type UpdateConfluentOrganizationInput = {
  /** New name: 1 to 31 characters, none of them `<>#%'*^{|}~"` or a backtick. Confluent cannot clear it. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** Whether users are provisioned just in time at their first single sign-on. Confluent cannot clear it. */
  readonly jitEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Global id of a `ConfluentOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
};

/** What became of `updateConfluentOrganization`. */
export type UpdateConfluentOrganizationPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** The organization as Confluent has it now; null where it was not changed. */
  readonly organization: Maybe<ConfluentOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why it was not changed; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change about a GuardAI organization; what is left out stays. */
export type UpdateGuardAIOrganizationInput = {
  /** New name. It cannot be cleared. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Global id of a `GuardAIOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
  /** Settings to change. They cannot be cleared as a whole, only member by member. */
  readonly settings?: InputMaybe<GuardAIOrganizationSettingsInput>;
};

/** What became of `updateGuardAIOrganization`. */
export type UpdateGuardAIOrganizationPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** The organization as GuardAI has it now; null where it was not changed. */
  readonly organization: Maybe<GuardAIOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why it was not changed; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change about AWS credentials of a TileDB organization; what is left out stays. */
export type UpdateTileDBAwsAccessCredentialsInput = {
  /** AWS access key id; null clears it. */
  readonly accessKeyId?: InputMaybe<Scalars['String']['input']>;
  /** Buckets, or paths inside buckets, that they may be used for; null or an empty list clears them. */
  readonly buckets?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /**
   * True makes them the namespace's default credentials. False may leave a present default as it is: make other
   * credentials the default. It cannot be cleared.
   */
  readonly default?: InputMaybe<Scalars['Boolean']['input']>;
  /** Present name of the credentials. */
  readonly name: Scalars['String']['input'];
  /** New name; it cannot be cleared. */
  readonly newName?: InputMaybe<Scalars['String']['input']>;
  /** Global id of a `TileDBOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
  /**
   * AWS secret access key. It can be written but never read: no answer, error or log line holds it. It cannot be
   * cleared: delete the credentials.
   */
  readonly secretAccessKey?: InputMaybe<Scalars['String']['input']>;
  /** AWS role to use, kept but not used so far; null clears it. */
  readonly serviceRoleArn?: InputMaybe<Scalars['String']['input']>;
};

/** What became of `updateTileDBAwsAccessCredentials`. */
export type UpdateTileDBAwsAccessCredentialsPayload = {
  /** The credentials as TileDB has them now, without their secret; null where nothing was changed. */
  readonly awsAccessCredential: Maybe<TileDBAwsAccessCredentials>;
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** The organization as TileDB has it now; null where nothing was changed. */
  readonly organization: Maybe<TileDBOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why nothing was changed; empty when something was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change about a TileDB organization; what is left out stays. */
export type UpdateTileDBOrganizationInput = {
  /** Storage URI where new notebooks and other assets go by default; null clears it. */
  readonly defaultS3Path?: InputMaybe<Scalars['String']['input']>;
  /** Name of the credentials to be used with `defaultS3Path`; null clears it. */
  readonly defaultS3PathCredentialsName?: InputMaybe<Scalars['String']['input']>;
  /** Free text; null clears it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Logo: an address or a data URI; null clears it, but not on servers older than 2022-07, which keep it. */
  readonly logo?: InputMaybe<Scalars['String']['input']>;
  /**
   * New name, and so a new namespace: 1 to 63 of the letters a to z and A to Z, digits, `_`, `.` and `-`. It cannot be
   * cleared.
   */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Global id of a `TileDBOrganization`; a rename does not change it. */
  readonly organizationId: Scalars['ID']['input'];
};

/** What became of `updateTileDBOrganization`. */
export type UpdateTileDBOrganizationPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** The organization as TileDB has it now; null where it was not changed. */
  readonly organization: Maybe<TileDBOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why it was not changed; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change about a member of a TileDB organization. */
export type UpdateTileDBOrganizationUserInput = {
  /** Global id of a `TileDBOrganization`. */
  readonly organizationId: Scalars['ID']['input'];
  /** New role; the last owner cannot be given another. */
  readonly role: TileDBOrganizationRole;
  /** Login name of the member. */
  readonly username: Scalars['String']['input'];
};

/** What became of `updateTileDBOrganizationUser`. */
export type UpdateTileDBOrganizationUserPayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /** The organization as TileDB has it now; null where nothing was changed. */
  readonly organization: Maybe<TileDBOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** The member as TileDB has it now; null where nothing was changed. */
  readonly user: Maybe<TileDBOrganizationUser>;
  /** Why nothing was changed; empty when something was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A file to be uploaded. */
export type UploadGuardAIOrganizationFileInput = {
  /** Data set that the file belongs to: a whole number of up to 64 bits, as text where it has more than 53. */
  readonly datasetId?: InputMaybe<Scalars['BigInt']['input']>;
  /** The file; its name and media type go along. */
  readonly file: Scalars['Upload']['input'];
  /** Global id of the `GuardAIOrganization` that is to have the file. */
  readonly organizationId: Scalars['ID']['input'];
  /** GuardAI's reference to the file whose content this replaces; without it, the file is a new one. */
  readonly ref?: InputMaybe<Scalars['String']['input']>;
  /** Kind of file, in GuardAI's word: `classmapping`. */
  readonly type: Scalars['String']['input'];
};

/** What became of `uploadGuardAIOrganizationFile`. */
export type UploadGuardAIOrganizationFilePayload = {
  /** With `dryRun` what would change, field by field; none where that is not known. Null without. */
  readonly changes: Maybe<ReadonlyArray<FieldChange>>;
  /**
   * The file as the organization's settings list it now, or as it was sent where they do not; null where none was uploaded,
   * or where GuardAI does not say which reference it got and lists none of its name.
   */
  readonly file: Maybe<GuardAIOrganizationFile>;
  /** The organization as GuardAI has it now; null where nothing was uploaded. */
  readonly organization: Maybe<GuardAIOrganization>;
  /** With `dryRun` the requests that would be sent, none where there is nothing to do; null without. */
  readonly plan: Maybe<ReadonlyArray<PlannedRequest>>;
  /** Why the file was not uploaded; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What the caller can mend about a change that was refused, by the vendor or by the vendor's declared limits. */
export type UserError = {
  /** What kind of mistake it is. */
  readonly code: UserErrorCode;
  /** Path of the input field that is wrong, below `input`; null where it is none in particular. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong; in the vendor's own words where the vendor said something. */
  readonly message: Scalars['String']['output'];
};

/** Kinds of mistakes a caller can mend. */
export type UserErrorCode =
  /** It does not fit what is there already, such as a name that is taken (409). */
  | 'CONFLICT'
  /** A value, or the request as a whole, is not allowed (HTTP 400 or 422 at the vendor). */
  | 'INVALID'
  /** A quota or a payment stands in the way (402). */
  | 'LIMIT_EXCEEDED'
  /** What should be changed is not there (404). */
  | 'NOT_FOUND';

/** A company whose organizations are in this graph. */
export type Vendor =
  /** Confluent Cloud. */
  | 'CONFLUENT'
  /** GuardAI Platform of NavInfo Europe. */
  | 'GUARDAI'
  /** Rockset. */
  | 'ROCKSET'
  /** TileDB Cloud. */
  | 'TILEDB';

/** Whatever has a key. */
export type _Entity = ConfluentOrganization | ConfluentPartnerOrganization | GuardAIOrganization | RocksetOrganization | TileDBOrganization;

/** This graph as a subgraph of others. */
export type _Service = {
  /** Its schema in the form that composition wants. */
  readonly sdl: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddGuardAIOrganizationInput: ResolverTypeWrapper<Parent<AddGuardAIOrganizationInput>>;
  AddGuardAIOrganizationPayload: ResolverTypeWrapper<Parent<Omit<AddGuardAIOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversTypes['GuardAIOrganization']> }>>;
  AddTileDBAwsAccessCredentialsInput: ResolverTypeWrapper<Parent<AddTileDBAwsAccessCredentialsInput>>;
  AddTileDBAwsAccessCredentialsPayload: ResolverTypeWrapper<Parent<Omit<AddTileDBAwsAccessCredentialsPayload, 'organization'> & { organization?: Maybe<ResolversTypes['TileDBOrganization']> }>>;
  AddTileDBOrganizationUserInput: ResolverTypeWrapper<Parent<AddTileDBOrganizationUserInput>>;
  AddTileDBOrganizationUserPayload: ResolverTypeWrapper<Parent<Omit<AddTileDBOrganizationUserPayload, 'organization'> & { organization?: Maybe<ResolversTypes['TileDBOrganization']> }>>;
  Api: ResolverTypeWrapper<Parent<Api>>;
  AuditLogConnection: ResolverTypeWrapper<Parent<AuditLogConnection>>;
  AuditLogEdge: ResolverTypeWrapper<Parent<AuditLogEdge>>;
  AuditLogEntry: ResolverTypeWrapper<Parent<AuditLogEntry>>;
  AuditLogFilter: ResolverTypeWrapper<Parent<AuditLogFilter>>;
  AuditOutcome: ResolverTypeWrapper<Parent<AuditOutcome>>;
  AuditedCall: ResolverTypeWrapper<Parent<AuditedCall>>;
  AuditedCaller: ResolverTypeWrapper<Parent<AuditedCaller>>;
  AuditedUserError: ResolverTypeWrapper<Parent<AuditedUserError>>;
  BigInt: ResolverTypeWrapper<Parent<Scalars['BigInt']['output']>>;
  Boolean: ResolverTypeWrapper<Parent<Scalars['Boolean']['output']>>;
  CallerKind: ResolverTypeWrapper<Parent<CallerKind>>;
  CircuitState: ResolverTypeWrapper<Parent<CircuitState>>;
  ConfluentObjectMetadata: ResolverTypeWrapper<Parent<ConfluentObjectMetadata>>;
  ConfluentOrganization: ResolverTypeWrapper<Parent<Omit<ConfluentOrganization, 'source'> & { source: ResolversTypes['Source'] }>>;
  ConfluentPartnerOrganization: ResolverTypeWrapper<Parent<Omit<ConfluentPartnerOrganization, 'source'> & { source: ResolversTypes['Source'] }>>;
  ConfluentSsoConfig: ResolverTypeWrapper<Parent<ConfluentSsoConfig>>;
  CopyGuardAIOrganizationInput: ResolverTypeWrapper<Parent<CopyGuardAIOrganizationInput>>;
  CopyGuardAIOrganizationPayload: ResolverTypeWrapper<Parent<Omit<CopyGuardAIOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversTypes['GuardAIOrganization']> }>>;
  CoverageStatus: ResolverTypeWrapper<Parent<CoverageStatus>>;
  CreateTileDBOrganizationInput: ResolverTypeWrapper<Parent<CreateTileDBOrganizationInput>>;
  CreateTileDBOrganizationPayload: ResolverTypeWrapper<Parent<Omit<CreateTileDBOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversTypes['TileDBOrganization']> }>>;
  DateTime: ResolverTypeWrapper<Parent<Scalars['DateTime']['output']>>;
  DeleteGuardAIOrganizationFileInput: ResolverTypeWrapper<Parent<DeleteGuardAIOrganizationFileInput>>;
  DeleteGuardAIOrganizationFilePayload: ResolverTypeWrapper<Parent<Omit<DeleteGuardAIOrganizationFilePayload, 'organization'> & { organization?: Maybe<ResolversTypes['GuardAIOrganization']> }>>;
  DeleteGuardAIOrganizationInput: ResolverTypeWrapper<Parent<DeleteGuardAIOrganizationInput>>;
  DeleteGuardAIOrganizationPayload: ResolverTypeWrapper<Parent<DeleteGuardAIOrganizationPayload>>;
  DeleteTileDBAwsAccessCredentialsInput: ResolverTypeWrapper<Parent<DeleteTileDBAwsAccessCredentialsInput>>;
  DeleteTileDBAwsAccessCredentialsPayload: ResolverTypeWrapper<Parent<Omit<DeleteTileDBAwsAccessCredentialsPayload, 'organization'> & { organization?: Maybe<ResolversTypes['TileDBOrganization']> }>>;
  DeleteTileDBOrganizationInput: ResolverTypeWrapper<Parent<DeleteTileDBOrganizationInput>>;
  DeleteTileDBOrganizationPayload: ResolverTypeWrapper<Parent<DeleteTileDBOrganizationPayload>>;
  FieldChange: ResolverTypeWrapper<Parent<FieldChange>>;
  FieldSet: ResolverTypeWrapper<Parent<Scalars['FieldSet']['output']>>;
  GuardAIApplyMappingEntry: ResolverTypeWrapper<Parent<GuardAIApplyMappingEntry>>;
  GuardAIAsset: ResolverTypeWrapper<Parent<GuardAIAsset>>;
  GuardAIAssets: ResolverTypeWrapper<Parent<GuardAIAssets>>;
  GuardAIClassMappingFileRef: ResolverTypeWrapper<Parent<GuardAIClassMappingFileRef>>;
  GuardAIClassMappingFileRefInput: ResolverTypeWrapper<Parent<GuardAIClassMappingFileRefInput>>;
  GuardAIFeature: ResolverTypeWrapper<Parent<GuardAIFeature>>;
  GuardAIHPODefinition: ResolverTypeWrapper<Parent<GuardAIHPODefinition>>;
  GuardAIOrganization: ResolverTypeWrapper<Parent<Omit<GuardAIOrganization, 'files' | 'members' | 'source'> & { files?: Maybe<ReadonlyArray<ResolversTypes['GuardAIOrganizationFile']>>, members?: Maybe<ReadonlyArray<ResolversTypes['GuardAIUser']>>, source: ResolversTypes['Source'] }>>;
  GuardAIOrganizationFile: ResolverTypeWrapper<Omit<GuardAIOrganizationFile, 'usage' | 'downloadUrl'> & { readonly sourceName: string; readonly organizationId: string }>;
  GuardAIOrganizationSettings: ResolverTypeWrapper<Parent<GuardAIOrganizationSettings>>;
  GuardAIOrganizationSettingsInput: ResolverTypeWrapper<Parent<GuardAIOrganizationSettingsInput>>;
  GuardAIOrganizationStats: ResolverTypeWrapper<Parent<GuardAIOrganizationStats>>;
  GuardAITransformDefinition: ResolverTypeWrapper<Parent<GuardAITransformDefinition>>;
  GuardAIUser: ResolverTypeWrapper<Parent<Omit<GuardAIUser, 'organizations'> & { organizations?: Maybe<ReadonlyArray<ResolversTypes['GuardAIOrganization']>> }>>;
  GuardAIUserSettings: ResolverTypeWrapper<Parent<GuardAIUserSettings>>;
  HealthStatus: ResolverTypeWrapper<Parent<HealthStatus>>;
  ID: ResolverTypeWrapper<Parent<Scalars['ID']['output']>>;
  Int: ResolverTypeWrapper<Parent<Scalars['Int']['output']>>;
  JSON: ResolverTypeWrapper<Parent<Scalars['JSON']['output']>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<OrganizationModel>;
  Organization: ResolverTypeWrapper<OrganizationModel>;
  OrganizationConnection: ResolverTypeWrapper<ConnectionParent>;
  OrganizationEdge: ResolverTypeWrapper<EdgeParent>;
  OrganizationFilter: ResolverTypeWrapper<Parent<OrganizationFilter>>;
  PageInfo: ResolverTypeWrapper<Parent<PageInfo>>;
  PlannedRequest: ResolverTypeWrapper<Parent<PlannedRequest>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RateLimit: ResolverTypeWrapper<Parent<RateLimit>>;
  RateLimitOrigin: ResolverTypeWrapper<Parent<RateLimitOrigin>>;
  RefreshGuardAIOrganizationStatsInput: ResolverTypeWrapper<Parent<RefreshGuardAIOrganizationStatsInput>>;
  RefreshGuardAIOrganizationStatsPayload: ResolverTypeWrapper<Parent<Omit<RefreshGuardAIOrganizationStatsPayload, 'organization'> & { organization?: Maybe<ResolversTypes['GuardAIOrganization']> }>>;
  RemoveTileDBOrganizationUserInput: ResolverTypeWrapper<Parent<RemoveTileDBOrganizationUserInput>>;
  RemoveTileDBOrganizationUserPayload: ResolverTypeWrapper<Parent<Omit<RemoveTileDBOrganizationUserPayload, 'organization'> & { organization?: Maybe<ResolversTypes['TileDBOrganization']> }>>;
  RenameGuardAIOrganizationFileInput: ResolverTypeWrapper<Parent<RenameGuardAIOrganizationFileInput>>;
  RenameGuardAIOrganizationFilePayload: ResolverTypeWrapper<Parent<Omit<RenameGuardAIOrganizationFilePayload, 'file' | 'organization'> & { file?: Maybe<ResolversTypes['GuardAIOrganizationFile']>, organization?: Maybe<ResolversTypes['GuardAIOrganization']> }>>;
  RocksetCluster: ResolverTypeWrapper<Parent<RocksetCluster>>;
  RocksetOrganization: ResolverTypeWrapper<Parent<Omit<RocksetOrganization, 'source'> & { source: ResolversTypes['Source'] }>>;
  Scope: ResolverTypeWrapper<Parent<Scalars['Scope']['output']>>;
  Source: ResolverTypeWrapper<SourceIdentity>;
  SourceCache: ResolverTypeWrapper<Parent<SourceCache>>;
  SourceCoverage: ResolverTypeWrapper<CoverageParent>;
  SourceError: ResolverTypeWrapper<Parent<SourceError>>;
  SourceHealth: ResolverTypeWrapper<Parent<SourceHealth>>;
  SourceLastError: ResolverTypeWrapper<Parent<SourceLastError>>;
  SourceLatency: ResolverTypeWrapper<Parent<SourceLatency>>;
  String: ResolverTypeWrapper<Parent<Scalars['String']['output']>>;
  TileDBAssetLocations: ResolverTypeWrapper<Parent<TileDBAssetLocations>>;
  TileDBAwsAccessCredentials: ResolverTypeWrapper<Parent<TileDBAwsAccessCredentials>>;
  TileDBNamespaceAction: ResolverTypeWrapper<Parent<TileDBNamespaceAction>>;
  TileDBOrganization: ResolverTypeWrapper<Parent<Omit<TileDBOrganization, 'source'> & { source: ResolversTypes['Source'] }>>;
  TileDBOrganizationRole: ResolverTypeWrapper<Parent<TileDBOrganizationRole>>;
  TileDBOrganizationUser: ResolverTypeWrapper<Parent<TileDBOrganizationUser>>;
  TileDBStorageLocation: ResolverTypeWrapper<Parent<TileDBStorageLocation>>;
  UpdateConfluentOrganizationInput: ResolverTypeWrapper<Parent<UpdateConfluentOrganizationInput>>;
  UpdateConfluentOrganizationPayload: ResolverTypeWrapper<Parent<Omit<UpdateConfluentOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversTypes['ConfluentOrganization']> }>>;
  UpdateGuardAIOrganizationInput: ResolverTypeWrapper<Parent<UpdateGuardAIOrganizationInput>>;
  UpdateGuardAIOrganizationPayload: ResolverTypeWrapper<Parent<Omit<UpdateGuardAIOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversTypes['GuardAIOrganization']> }>>;
  UpdateTileDBAwsAccessCredentialsInput: ResolverTypeWrapper<Parent<UpdateTileDBAwsAccessCredentialsInput>>;
  UpdateTileDBAwsAccessCredentialsPayload: ResolverTypeWrapper<Parent<Omit<UpdateTileDBAwsAccessCredentialsPayload, 'organization'> & { organization?: Maybe<ResolversTypes['TileDBOrganization']> }>>;
  UpdateTileDBOrganizationInput: ResolverTypeWrapper<Parent<UpdateTileDBOrganizationInput>>;
  UpdateTileDBOrganizationPayload: ResolverTypeWrapper<Parent<Omit<UpdateTileDBOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversTypes['TileDBOrganization']> }>>;
  UpdateTileDBOrganizationUserInput: ResolverTypeWrapper<Parent<UpdateTileDBOrganizationUserInput>>;
  UpdateTileDBOrganizationUserPayload: ResolverTypeWrapper<Parent<Omit<UpdateTileDBOrganizationUserPayload, 'organization'> & { organization?: Maybe<ResolversTypes['TileDBOrganization']> }>>;
  Upload: ResolverTypeWrapper<Parent<Scalars['Upload']['output']>>;
  UploadGuardAIOrganizationFileInput: ResolverTypeWrapper<Parent<UploadGuardAIOrganizationFileInput>>;
  UploadGuardAIOrganizationFilePayload: ResolverTypeWrapper<Parent<Omit<UploadGuardAIOrganizationFilePayload, 'file' | 'organization'> & { file?: Maybe<ResolversTypes['GuardAIOrganizationFile']>, organization?: Maybe<ResolversTypes['GuardAIOrganization']> }>>;
  UserError: ResolverTypeWrapper<Parent<UserError>>;
  UserErrorCode: ResolverTypeWrapper<Parent<UserErrorCode>>;
  Vendor: ResolverTypeWrapper<Parent<Vendor>>;
  _Any: ResolverTypeWrapper<Parent<Scalars['_Any']['output']>>;
  _Entity: ResolverTypeWrapper<OrganizationModel>;
  _Service: ResolverTypeWrapper<Parent<_Service>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddGuardAIOrganizationInput: Parent<AddGuardAIOrganizationInput>;
  AddGuardAIOrganizationPayload: Parent<Omit<AddGuardAIOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['GuardAIOrganization']> }>;
  AddTileDBAwsAccessCredentialsInput: Parent<AddTileDBAwsAccessCredentialsInput>;
  AddTileDBAwsAccessCredentialsPayload: Parent<Omit<AddTileDBAwsAccessCredentialsPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['TileDBOrganization']> }>;
  AddTileDBOrganizationUserInput: Parent<AddTileDBOrganizationUserInput>;
  AddTileDBOrganizationUserPayload: Parent<Omit<AddTileDBOrganizationUserPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['TileDBOrganization']> }>;
  AuditLogConnection: Parent<AuditLogConnection>;
  AuditLogEdge: Parent<AuditLogEdge>;
  AuditLogEntry: Parent<AuditLogEntry>;
  AuditLogFilter: Parent<AuditLogFilter>;
  AuditedCall: Parent<AuditedCall>;
  AuditedCaller: Parent<AuditedCaller>;
  AuditedUserError: Parent<AuditedUserError>;
  BigInt: Parent<Scalars['BigInt']['output']>;
  Boolean: Parent<Scalars['Boolean']['output']>;
  ConfluentObjectMetadata: Parent<ConfluentObjectMetadata>;
  ConfluentOrganization: Parent<Omit<ConfluentOrganization, 'source'> & { source: ResolversParentTypes['Source'] }>;
  ConfluentPartnerOrganization: Parent<Omit<ConfluentPartnerOrganization, 'source'> & { source: ResolversParentTypes['Source'] }>;
  ConfluentSsoConfig: Parent<ConfluentSsoConfig>;
  CopyGuardAIOrganizationInput: Parent<CopyGuardAIOrganizationInput>;
  CopyGuardAIOrganizationPayload: Parent<Omit<CopyGuardAIOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['GuardAIOrganization']> }>;
  CreateTileDBOrganizationInput: Parent<CreateTileDBOrganizationInput>;
  CreateTileDBOrganizationPayload: Parent<Omit<CreateTileDBOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['TileDBOrganization']> }>;
  DateTime: Parent<Scalars['DateTime']['output']>;
  DeleteGuardAIOrganizationFileInput: Parent<DeleteGuardAIOrganizationFileInput>;
  DeleteGuardAIOrganizationFilePayload: Parent<Omit<DeleteGuardAIOrganizationFilePayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['GuardAIOrganization']> }>;
  DeleteGuardAIOrganizationInput: Parent<DeleteGuardAIOrganizationInput>;
  DeleteGuardAIOrganizationPayload: Parent<DeleteGuardAIOrganizationPayload>;
  DeleteTileDBAwsAccessCredentialsInput: Parent<DeleteTileDBAwsAccessCredentialsInput>;
  DeleteTileDBAwsAccessCredentialsPayload: Parent<Omit<DeleteTileDBAwsAccessCredentialsPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['TileDBOrganization']> }>;
  DeleteTileDBOrganizationInput: Parent<DeleteTileDBOrganizationInput>;
  DeleteTileDBOrganizationPayload: Parent<DeleteTileDBOrganizationPayload>;
  FieldChange: Parent<FieldChange>;
  FieldSet: Parent<Scalars['FieldSet']['output']>;
  GuardAIApplyMappingEntry: Parent<GuardAIApplyMappingEntry>;
  GuardAIAsset: Parent<GuardAIAsset>;
  GuardAIAssets: Parent<GuardAIAssets>;
  GuardAIClassMappingFileRef: Parent<GuardAIClassMappingFileRef>;
  GuardAIClassMappingFileRefInput: Parent<GuardAIClassMappingFileRefInput>;
  GuardAIHPODefinition: Parent<GuardAIHPODefinition>;
  GuardAIOrganization: Parent<Omit<GuardAIOrganization, 'files' | 'members' | 'source'> & { files?: Maybe<ReadonlyArray<ResolversParentTypes['GuardAIOrganizationFile']>>, members?: Maybe<ReadonlyArray<ResolversParentTypes['GuardAIUser']>>, source: ResolversParentTypes['Source'] }>;
  GuardAIOrganizationFile: Omit<GuardAIOrganizationFile, 'usage' | 'downloadUrl'> & { readonly sourceName: string; readonly organizationId: string };
  GuardAIOrganizationSettings: Parent<GuardAIOrganizationSettings>;
  GuardAIOrganizationSettingsInput: Parent<GuardAIOrganizationSettingsInput>;
  GuardAIOrganizationStats: Parent<GuardAIOrganizationStats>;
  GuardAITransformDefinition: Parent<GuardAITransformDefinition>;
  GuardAIUser: Parent<Omit<GuardAIUser, 'organizations'> & { organizations?: Maybe<ReadonlyArray<ResolversParentTypes['GuardAIOrganization']>> }>;
  GuardAIUserSettings: Parent<GuardAIUserSettings>;
  ID: Parent<Scalars['ID']['output']>;
  Int: Parent<Scalars['Int']['output']>;
  JSON: Parent<Scalars['JSON']['output']>;
  Mutation: Record<PropertyKey, never>;
  Node: OrganizationModel;
  Organization: OrganizationModel;
  OrganizationConnection: ConnectionParent;
  OrganizationEdge: EdgeParent;
  OrganizationFilter: Parent<OrganizationFilter>;
  PageInfo: Parent<PageInfo>;
  PlannedRequest: Parent<PlannedRequest>;
  Query: Record<PropertyKey, never>;
  RateLimit: Parent<RateLimit>;
  RefreshGuardAIOrganizationStatsInput: Parent<RefreshGuardAIOrganizationStatsInput>;
  RefreshGuardAIOrganizationStatsPayload: Parent<Omit<RefreshGuardAIOrganizationStatsPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['GuardAIOrganization']> }>;
  RemoveTileDBOrganizationUserInput: Parent<RemoveTileDBOrganizationUserInput>;
  RemoveTileDBOrganizationUserPayload: Parent<Omit<RemoveTileDBOrganizationUserPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['TileDBOrganization']> }>;
  RenameGuardAIOrganizationFileInput: Parent<RenameGuardAIOrganizationFileInput>;
  RenameGuardAIOrganizationFilePayload: Parent<Omit<RenameGuardAIOrganizationFilePayload, 'file' | 'organization'> & { file?: Maybe<ResolversParentTypes['GuardAIOrganizationFile']>, organization?: Maybe<ResolversParentTypes['GuardAIOrganization']> }>;
  RocksetCluster: Parent<RocksetCluster>;
  RocksetOrganization: Parent<Omit<RocksetOrganization, 'source'> & { source: ResolversParentTypes['Source'] }>;
  Scope: Parent<Scalars['Scope']['output']>;
  Source: SourceIdentity;
  SourceCache: Parent<SourceCache>;
  SourceCoverage: CoverageParent;
  SourceError: Parent<SourceError>;
  SourceHealth: Parent<SourceHealth>;
  SourceLastError: Parent<SourceLastError>;
  SourceLatency: Parent<SourceLatency>;
  String: Parent<Scalars['String']['output']>;
  TileDBAssetLocations: Parent<TileDBAssetLocations>;
  TileDBAwsAccessCredentials: Parent<TileDBAwsAccessCredentials>;
  TileDBOrganization: Parent<Omit<TileDBOrganization, 'source'> & { source: ResolversParentTypes['Source'] }>;
  TileDBOrganizationUser: Parent<TileDBOrganizationUser>;
  TileDBStorageLocation: Parent<TileDBStorageLocation>;
  UpdateConfluentOrganizationInput: Parent<UpdateConfluentOrganizationInput>;
  UpdateConfluentOrganizationPayload: Parent<Omit<UpdateConfluentOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['ConfluentOrganization']> }>;
  UpdateGuardAIOrganizationInput: Parent<UpdateGuardAIOrganizationInput>;
  UpdateGuardAIOrganizationPayload: Parent<Omit<UpdateGuardAIOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['GuardAIOrganization']> }>;
  UpdateTileDBAwsAccessCredentialsInput: Parent<UpdateTileDBAwsAccessCredentialsInput>;
  UpdateTileDBAwsAccessCredentialsPayload: Parent<Omit<UpdateTileDBAwsAccessCredentialsPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['TileDBOrganization']> }>;
  UpdateTileDBOrganizationInput: Parent<UpdateTileDBOrganizationInput>;
  UpdateTileDBOrganizationPayload: Parent<Omit<UpdateTileDBOrganizationPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['TileDBOrganization']> }>;
  UpdateTileDBOrganizationUserInput: Parent<UpdateTileDBOrganizationUserInput>;
  UpdateTileDBOrganizationUserPayload: Parent<Omit<UpdateTileDBOrganizationUserPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['TileDBOrganization']> }>;
  Upload: Parent<Scalars['Upload']['output']>;
  UploadGuardAIOrganizationFileInput: Parent<UploadGuardAIOrganizationFileInput>;
  UploadGuardAIOrganizationFilePayload: Parent<Omit<UploadGuardAIOrganizationFilePayload, 'file' | 'organization'> & { file?: Maybe<ResolversParentTypes['GuardAIOrganizationFile']>, organization?: Maybe<ResolversParentTypes['GuardAIOrganization']> }>;
  UserError: Parent<UserError>;
  _Any: Parent<Scalars['_Any']['output']>;
  _Entity: OrganizationModel;
  _Service: Parent<_Service>;
};

export type authenticatedDirectiveArgs = { };

export type authenticatedDirectiveResolver<Result, Parent, ContextType = Context, Args = authenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type costDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type costDirectiveResolver<Result, Parent, ContextType = Context, Args = costDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type keyDirectiveArgs = {
  fields: Scalars['FieldSet']['input'];
};

export type keyDirectiveResolver<Result, Parent, ContextType = Context, Args = keyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type listSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  requireOneSlicingArgument?: Maybe<Scalars['Boolean']['input']>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type listSizeDirectiveResolver<Result, Parent, ContextType = Context, Args = listSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type requiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['Scope']['input']>>;
};

export type requiresScopesDirectiveResolver<Result, Parent, ContextType = Context, Args = requiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type secretDirectiveArgs = { };

export type secretDirectiveResolver<Result, Parent, ContextType = Context, Args = secretDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type shareableDirectiveArgs = { };

export type shareableDirectiveResolver<Result, Parent, ContextType = Context, Args = shareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type tagDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type tagDirectiveResolver<Result, Parent, ContextType = Context, Args = tagDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddGuardAIOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddGuardAIOrganizationPayload'] = ResolversParentTypes['AddGuardAIOrganizationPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['GuardAIOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddTileDBAwsAccessCredentialsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddTileDBAwsAccessCredentialsPayload'] = ResolversParentTypes['AddTileDBAwsAccessCredentialsPayload']> = {
  awsAccessCredential?: Resolver<Maybe<ResolversTypes['TileDBAwsAccessCredentials']>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['TileDBOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddTileDBOrganizationUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddTileDBOrganizationUserPayload'] = ResolversParentTypes['AddTileDBOrganizationUserPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['TileDBOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['TileDBOrganizationUser']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AuditLogConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLogConnection'] = ResolversParentTypes['AuditLogConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditLogEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditLogEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditLogEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLogEdge'] = ResolversParentTypes['AuditLogEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditLogEntry'], ParentType, ContextType>;
};

export type AuditLogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLogEntry'] = ResolversParentTypes['AuditLogEntry']> = {
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  arguments?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  argumentsCut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  askedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  callCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  caller?: Resolver<ResolversTypes['AuditedCaller'], ParentType, ContextType>;
  calls?: Resolver<ReadonlyArray<ResolversTypes['AuditedCall']>, ParentType, ContextType>;
  chain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  idempotencyKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mutation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['AuditOutcome'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['AuditedUserError']>, ParentType, ContextType>;
};

export type AuditedCallResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditedCall'] = ResolversParentTypes['AuditedCall']> = {
  errorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AuditedCallerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditedCaller'] = ResolversParentTypes['AuditedCaller']> = {
  authenticated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CallerKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditedUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditedUserError'] = ResolversParentTypes['AuditedUserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type ConfluentObjectMetadataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfluentObjectMetadata'] = ResolversParentTypes['ConfluentObjectMetadata']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resourceName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  self?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConfluentOrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfluentOrganization'] = ResolversParentTypes['ConfluentOrganization']> = {
  apiVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jitEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['ConfluentObjectMetadata']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfluentPartnerOrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfluentPartnerOrganization'] = ResolversParentTypes['ConfluentPartnerOrganization']> = {
  apiVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['ConfluentObjectMetadata']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  ssoConfig?: Resolver<Maybe<ResolversTypes['ConfluentSsoConfig']>, ParentType, ContextType>;
  ssoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfluentSsoConfigResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfluentSsoConfig'] = ResolversParentTypes['ConfluentSsoConfig']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tenantId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CopyGuardAIOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CopyGuardAIOrganizationPayload'] = ResolversParentTypes['CopyGuardAIOrganizationPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['GuardAIOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateTileDBOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTileDBOrganizationPayload'] = ResolversParentTypes['CreateTileDBOrganizationPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['TileDBOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteGuardAIOrganizationFilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteGuardAIOrganizationFilePayload'] = ResolversParentTypes['DeleteGuardAIOrganizationFilePayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['GuardAIOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteGuardAIOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteGuardAIOrganizationPayload'] = ResolversParentTypes['DeleteGuardAIOrganizationPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteTileDBAwsAccessCredentialsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteTileDBAwsAccessCredentialsPayload'] = ResolversParentTypes['DeleteTileDBAwsAccessCredentialsPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['TileDBOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteTileDBOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteTileDBOrganizationPayload'] = ResolversParentTypes['DeleteTileDBOrganizationPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FieldChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldChange'] = ResolversParentTypes['FieldChange']> = {
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface FieldSetScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['FieldSet'], any> {
  name: 'FieldSet';
}

export type GuardAIApplyMappingEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIApplyMappingEntry'] = ResolversParentTypes['GuardAIApplyMappingEntry']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type GuardAIAssetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIAsset'] = ResolversParentTypes['GuardAIAsset']> = {
  definitions?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GuardAIAssetsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIAssets'] = ResolversParentTypes['GuardAIAssets']> = {
  adversarialAttacks?: Resolver<Maybe<ResolversTypes['GuardAIAsset']>, ParentType, ContextType>;
  datasetFormats?: Resolver<Maybe<ResolversTypes['GuardAIAsset']>, ParentType, ContextType>;
  defenses?: Resolver<Maybe<ResolversTypes['GuardAIAsset']>, ParentType, ContextType>;
  domainAdaptations?: Resolver<Maybe<ResolversTypes['GuardAIAsset']>, ParentType, ContextType>;
  metaAttacks?: Resolver<Maybe<ResolversTypes['GuardAIAsset']>, ParentType, ContextType>;
  metrics?: Resolver<Maybe<ResolversTypes['GuardAIAsset']>, ParentType, ContextType>;
  noises?: Resolver<Maybe<ResolversTypes['GuardAIAsset']>, ParentType, ContextType>;
};

export type GuardAIClassMappingFileRefResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIClassMappingFileRef'] = ResolversParentTypes['GuardAIClassMappingFileRef']> = {
  contentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  datasetId?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  fileName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ref?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GuardAIHPODefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIHPODefinition'] = ResolversParentTypes['GuardAIHPODefinition']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  params?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type GuardAIOrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIOrganization'] = ResolversParentTypes['GuardAIOrganization']> = {
  assets?: Resolver<Maybe<ResolversTypes['GuardAIAssets']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  creationDateTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  files?: Resolver<Maybe<ReadonlyArray<ResolversTypes['GuardAIOrganizationFile']>>, ParentType, ContextType>;
  hpoDefinitions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['GuardAIHPODefinition']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['GuardAIUser']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  settings?: Resolver<Maybe<ResolversTypes['GuardAIOrganizationSettings']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  stats?: Resolver<Maybe<ResolversTypes['GuardAIOrganizationStats']>, ParentType, ContextType>;
  timeUsed?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  transformDefinitions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['GuardAITransformDefinition']>>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GuardAIOrganizationFileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIOrganizationFile'] = ResolversParentTypes['GuardAIOrganizationFile']> = {
  contentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  datasetId?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  downloadUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fileName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ref?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usage?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BigInt']>>, ParentType, ContextType>;
};

export type GuardAIOrganizationSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIOrganizationSettings'] = ResolversParentTypes['GuardAIOrganizationSettings']> = {
  classMappingFiles?: Resolver<ReadonlyArray<ResolversTypes['GuardAIClassMappingFileRef']>, ParentType, ContextType>;
  disabledFeatures?: Resolver<ReadonlyArray<ResolversTypes['GuardAIFeature']>, ParentType, ContextType>;
  maxItemCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxTimeAllocated?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxTimePerTask?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type GuardAIOrganizationStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIOrganizationStats'] = ResolversParentTypes['GuardAIOrganizationStats']> = {
  datasetStorage?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  projectStorage?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
};

export type GuardAITransformDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAITransformDefinition'] = ResolversParentTypes['GuardAITransformDefinition']> = {
  applyMapping?: Resolver<ReadonlyArray<ResolversTypes['GuardAIApplyMappingEntry']>, ParentType, ContextType>;
  codebaseName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  convertedTargetFormat?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  params?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  targetFormat?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  tasks?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GuardAIUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIUser'] = ResolversParentTypes['GuardAIUser']> = {
  avatar?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lastLoginDateTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  licenseAccepted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organizations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['GuardAIOrganization']>>, ParentType, ContextType>;
  registered?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  settings?: Resolver<Maybe<ResolversTypes['GuardAIUserSettings']>, ParentType, ContextType>;
  timeUsed?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  uid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GuardAIUserSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuardAIUserSettings'] = ResolversParentTypes['GuardAIUserSettings']> = {
  favoriteProjects?: Resolver<ReadonlyArray<ResolversTypes['BigInt']>, ParentType, ContextType>;
  notifications?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export interface JSONScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addGuardAIOrganization?: Resolver<Maybe<ResolversTypes['AddGuardAIOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationaddGuardAIOrganizationArgs, 'dryRun' | 'input'>>;
  addTileDBAwsAccessCredentials?: Resolver<Maybe<ResolversTypes['AddTileDBAwsAccessCredentialsPayload']>, ParentType, ContextType, RequireFields<MutationaddTileDBAwsAccessCredentialsArgs, 'dryRun' | 'input'>>;
  addTileDBOrganizationUser?: Resolver<Maybe<ResolversTypes['AddTileDBOrganizationUserPayload']>, ParentType, ContextType, RequireFields<MutationaddTileDBOrganizationUserArgs, 'dryRun' | 'input'>>;
  copyGuardAIOrganization?: Resolver<Maybe<ResolversTypes['CopyGuardAIOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationcopyGuardAIOrganizationArgs, 'dryRun' | 'input'>>;
  createTileDBOrganization?: Resolver<Maybe<ResolversTypes['CreateTileDBOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationcreateTileDBOrganizationArgs, 'dryRun' | 'input'>>;
  deleteGuardAIOrganization?: Resolver<Maybe<ResolversTypes['DeleteGuardAIOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationdeleteGuardAIOrganizationArgs, 'dryRun' | 'input'>>;
  deleteGuardAIOrganizationFile?: Resolver<Maybe<ResolversTypes['DeleteGuardAIOrganizationFilePayload']>, ParentType, ContextType, RequireFields<MutationdeleteGuardAIOrganizationFileArgs, 'dryRun' | 'input'>>;
  deleteTileDBAwsAccessCredentials?: Resolver<Maybe<ResolversTypes['DeleteTileDBAwsAccessCredentialsPayload']>, ParentType, ContextType, RequireFields<MutationdeleteTileDBAwsAccessCredentialsArgs, 'dryRun' | 'input'>>;
  deleteTileDBOrganization?: Resolver<Maybe<ResolversTypes['DeleteTileDBOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationdeleteTileDBOrganizationArgs, 'dryRun' | 'input'>>;
  refreshGuardAIOrganizationStats?: Resolver<Maybe<ResolversTypes['RefreshGuardAIOrganizationStatsPayload']>, ParentType, ContextType, RequireFields<MutationrefreshGuardAIOrganizationStatsArgs, 'dryRun' | 'input'>>;
  removeTileDBOrganizationUser?: Resolver<Maybe<ResolversTypes['RemoveTileDBOrganizationUserPayload']>, ParentType, ContextType, RequireFields<MutationremoveTileDBOrganizationUserArgs, 'dryRun' | 'input'>>;
  renameGuardAIOrganizationFile?: Resolver<Maybe<ResolversTypes['RenameGuardAIOrganizationFilePayload']>, ParentType, ContextType, RequireFields<MutationrenameGuardAIOrganizationFileArgs, 'dryRun' | 'input'>>;
  updateConfluentOrganization?: Resolver<Maybe<ResolversTypes['UpdateConfluentOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationupdateConfluentOrganizationArgs, 'dryRun' | 'input'>>;
  updateGuardAIOrganization?: Resolver<Maybe<ResolversTypes['UpdateGuardAIOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationupdateGuardAIOrganizationArgs, 'dryRun' | 'input'>>;
  updateTileDBAwsAccessCredentials?: Resolver<Maybe<ResolversTypes['UpdateTileDBAwsAccessCredentialsPayload']>, ParentType, ContextType, RequireFields<MutationupdateTileDBAwsAccessCredentialsArgs, 'dryRun' | 'input'>>;
  updateTileDBOrganization?: Resolver<Maybe<ResolversTypes['UpdateTileDBOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationupdateTileDBOrganizationArgs, 'dryRun' | 'input'>>;
  updateTileDBOrganizationUser?: Resolver<Maybe<ResolversTypes['UpdateTileDBOrganizationUserPayload']>, ParentType, ContextType, RequireFields<MutationupdateTileDBOrganizationUserArgs, 'dryRun' | 'input'>>;
  uploadGuardAIOrganizationFile?: Resolver<Maybe<ResolversTypes['UploadGuardAIOrganizationFilePayload']>, ParentType, ContextType, RequireFields<MutationuploadGuardAIOrganizationFileArgs, 'dryRun' | 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ConfluentOrganization' | 'ConfluentPartnerOrganization' | 'GuardAIOrganization' | 'RocksetOrganization' | 'TileDBOrganization', ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  __resolveType: TypeResolveFn<'ConfluentOrganization' | 'ConfluentPartnerOrganization' | 'GuardAIOrganization' | 'RocksetOrganization' | 'TileDBOrganization', ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
};

export type OrganizationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationConnection'] = ResolversParentTypes['OrganizationConnection']> = {
  coverage?: Resolver<ReadonlyArray<ResolversTypes['SourceCoverage']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrganizationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrganizationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationEdge'] = ResolversParentTypes['OrganizationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlannedRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedRequest'] = ResolversParentTypes['PlannedRequest']> = {
  body?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _entities?: Resolver<ReadonlyArray<Maybe<ResolversTypes['_Entity']>>, ParentType, ContextType, RequireFields<Query_entitiesArgs, 'representations'>>;
  _service?: Resolver<ResolversTypes['_Service'], ParentType, ContextType>;
  auditLog?: Resolver<Maybe<ResolversTypes['AuditLogConnection']>, ParentType, ContextType, RequireFields<QueryauditLogArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QuerynodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QuerynodesArgs, 'ids'>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType, RequireFields<QueryorganizationArgs, 'id'>>;
  organizationByNativeId?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType, RequireFields<QueryorganizationByNativeIdArgs, 'nativeId' | 'source'>>;
  organizations?: Resolver<ResolversTypes['OrganizationConnection'], ParentType, ContextType, RequireFields<QueryorganizationsArgs, 'first'>>;
  source?: Resolver<Maybe<ResolversTypes['Source']>, ParentType, ContextType, RequireFields<QuerysourceArgs, 'name'>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
};

export type RateLimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateLimit'] = ResolversParentTypes['RateLimit']> = {
  limit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['RateLimitOrigin'], ParentType, ContextType>;
  remaining?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  resetsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RefreshGuardAIOrganizationStatsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshGuardAIOrganizationStatsPayload'] = ResolversParentTypes['RefreshGuardAIOrganizationStatsPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['GuardAIOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveTileDBOrganizationUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveTileDBOrganizationUserPayload'] = ResolversParentTypes['RemoveTileDBOrganizationUserPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['TileDBOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RenameGuardAIOrganizationFilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenameGuardAIOrganizationFilePayload'] = ResolversParentTypes['RenameGuardAIOrganizationFilePayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['GuardAIOrganizationFile']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['GuardAIOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RocksetClusterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RocksetCluster'] = ResolversParentTypes['RocksetCluster']> = {
  apiserverUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  awsRegion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clusterType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  topLevelDomain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RocksetOrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RocksetOrganization'] = ResolversParentTypes['RocksetOrganization']> = {
  clusters?: Resolver<ReadonlyArray<ResolversTypes['RocksetCluster']>, ParentType, ContextType>;
  companyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletionScheduledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rocksetUser?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  ssoConnection?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ssoOnly?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface ScopeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Scope'], any> {
  name: 'Scope';
}

export type SourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  api?: Resolver<ResolversTypes['Api'], ParentType, ContextType>;
  cache?: Resolver<Maybe<ResolversTypes['SourceCache']>, ParentType, ContextType>;
  health?: Resolver<Maybe<ResolversTypes['SourceHealth']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rateLimit?: Resolver<Maybe<ResolversTypes['RateLimit']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
};

export type SourceCacheResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceCache'] = ResolversParentTypes['SourceCache']> = {
  bypassed?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hits?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  misses?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  shared?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type SourceCoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceCoverage'] = ResolversParentTypes['SourceCoverage']> = {
  error?: Resolver<Maybe<ResolversTypes['SourceError']>, ParentType, ContextType>;
  fetched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CoverageStatus'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SourceErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceError'] = ResolversParentTypes['SourceError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  httpStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retryAfter?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SourceHealthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceHealth'] = ResolversParentTypes['SourceHealth']> = {
  circuit?: Resolver<ResolversTypes['CircuitState'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['SourceLastError']>, ParentType, ContextType>;
  latency?: Resolver<Maybe<ResolversTypes['SourceLatency']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['HealthStatus'], ParentType, ContextType>;
};

export type SourceLastErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceLastError'] = ResolversParentTypes['SourceLastError']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SourceLatencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceLatency'] = ResolversParentTypes['SourceLatency']> = {
  p50?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  p99?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TileDBAssetLocationsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TileDBAssetLocations'] = ResolversParentTypes['TileDBAssetLocations']> = {
  arrays?: Resolver<Maybe<ResolversTypes['TileDBStorageLocation']>, ParentType, ContextType>;
  files?: Resolver<Maybe<ResolversTypes['TileDBStorageLocation']>, ParentType, ContextType>;
  groups?: Resolver<Maybe<ResolversTypes['TileDBStorageLocation']>, ParentType, ContextType>;
  mlModels?: Resolver<Maybe<ResolversTypes['TileDBStorageLocation']>, ParentType, ContextType>;
  notebooks?: Resolver<Maybe<ResolversTypes['TileDBStorageLocation']>, ParentType, ContextType>;
  taskGraphs?: Resolver<Maybe<ResolversTypes['TileDBStorageLocation']>, ParentType, ContextType>;
  udfs?: Resolver<Maybe<ResolversTypes['TileDBStorageLocation']>, ParentType, ContextType>;
};

export type TileDBAwsAccessCredentialsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TileDBAwsAccessCredentials'] = ResolversParentTypes['TileDBAwsAccessCredentials']> = {
  accessKeyId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  default?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serviceRoleArn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type TileDBOrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TileDBOrganization'] = ResolversParentTypes['TileDBOrganization']> = {
  allowedActions?: Resolver<ReadonlyArray<ResolversTypes['TileDBNamespaceAction']>, ParentType, ContextType>;
  assetLocations?: Resolver<Maybe<ResolversTypes['TileDBAssetLocations']>, ParentType, ContextType>;
  assumeRoleArn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  awsAccessCredential?: Resolver<Maybe<ResolversTypes['TileDBAwsAccessCredentials']>, ParentType, ContextType, RequireFields<TileDBOrganizationawsAccessCredentialArgs, 'name'>>;
  awsAccessCredentials?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TileDBAwsAccessCredentials']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  defaultS3Path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  defaultS3PathCredentialsName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabledFeatures?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  logo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  numOfArrays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['TileDBOrganizationRole']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  stripeConnect?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unpaidSubscription?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['TileDBOrganizationUser']>, ParentType, ContextType, RequireFields<TileDBOrganizationuserArgs, 'username'>>;
  users?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TileDBOrganizationUser']>>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TileDBOrganizationUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TileDBOrganizationUser'] = ResolversParentTypes['TileDBOrganizationUser']> = {
  allowedActions?: Resolver<ReadonlyArray<ResolversTypes['TileDBNamespaceAction']>, ParentType, ContextType>;
  organizationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  organizationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['TileDBOrganizationRole']>, ParentType, ContextType>;
  userEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userFullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TileDBStorageLocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TileDBStorageLocation'] = ResolversParentTypes['TileDBStorageLocation']> = {
  credentialsName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UpdateConfluentOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateConfluentOrganizationPayload'] = ResolversParentTypes['UpdateConfluentOrganizationPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['ConfluentOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateGuardAIOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateGuardAIOrganizationPayload'] = ResolversParentTypes['UpdateGuardAIOrganizationPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['GuardAIOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateTileDBAwsAccessCredentialsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTileDBAwsAccessCredentialsPayload'] = ResolversParentTypes['UpdateTileDBAwsAccessCredentialsPayload']> = {
  awsAccessCredential?: Resolver<Maybe<ResolversTypes['TileDBAwsAccessCredentials']>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['TileDBOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateTileDBOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTileDBOrganizationPayload'] = ResolversParentTypes['UpdateTileDBOrganizationPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['TileDBOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateTileDBOrganizationUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTileDBOrganizationUserPayload'] = ResolversParentTypes['UpdateTileDBOrganizationUserPayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['TileDBOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['TileDBOrganizationUser']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface UploadScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Upload'], any> {
  name: 'Upload';
}

export type UploadGuardAIOrganizationFilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadGuardAIOrganizationFilePayload'] = ResolversParentTypes['UploadGuardAIOrganizationFilePayload']> = {
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FieldChange']>>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['GuardAIOrganizationFile']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['GuardAIOrganization']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlannedRequest']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface _AnyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['_Any'], any> {
  name: '_Any';
}

export type _EntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['_Entity'] = ResolversParentTypes['_Entity']> = {
  __resolveType: TypeResolveFn<'ConfluentOrganization' | 'ConfluentPartnerOrganization' | 'GuardAIOrganization' | 'RocksetOrganization' | 'TileDBOrganization', ParentType, ContextType>;
};

export type _ServiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['_Service'] = ResolversParentTypes['_Service']> = {
  sdl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AddGuardAIOrganizationPayload?: AddGuardAIOrganizationPayloadResolvers<ContextType>;
  AddTileDBAwsAccessCredentialsPayload?: AddTileDBAwsAccessCredentialsPayloadResolvers<ContextType>;
  AddTileDBOrganizationUserPayload?: AddTileDBOrganizationUserPayloadResolvers<ContextType>;
  AuditLogConnection?: AuditLogConnectionResolvers<ContextType>;
  AuditLogEdge?: AuditLogEdgeResolvers<ContextType>;
  AuditLogEntry?: AuditLogEntryResolvers<ContextType>;
  AuditedCall?: AuditedCallResolvers<ContextType>;
  AuditedCaller?: AuditedCallerResolvers<ContextType>;
  AuditedUserError?: AuditedUserErrorResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  ConfluentObjectMetadata?: ConfluentObjectMetadataResolvers<ContextType>;
  ConfluentOrganization?: ConfluentOrganizationResolvers<ContextType>;
  ConfluentPartnerOrganization?: ConfluentPartnerOrganizationResolvers<ContextType>;
  ConfluentSsoConfig?: ConfluentSsoConfigResolvers<ContextType>;
  CopyGuardAIOrganizationPayload?: CopyGuardAIOrganizationPayloadResolvers<ContextType>;
  CreateTileDBOrganizationPayload?: CreateTileDBOrganizationPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteGuardAIOrganizationFilePayload?: DeleteGuardAIOrganizationFilePayloadResolvers<ContextType>;
  DeleteGuardAIOrganizationPayload?: DeleteGuardAIOrganizationPayloadResolvers<ContextType>;
  DeleteTileDBAwsAccessCredentialsPayload?: DeleteTileDBAwsAccessCredentialsPayloadResolvers<ContextType>;
  DeleteTileDBOrganizationPayload?: DeleteTileDBOrganizationPayloadResolvers<ContextType>;
  FieldChange?: FieldChangeResolvers<ContextType>;
  FieldSet?: GraphQLScalarType;
  GuardAIApplyMappingEntry?: GuardAIApplyMappingEntryResolvers<ContextType>;
  GuardAIAsset?: GuardAIAssetResolvers<ContextType>;
  GuardAIAssets?: GuardAIAssetsResolvers<ContextType>;
  GuardAIClassMappingFileRef?: GuardAIClassMappingFileRefResolvers<ContextType>;
  GuardAIHPODefinition?: GuardAIHPODefinitionResolvers<ContextType>;
  GuardAIOrganization?: GuardAIOrganizationResolvers<ContextType>;
  GuardAIOrganizationFile?: GuardAIOrganizationFileResolvers<ContextType>;
  GuardAIOrganizationSettings?: GuardAIOrganizationSettingsResolvers<ContextType>;
  GuardAIOrganizationStats?: GuardAIOrganizationStatsResolvers<ContextType>;
  GuardAITransformDefinition?: GuardAITransformDefinitionResolvers<ContextType>;
  GuardAIUser?: GuardAIUserResolvers<ContextType>;
  GuardAIUserSettings?: GuardAIUserSettingsResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  OrganizationConnection?: OrganizationConnectionResolvers<ContextType>;
  OrganizationEdge?: OrganizationEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PlannedRequest?: PlannedRequestResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RateLimit?: RateLimitResolvers<ContextType>;
  RefreshGuardAIOrganizationStatsPayload?: RefreshGuardAIOrganizationStatsPayloadResolvers<ContextType>;
  RemoveTileDBOrganizationUserPayload?: RemoveTileDBOrganizationUserPayloadResolvers<ContextType>;
  RenameGuardAIOrganizationFilePayload?: RenameGuardAIOrganizationFilePayloadResolvers<ContextType>;
  RocksetCluster?: RocksetClusterResolvers<ContextType>;
  RocksetOrganization?: RocksetOrganizationResolvers<ContextType>;
  Scope?: GraphQLScalarType;
  Source?: SourceResolvers<ContextType>;
  SourceCache?: SourceCacheResolvers<ContextType>;
  SourceCoverage?: SourceCoverageResolvers<ContextType>;
  SourceError?: SourceErrorResolvers<ContextType>;
  SourceHealth?: SourceHealthResolvers<ContextType>;
  SourceLastError?: SourceLastErrorResolvers<ContextType>;
  SourceLatency?: SourceLatencyResolvers<ContextType>;
  TileDBAssetLocations?: TileDBAssetLocationsResolvers<ContextType>;
  TileDBAwsAccessCredentials?: TileDBAwsAccessCredentialsResolvers<ContextType>;
  TileDBOrganization?: TileDBOrganizationResolvers<ContextType>;
  TileDBOrganizationUser?: TileDBOrganizationUserResolvers<ContextType>;
  TileDBStorageLocation?: TileDBStorageLocationResolvers<ContextType>;
  UpdateConfluentOrganizationPayload?: UpdateConfluentOrganizationPayloadResolvers<ContextType>;
  UpdateGuardAIOrganizationPayload?: UpdateGuardAIOrganizationPayloadResolvers<ContextType>;
  UpdateTileDBAwsAccessCredentialsPayload?: UpdateTileDBAwsAccessCredentialsPayloadResolvers<ContextType>;
  UpdateTileDBOrganizationPayload?: UpdateTileDBOrganizationPayloadResolvers<ContextType>;
  UpdateTileDBOrganizationUserPayload?: UpdateTileDBOrganizationUserPayloadResolvers<ContextType>;
  Upload?: GraphQLScalarType;
  UploadGuardAIOrganizationFilePayload?: UploadGuardAIOrganizationFilePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  _Any?: GraphQLScalarType;
  _Entity?: _EntityResolvers<ContextType>;
  _Service?: _ServiceResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  authenticated?: authenticatedDirectiveResolver<any, any, ContextType>;
  cost?: costDirectiveResolver<any, any, ContextType>;
  key?: keyDirectiveResolver<any, any, ContextType>;
  listSize?: listSizeDirectiveResolver<any, any, ContextType>;
  requiresScopes?: requiresScopesDirectiveResolver<any, any, ContextType>;
  secret?: secretDirectiveResolver<any, any, ContextType>;
  shareable?: shareableDirectiveResolver<any, any, ContextType>;
  tag?: tagDirectiveResolver<any, any, ContextType>;
};
