// Generated from openapi/rockset-v1.yaml by "npm run codegen".
export interface paths {
    readonly "/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Say that the API is up */
        readonly get: operations["ping"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orgs/self": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the organization the credential belongs to
         * @description `self` is literal: no other organization can be addressed. The statuses are the list shared by all operations of the vendor.
         */
        readonly get: operations["getOrganization"];
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
        readonly Ping: {
            readonly message?: string;
        };
        readonly OrganizationResponse: {
            readonly data?: components["schemas"]["Organization"];
        };
        readonly Organization: {
            /** @description A slug, not a UUID. */
            readonly id?: string | null;
            /** @description An ISO 8601 instant; no format is declared. */
            readonly created_at?: string | null;
            readonly display_name?: string | null;
            /** @description ExternalId for AWS trust policies. Treat it as a secret. */
            readonly external_id?: string | null;
            /** @description ARN of the vendor's own AWS principal. */
            readonly rockset_user?: string | null;
            readonly clusters?: readonly components["schemas"]["Cluster"][] | null;
            /** @description Since July 2023. */
            readonly sso_connection?: string | null;
            /** @description Since July 2023. */
            readonly sso_only?: boolean | null;
            /** @description January 2021 to October 2022; in camel case, unlike all others. */
            readonly deletionScheduledAt?: string | null;
            /** @description June 2020 to November 2021. */
            readonly company_name?: string | null;
            /** @description Commercial state, June 2020 to November 2021: FREE, PAID, TRIAL, TRIAL_EXPIRED, TRIAL_DEPLETED, INACTIVE or DELETED. */
            readonly state?: string | null;
        };
        readonly Cluster: {
            readonly id?: string | null;
            /** @description `PUBLIC` or `PRIVATE`; an open string, since the enum lost a value that was still answered. */
            readonly cluster_type?: string | null;
            readonly aws_region?: string | null;
            readonly domain?: string | null;
            /** @description With its leading dot. */
            readonly top_level_domain?: string | null;
            /** @description A bare host, without a scheme. */
            readonly apiserver_url?: string | null;
        };
        /** @description Flat; the HTTP status is not in it. */
        readonly ErrorModel: {
            readonly message?: string | null;
            /**
             * @description Category. The union of both revisions: NOTALLOWED, NOTSUPPORTED and ROLE_NOT_FOUND are the older ones, METHODNOTALLOWED, UNSUPPORTEDMEDIATYPE, CONTENTTOOLARGE and CONFLICT the newer. Older answers spell them in mixed case: compare without case, and expect others.
             * @enum {string|null}
             */
            readonly type?: "AUTHEXCEPTION" | "VERSIONEXCEPTION" | "INTERNALERROR" | "INVALIDINPUT" | "NOTIMPLEMENTEDYET" | "RESOURCEEXCEEDED" | "ALREADYEXISTS" | "NOTALLOWED" | "METHODNOTALLOWED" | "NOTACCEPTABLE" | "NOTSUPPORTED" | "UNSUPPORTEDMEDIATYPE" | "NOTFOUND" | "DEPENDENTRESOURCES" | "QUERY_ERROR" | "NOT_READY" | "FORBIDDEN" | "QUERY_TIMEOUT" | "CONNECTION_ERROR" | "CONTENTTOOLARGE" | "CREATING" | "BADREQUEST" | "SERVICEUNAVAILABLE" | "CONFLICT" | "RATELIMITEXCEEDED" | "QUERY_CANCELLED" | "CLIENT_CONNECTION_ERROR" | "ROLE_NOT_FOUND" | null;
            /** Format: int32 */
            readonly line?: number | null;
            /** Format: int32 */
            readonly column?: number | null;
            readonly trace_id?: string | null;
            readonly error_id?: string | null;
            readonly query_id?: string | null;
            /** @description For queries only, since March 2024. */
            readonly virtual_instance_rrn?: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly ping: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "GO ROCKSET!"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Ping"];
                };
            };
        };
    };
    readonly getOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The organization. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrganizationResponse"];
                };
            };
            /** @description The request is malformed. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description No key, or one that is unknown, suspended or expired. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description The key may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description There is nothing at this URL. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description The method is not allowed here. */
            readonly 405: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description The caller does not accept JSON. */
            readonly 406: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description It took too long. */
            readonly 408: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Conflict (declared since August 2023). */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description A body of another media type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Too many requests. No header says when to come back. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal error. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Not implemented. */
            readonly 501: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Bad gateway, often from the load balancer and then HTML. */
            readonly 502: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                    readonly "text/html": string;
                };
            };
            /** @description Not ready. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
}
