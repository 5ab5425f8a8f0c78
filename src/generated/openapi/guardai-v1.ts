// Generated from openapi/guardai-v1.yaml by "npm run codegen".
export interface paths {
    readonly "/api/v1/login": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Exchange an API key for a JWT
         * @description Called without an `Authorization` header. How long the token lives is not documented.
         */
        readonly post: operations["login"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List every organization
         * @description Needs an administrator. There is no paging.
         */
        readonly get: operations["getOrganizations"];
        readonly put?: never;
        /** Add an organization */
        readonly post: operations["addOrganization"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        /** Read an organization */
        readonly get: operations["getOrganization"];
        /**
         * Change an organization
         * @description Whether a key that is left out keeps its value is not documented: send the whole organization,
         *     `settings.classMappingFiles` included.
         */
        readonly put: operations["updateOrganization"];
        readonly post?: never;
        /** Delete an organization */
        readonly delete: operations["deleteOrganization"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{id}/copy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Copy an organization
         * @description Needs an administrator. `id` is the source. The body is information for the new organization, described as
         *     optional but required by the contract: send at least `{}`.
         */
        readonly post: operations["copyOrganization"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{id}/assets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        /** Read the definitions of attacks, defenses, metrics and noises */
        readonly get: operations["getAssetDefinitions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{id}/hpo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        /** List the methods of hyper-parameter optimisation */
        readonly get: operations["getDefinedHPO"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{id}/transforms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        /** List the data transforms */
        readonly get: operations["getDefinedTransforms"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{id}/members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        /**
         * List the members of an organization
         * @description Needs an administrator. Each member carries all of his or her organizations in full.
         */
        readonly get: operations["getMembers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{id}/stat": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        /**
         * Recompute the accounting of an organization
         * @description Needs an administrator. A GET that writes: do not prefetch, cache or repeat it. The new numbers show in the
         *     next read of the organization.
         */
        readonly get: operations["updateOrgStats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{id}/file": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        /**
         * Download a file
         * @description Send `Accept` `*\/*`, so that a strict server cannot answer 406.
         */
        readonly get: operations["downloadOrganizationFile"];
        /** Rename a file */
        readonly put: operations["renameOrganizationFile"];
        /** Upload a file, or replace one */
        readonly post: operations["uploadOrganizationFile"];
        /**
         * Delete a file
         * @description What happens to a file in use is not documented; ask for its usage first.
         */
        readonly delete: operations["deleteOrganizationFile"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organizations/{id}/file/usage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        /** Tell which projects use a file */
        readonly get: operations["getOrganizationFileUsage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly LoginRequest: {
            readonly apiKeyId?: string | null;
            readonly apiKey?: string | null;
        };
        readonly AuthorizedUserResponse: {
            readonly autoEnrol?: boolean | null;
            readonly email?: string | null;
            readonly jwt?: string | null;
            readonly name?: string | null;
            readonly registered?: boolean | null;
            /**
             * @description One text; separator and values are not documented
             * @example ROLE_USER,ROLE_ADMIN
             */
            readonly roles?: string | null;
            readonly settings?: components["schemas"]["UserSettings"] | null;
            readonly uid?: string | null;
        };
        readonly OrganizationRequest: {
            readonly name?: string | null;
            readonly settings?: components["schemas"]["OrganizationSettings"] | null;
        };
        readonly OrganizationResponse: {
            readonly creationDateTime?: components["schemas"]["Timestamp"];
            /** Format: int64 */
            readonly id?: number | null;
            readonly name?: string | null;
            readonly settings?: components["schemas"]["OrganizationSettings"] | null;
            readonly stats?: components["schemas"]["OrganizationStatsResponse"] | null;
            /**
             * Format: int64
             * @description Compute time used so far; the unit is not documented
             */
            readonly timeUsed?: number | null;
        };
        readonly OrganizationSettings: {
            readonly classMappingFiles?: readonly components["schemas"]["ClassMappingFileRef"][] | null;
            readonly disabledFeatures?: readonly ("ADV_CRAFTING" | "EVALUATION" | "ROBUSTNESS")[] | null;
            /** Format: int32 */
            readonly maxItemCount?: number | null;
            /**
             * Format: int32
             * @description Budget of compute time, in the unit of `timeUsed`
             */
            readonly maxTimeAllocated?: number | null;
            /**
             * Format: int32
             * @description The most compute time of one task
             */
            readonly maxTimePerTask?: number | null;
        };
        readonly OrganizationStatsResponse: {
            /**
             * Format: int64
             * @description Storage used by data sets; bytes, most likely
             */
            readonly datasetStorage?: number | null;
            /**
             * Format: int64
             * @description Storage used by projects; bytes, most likely
             */
            readonly projectStorage?: number | null;
        };
        readonly ClassMappingFileRef: {
            /** @example application/json */
            readonly contentType?: string | null;
            /** Format: int64 */
            readonly datasetId?: number | null;
            readonly fileName?: string | null;
            readonly ref?: string | null;
        };
        readonly AssetsResponse: {
            readonly adversarialAttacks?: components["schemas"]["AssetText"];
            readonly datasetFormats?: components["schemas"]["AssetText"];
            readonly defenses?: components["schemas"]["AssetText"];
            readonly domainAdaptations?: components["schemas"]["AssetText"];
            readonly metaAttacks?: components["schemas"]["AssetText"];
            readonly metrics?: components["schemas"]["AssetText"];
            readonly noises?: components["schemas"]["AssetText"];
        };
        /**
         * @description Declared as a string; what it holds is not documented, a JSON document most likely. The vendor's document would
         *     look the same if the server printed the JSON itself, so arrays and objects are allowed for.
         */
        readonly AssetText: string | readonly unknown[] | Record<string, never> | null;
        readonly HPODefinition: {
            readonly description?: string | null;
            readonly enabled?: boolean | null;
            /** Format: int32 */
            readonly id?: number | null;
            readonly name?: string | null;
            readonly params?: components["schemas"]["DefinitionParams"];
        };
        readonly TransformDefinition: {
            readonly apply_mapping?: {
                readonly [key: string]: {
                    readonly [key: string]: unknown;
                } | null;
            } | null;
            readonly codebase_name?: string | null;
            readonly converted_target_format?: string | null;
            readonly description?: string | null;
            readonly enabled?: boolean | null;
            /** Format: int64 */
            readonly id?: number | null;
            readonly name?: string | null;
            readonly params?: components["schemas"]["DefinitionParams"];
            readonly target_format?: readonly string[] | null;
            readonly tasks?: readonly string[] | null;
        };
        readonly DefinitionParams: readonly {
            readonly [key: string]: unknown;
        }[] | null;
        readonly UserResponse: {
            /**
             * Format: byte
             * @description A picture, in base64
             */
            readonly avatar?: string | null;
            readonly email?: string | null;
            /** Format: int64 */
            readonly id?: number | null;
            readonly lastLoginDateTime?: components["schemas"]["Timestamp"];
            readonly licenseAccepted?: boolean | null;
            readonly name?: string | null;
            readonly organizations?: readonly components["schemas"]["OrganizationResponse"][] | null;
            readonly registered?: boolean | null;
            /**
             * @description One text; separator and values are not documented
             * @example ROLE_USER
             */
            readonly roles?: string | null;
            readonly settings?: components["schemas"]["UserSettings"] | null;
            /** Format: int64 */
            readonly timeUsed?: number | null;
            readonly uid?: string | null;
        };
        readonly UserSettings: {
            readonly favoriteProjects?: readonly number[] | null;
            readonly notifications?: boolean | null;
        };
        /**
         * @description Declared as a `date-time`. Java servers with types that know no zone leave out the offset, and old Spring
         *     set-ups print milliseconds since 1970.
         */
        readonly Timestamp: string | number | null;
        /** @description Spring Boot's standard error object; the vendor declares no error schema */
        readonly Error: {
            readonly timestamp?: string;
            readonly status?: number;
            /** @description The reason phrase */
            readonly error?: string;
            /** @description Often absent or empty */
            readonly message?: string | null;
            /** @description Path of the request */
            readonly path?: string;
        };
    };
    responses: {
        /** @description The organization */
        readonly Organization: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["OrganizationResponse"];
            };
        };
        /** @description Done; zero bytes */
        readonly Done: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Declared without a body. The vendor's document lists it, servers most likely answer 200. */
        readonly CreatedWithoutBody: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The vendor's document lists it, servers most likely answer 200. */
        readonly DoneWithoutContent: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description There is no such thing any more. The vendor declares 404 for no DELETE; take it for success. */
        readonly AlreadyGone: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter is missing or of the wrong type, or the body cannot be read. Not declared by the vendor. */
        readonly BadRequest: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token (or, at login, the API key) is missing, malformed, expired or unknown */
        readonly Unauthorized: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Administrator rights, or membership of the organization, are needed */
        readonly Forbidden: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such organization or file */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The path does not know this method. Not declared by the vendor. */
        readonly MethodNotAllowed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Nothing the `Accept` header names can be sent. Not declared by the vendor. */
        readonly NotAcceptable: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is of another media type. Not declared by the vendor. */
        readonly UnsupportedMediaType: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The server failed. Not declared by the vendor. */
        readonly InternalServerError: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        readonly OrganizationId: number;
        /** @description The reference the upload answered with */
        readonly FileRef: string;
        /** @description Kind of file; only `classmapping` is named for organizations, and no complete list is published */
        readonly FileType: string;
    };
    requestBodies: {
        readonly Organization: {
            readonly content: {
                readonly "application/json": components["schemas"]["OrganizationRequest"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly login: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apiKeyId": "k-7f3a91",
                 *       "apiKey": "EXAMPLE-KEY-NOT-REAL"
                 *     }
                 */
                readonly "application/json": components["schemas"]["LoginRequest"];
            };
        };
        readonly responses: {
            /** @description Logged in; `jwt` is the token */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuthorizedUserResponse"];
                };
            };
            /** @description Declared without a body */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly getOrganizations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All organizations */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["OrganizationResponse"][];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly addOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["Organization"];
        readonly responses: {
            readonly 200: components["responses"]["Organization"];
            readonly 201: components["responses"]["CreatedWithoutBody"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly getOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Organization"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly updateOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["Organization"];
        readonly responses: {
            readonly 200: components["responses"]["Organization"];
            readonly 201: components["responses"]["CreatedWithoutBody"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly deleteOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 204: components["responses"]["DoneWithoutContent"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["AlreadyGone"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly copyOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["Organization"];
        readonly responses: {
            readonly 200: components["responses"]["Organization"];
            readonly 201: components["responses"]["CreatedWithoutBody"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly getAssetDefinitions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Seven texts, most likely JSON documents */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AssetsResponse"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly getDefinedHPO: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The methods */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["HPODefinition"][];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly getDefinedTransforms: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The transforms, with keys in snake_case */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["TransformDefinition"][];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly getMembers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The members */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["UserResponse"][];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly updateOrgStats: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly downloadOrganizationFile: {
        readonly parameters: {
            readonly query: {
                /** @description The reference the upload answered with */
                readonly ref: components["parameters"]["FileRef"];
                /** @description Kind of file; only `classmapping` is named for organizations, and no complete list is published */
                readonly type: components["parameters"]["FileType"];
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The bytes, under the media type they were uploaded with */
            readonly 200: {
                headers: {
                    /** @description `attachment` with the name of the file */
                    readonly "Content-Disposition"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "*/*": string;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly renameOrganizationFile: {
        readonly parameters: {
            readonly query: {
                /** @description The new name */
                readonly name: string;
                /** @description The reference the upload answered with */
                readonly ref: components["parameters"]["FileRef"];
                /** @description Kind of file; only `classmapping` is named for organizations, and no complete list is published */
                readonly type: components["parameters"]["FileType"];
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 201: components["responses"]["CreatedWithoutBody"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly uploadOrganizationFile: {
        readonly parameters: {
            readonly query: {
                /** @description Kind of file; only `classmapping` is named for organizations, and no complete list is published */
                readonly type: components["parameters"]["FileType"];
                /** @description The data set the file belongs to */
                readonly datasetId?: number;
                /** @description Given, the content behind this reference is replaced; left out, a file is added */
                readonly ref?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        /** @description One part named `file`. The contract leaves it optional; a server refuses a request without it. */
        readonly requestBody?: {
            readonly content: {
                readonly "multipart/form-data": {
                    /** Format: binary */
                    readonly file?: string;
                };
            };
        };
        readonly responses: {
            /** @description The reference, as the bare characters or as a JSON string */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": string;
                };
            };
            readonly 201: components["responses"]["CreatedWithoutBody"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly deleteOrganizationFile: {
        readonly parameters: {
            readonly query: {
                /** @description The reference the upload answered with */
                readonly ref: components["parameters"]["FileRef"];
                /** @description Kind of file; only `classmapping` is named for organizations, and no complete list is published */
                readonly type: components["parameters"]["FileType"];
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 204: components["responses"]["DoneWithoutContent"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["AlreadyGone"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly getOrganizationFileUsage: {
        readonly parameters: {
            readonly query: {
                /** @description The reference the upload answered with */
                readonly ref: components["parameters"]["FileRef"];
                /** @description Kind of file; only `classmapping` is named for organizations, and no complete list is published */
                readonly type: components["parameters"]["FileType"];
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["OrganizationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description IDs of projects; empty when none uses it */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly number[];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 406: components["responses"]["NotAcceptable"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
}
