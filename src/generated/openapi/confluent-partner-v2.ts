// Generated from openapi/confluent-partner-v2.yaml by "npm run codegen".
export interface paths {
    readonly "/partner/v2/organizations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The organizations the calling partner signed up, a page at a time. */
        readonly get: operations["listPartnerV2Organizations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/partner/v2/organizations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One organization. */
        readonly get: operations["getPartnerV2Organization"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/oauth2/token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * An access token for a partner's client credentials.
         * @description The vendor publishes only this path; the rest follows RFC 6749. The client proves itself by HTTP Basic or by `client_id` and `client_secret` in the form.
         */
        readonly post: operations["exchangePartnerOauthToken"];
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
        /** @description A closed record. */
        readonly Organization: {
            /** @enum {string} */
            readonly api_version?: "partner/v2";
            /** @enum {string} */
            readonly kind?: "Organization";
            readonly id: string;
            readonly metadata: components["schemas"]["ObjectMeta"];
            /** @description Set when signing up, then 1 to 31 characters; names changed elsewhere may be longer. */
            readonly name?: string;
            /**
             * Format: uri
             * @description Where the customer's people sign in.
             */
            readonly sso_url?: string;
            readonly sso_config?: components["schemas"]["AzureSSOConfig"];
        };
        /** @description What reading one organization answers. */
        readonly OrganizationRead: {
            /** @enum {string} */
            readonly api_version: "partner/v2";
            /** @enum {string} */
            readonly kind: "Organization";
            readonly id: string;
            readonly metadata: components["schemas"]["ObjectMeta"];
            /** @description Set when signing up, then 1 to 31 characters; names changed elsewhere may be longer. */
            readonly name?: string;
            /**
             * Format: uri
             * @description Where the customer's people sign in.
             */
            readonly sso_url?: string;
            readonly sso_config?: components["schemas"]["AzureSSOConfig"];
        };
        readonly OrganizationList: {
            /** @enum {string} */
            readonly api_version: "partner/v2";
            /** @enum {string} */
            readonly kind: "OrganizationList";
            readonly metadata: components["schemas"]["ListMeta"];
            readonly data: readonly components["schemas"]["Organization"][];
        };
        readonly AzureSSOConfig: {
            /** @description Tells the kinds apart; `AzureSSOConfig` is the only one published. */
            readonly kind: string;
            /** @description Azure AD tenant. */
            readonly tenant_id: string;
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
        readonly TokenRequest: {
            /** @description `client_credentials`. */
            readonly grant_type: string;
            /** @description Wanted scopes */
            readonly scope?: string;
            readonly client_id?: string;
            readonly client_secret?: string;
        };
        readonly TokenReply: {
            readonly access_token: string;
            readonly token_type: string;
            /** @description Seconds. */
            readonly expires_in?: number;
            readonly scope?: string;
        };
        readonly TokenFailure: {
            /** @description A word of RFC 6749, e.g. `invalid_client`. */
            readonly error: string;
            readonly error_description?: string;
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
        /** @description Malformed parameter. */
        readonly BadRequest: {
            headers: {
                readonly "X-Request-Id": components["headers"]["XRequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description No token, or one that is unknown or expired; API keys are not accepted. */
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
        /** @description The token lacks the scope; often also what a record that does not exist gets. */
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
    readonly listPartnerV2Organizations: {
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
            /** @description A page. No headers are declared. */
            readonly 200: {
                headers: {
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
    readonly getPartnerV2Organization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Organization id; the same as in org/v2. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The organization. No headers are declared. */
            readonly 200: {
                headers: {
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
    readonly exchangePartnerOauthToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        readonly responses: {
            /** @description The token. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokenReply"];
                };
            };
            /** @description The request, its grant type or its scope is wrong. */
            readonly 400: {
                headers: {
                    readonly "Cache-Control"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokenFailure"];
                };
            };
            /** @description Unknown client, or wrong secret. */
            readonly 401: {
                headers: {
                    readonly "Cache-Control"?: string;
                    readonly "WWW-Authenticate"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokenFailure"];
                };
            };
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["ServerError"];
        };
    };
}
