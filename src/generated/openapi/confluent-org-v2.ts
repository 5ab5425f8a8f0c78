// Generated from openapi/confluent-org-v2.yaml by "npm run codegen".
export interface paths {
    readonly "/org/v2/organizations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The organizations the caller may see, a page at a time. */
        readonly get: operations["listOrgV2Organizations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/org/v2/organizations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Organization id; opaque, in practice a lower-case UUID. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        /**
         * One organization.
         * @description An id that does not exist, or is not the caller's, is often answered with 403.
         */
        readonly get: operations["getOrgV2Organization"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change an organization's name or its just-in-time provisioning.
         * @description Members left out keep their value; read-only and unknown ones are ignored.
         */
        readonly patch: operations["updateOrgV2Organization"];
        readonly trace?: never;
    };
    readonly "/sts/v1/oauth2/token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Exchange an identity provider's access token for a Confluent one.
         * @description The call itself needs no credentials.
         */
        readonly post: operations["exchangeStsV1OauthToken"];
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
        /** @description Members that are absent have no value; unknown ones may appear at any time. */
        readonly Organization: {
            /** @enum {string} */
            readonly api_version?: "org/v2";
            /** @enum {string} */
            readonly kind?: "Organization";
            readonly id?: string;
            readonly metadata?: components["schemas"]["ObjectMeta"];
            /** @description Not held to the limits of `OrganizationUpdate`, since the console allows other names. */
            readonly display_name?: string;
            /** @description Just-in-time provisioning of users who sign in by SSO. */
            readonly jit_enabled?: boolean;
        };
        /** @description What reading or changing one organization answers. */
        readonly OrganizationRead: components["schemas"]["Organization"] & Record<string, never>;
        readonly OrganizationListItem: components["schemas"]["Organization"] & Record<string, never>;
        readonly OrganizationList: {
            /** @enum {string} */
            readonly api_version: "org/v2";
            /** @enum {string} */
            readonly kind: "OrganizationList";
            readonly metadata: components["schemas"]["ListMeta"];
            readonly data: readonly components["schemas"]["OrganizationListItem"][];
        };
        readonly OrganizationUpdate: {
            /** @description 1 to 31 characters, none of < > # % ' * ^ backtick { | } ~ ". */
            readonly display_name?: string;
            readonly jit_enabled?: boolean;
        };
        readonly ObjectMeta: {
            /**
             * Format: uri
             * @description The record's address.
             */
            readonly self: string;
            /**
             * Format: uri
             * @description Confluent Resource Name, `crn://confluent.cloud/organization=<id>`.
             */
            readonly resource_name?: string;
            /**
             * Format: date-time
             * @description UTC, up to microseconds, zeros at the end dropped.
             */
            readonly created_at?: string;
            /** Format: date-time */
            readonly updated_at?: string;
            /**
             * Format: date-time
             * @description Only on what was or will be deleted.
             */
            readonly deleted_at?: string;
        };
        /** @description May be empty. A link that is absent, null or empty is not offered; its host may be another one. */
        readonly ListMeta: {
            readonly first?: components["schemas"]["PageLink"];
            readonly last?: components["schemas"]["PageLink"];
            readonly prev?: components["schemas"]["PageLink"];
            readonly next?: components["schemas"]["PageLink"];
            /**
             * Format: int32
             * @description Of the whole set, not of the page.
             */
            readonly total_size?: number;
        };
        readonly PageLink: string | null;
        readonly TokenExchangeRequest: {
            /** @enum {string} */
            readonly grant_type: "urn:ietf:params:oauth:grant-type:token-exchange";
            /** @description A JWT of the company's own identity provider. */
            readonly subject_token: string;
            readonly identity_pool_id: string;
            /** @enum {string} */
            readonly subject_token_type: "urn:ietf:params:oauth:token-type:jwt";
            /** @enum {string} */
            readonly requested_token_type: "urn:ietf:params:oauth:token-type:access_token";
            /**
             * Format: int32
             * @description Wanted lifetime in seconds.
             * @default 900
             */
            readonly expires_in: number;
        };
        readonly TokenExchangeReply: {
            readonly access_token: string;
            readonly issued_token_type: string;
            readonly token_type: string;
            /**
             * Format: int32
             * @description Seconds.
             */
            readonly expires_in: number;
        };
        readonly Failure: {
            readonly errors: readonly components["schemas"]["Error"][];
        };
        /** @description No member can be counted on. */
        readonly Error: {
            /** @description Of this occurrence; 32 hex digits. */
            readonly id?: string;
            /** @description The HTTP status as text. */
            readonly status?: string;
            /** @description The vendor's word for the problem, e.g. `forbidden_access`. */
            readonly code?: string;
            readonly title?: string;
            readonly detail?: string;
            readonly source?: {
                /** @description JSON pointer into the request body. */
                readonly pointer?: string;
                /** @description Name of the query parameter. */
                readonly parameter?: string;
            };
            /** Format: int32 */
            readonly error_code?: number;
            readonly message?: string | null;
        };
    };
    responses: {
        /** @description Malformed parameter or body; some exceeded quotas too. */
        readonly BadRequest: {
            headers: {
                readonly "X-Request-Id": components["headers"]["XRequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description No or bad credentials, or a key of the wrong kind. */
        readonly Unauthenticated: {
            headers: {
                readonly "X-Request-Id": components["headers"]["XRequestId"];
                readonly "WWW-Authenticate"?: string;
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description A quota would be exceeded. */
        readonly OverQuota: {
            headers: {
                readonly "X-Request-Id": components["headers"]["XRequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Not permitted; often also what a record that does not exist gets. */
        readonly Forbidden: {
            headers: {
                readonly "X-Request-Id": components["headers"]["XRequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description No such record, or it is hidden from the caller. */
        readonly NotFound: {
            headers: {
                readonly "X-Request-Id": components["headers"]["XRequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description In conflict with the record's present state. */
        readonly Conflict: {
            headers: {
                readonly "X-Request-Id": components["headers"]["XRequestId"];
                /** @description The record in conflict. */
                readonly Location?: string;
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Understood, and refused for its values; `source.pointer` says which. */
        readonly ValidationFailed: {
            headers: {
                readonly "X-Request-Id": components["headers"]["XRequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Too many requests, or too many at once. Comes without a body. */
        readonly TooManyRequests: {
            headers: {
                readonly "X-Request-Id": components["headers"]["XRequestId"];
                readonly "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                readonly "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                readonly "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A fault of the vendor's. */
        readonly ServerError: {
            headers: {
                readonly "X-Request-Id": components["headers"]["XRequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Failure"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names this request to the vendor's support. */
        readonly XRequestId: string;
        /** @description Requests allowed in a window. */
        readonly XRateLimitLimit: number;
        /** @description Requests left in the present window. */
        readonly XRateLimitRemaining: number;
        /** @description Seconds from now until the window ends; not an epoch time. */
        readonly XRateLimitReset: number;
        /** @description Seconds to wait. */
        readonly RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly listOrgV2Organizations: {
        readonly parameters: {
            readonly query?: {
                /** @description Most items on a page; counts on the first request only. */
                readonly page_size?: number;
                /** @description From the `page_token` of the previous page's `metadata.next`. Opaque. */
                readonly page_token?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["XRequestId"];
                    readonly "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrganizationList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["ServerError"];
        };
    };
    readonly getOrgV2Organization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Organization id; opaque, in practice a lower-case UUID. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The organization. */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["XRequestId"];
                    readonly "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrganizationRead"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["ServerError"];
        };
    };
    readonly updateOrgV2Organization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Organization id; opaque, in practice a lower-case UUID. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["OrganizationUpdate"];
            };
        };
        readonly responses: {
            /** @description The whole organization after the change. */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["XRequestId"];
                    readonly "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrganizationRead"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 402: components["responses"]["OverQuota"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["ServerError"];
        };
    };
    readonly exchangeStsV1OauthToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["TokenExchangeRequest"];
            };
        };
        readonly responses: {
            /** @description The token. */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["XRequestId"];
                    readonly "X-RateLimit-Limit": components["headers"]["XRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["XRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["XRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokenExchangeReply"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["ServerError"];
        };
    };
}
