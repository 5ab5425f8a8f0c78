// Generated from openapi/tiledb-v1.yaml by "npm run codegen".
export interface paths {
    readonly "/organizations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the organizations the caller belongs to
         * @description May contain the special organization `public`, which is nobody's own. Whether `users` is filled in is not said.
         */
        readonly get: operations["getAllOrganizations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/organization": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create an organization owned by the caller
         * @description The path is singular, unlike all others. Members the server makes itself are ignored when sent.
         */
        readonly post: operations["createOrganization"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/organizations/{organization}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name or id of the organization. */
                readonly organization: components["parameters"]["OrganizationNameOrId"];
            };
            readonly cookie?: never;
        };
        /** Read one organization with its members */
        readonly get: operations["getOrganization"];
        readonly put?: never;
        readonly post?: never;
        /** Delete an organization */
        readonly delete: operations["deleteOrganization"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change details of an organization
         * @description Members left out, or null, keep their value; an empty string clears it. Version 2.2.19 demands `name` here too, later ones do not: sending the present name always suits both. Another name renames the organization.
         */
        readonly patch: operations["updateOrganization"];
        readonly trace?: never;
    };
    readonly "/organizations/{organization}/user": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the organization; an id is not promised to work. */
                readonly organization: components["parameters"]["OrganizationName"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Add a user to an organization */
        readonly post: operations["addUserToOrganization"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/organizations/{organization}/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the organization; an id is not promised to work. */
                readonly organization: components["parameters"]["OrganizationName"];
                /** @description Login name of the member, not the user's id. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        /**
         * Read one member
         * @description A member literally called `user` is reached here too, for the fixed segment of the neighbouring path takes POST only.
         */
        readonly get: operations["getOrganizationUser"];
        readonly put?: never;
        readonly post?: never;
        /** Remove a member */
        readonly delete: operations["deleteUserFromOrganization"];
        readonly options?: never;
        readonly head?: never;
        /** Change a member's role */
        readonly patch: operations["updateUserInOrganization"];
        readonly trace?: never;
    };
    readonly "/credentials/{namespace}/aws": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of an organization or of a user. */
                readonly namespace: components["parameters"]["Namespace"];
            };
            readonly cookie?: never;
        };
        /** List the AWS credentials of a namespace, without secrets */
        readonly get: operations["checkAWSAccessCredentials"];
        readonly put?: never;
        /** Add AWS credentials to a namespace */
        readonly post: operations["addAWSAccessCredentials"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/credentials/{namespace}/aws/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of an organization or of a user. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description Name of the credentials inside the namespace. */
                readonly name: components["parameters"]["CredentialsName"];
            };
            readonly cookie?: never;
        };
        /** Read one entry of a namespace's AWS credentials, without the secret */
        readonly get: operations["checkAWSAccessCredentialsByName"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete AWS credentials
         * @description Arrays that use them are likely to become unreachable.
         */
        readonly delete: operations["deleteAWSAccessCredentials"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change AWS credentials
         * @description Every array of the namespace that uses these credentials is pointed to the changed ones.
         */
        readonly patch: operations["updateAWSAccessCredentials"];
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Members with a zero value (empty, false, null) are usually left out of answers; `num_of_arrays` and `unpaid_subscription` are always there. */
        readonly Organization: {
            /** @description Unique id, a UUID in text form. Made by the server. */
            readonly id?: string;
            /** @description The role of the caller in this organization. */
            readonly role?: components["schemas"]["OrganizationRoles"];
            readonly name: components["schemas"]["NamespaceName"];
            /**
             * Format: date-time
             * @description UTC. Made by the server.
             */
            readonly created_at?: string;
            /**
             * Format: date-time
             * @description UTC. Made by the server; a time of the year 1 means it was never set.
             */
            readonly updated_at?: string;
            /** @description A URL or data URI; not said which. Nullable since mid 2022. */
            readonly logo?: string | null;
            readonly description?: string | null;
            /** @description The members. Left out when empty. */
            readonly users?: readonly components["schemas"]["OrganizationUser"][];
            /** @description What the caller may do here. Left out when empty. */
            readonly allowed_actions?: readonly components["schemas"]["NamespaceActions"][];
            /**
             * Format: int32
             * @description How many arrays are registered. Always in answers, also when 0.
             */
            readonly num_of_arrays?: number;
            /** @description Flags of features switched on for the namespace. Left out when empty. */
            readonly enabled_features?: readonly string[];
            /** @description Billing warning. Always in answers, also when false. */
            readonly unpaid_subscription?: boolean;
            /** @description Where new notebooks are kept (later other assets too). Not only S3. */
            readonly default_s3_path?: string;
            /** @description Name of the credentials used with `default_s3_path`. */
            readonly default_s3_path_credentials_name?: string;
            /** @description The organization can charge for its arrays through Stripe Connect. */
            readonly stripe_connect?: boolean;
            readonly asset_locations?: components["schemas"]["AssetLocations"];
            /** @description Later servers only, and only for owners and admins. Left out when empty. */
            readonly assume_role_arn?: string;
        };
        /** @description A change; nothing is required. Null keeps the present value, an empty string clears it. */
        readonly OrganizationUpdate: {
            /** @description The present name, or a new one. */
            readonly name?: string | null;
            readonly logo?: string | null;
            readonly description?: string | null;
            readonly default_s3_path?: string | null;
            readonly default_s3_path_credentials_name?: string | null;
            readonly asset_locations?: components["schemas"]["AssetLocations"];
        };
        readonly OrganizationUser: {
            /** @description Id of the user, a UUID in text form. */
            readonly user_id?: string;
            /** @description Id of the organization, a UUID in text form. */
            readonly organization_id?: string;
            /** @description Login name. */
            readonly username?: string;
            /** @description Later servers only, shown to admins of the organization. */
            readonly user_full_name?: string;
            /** @description Later servers only, shown to admins of the organization. */
            readonly user_email?: string;
            readonly organization_name?: string;
            readonly role?: components["schemas"]["OrganizationRoles"];
            /** @description What this member may do. Left out when empty. */
            readonly allowed_actions?: readonly components["schemas"]["NamespaceActions"][];
        };
        /** @description Unique name; also the namespace and the path key. */
        readonly NamespaceName: string;
        /**
         * @description `owner` created the organization, `admin` may do nearly all but delete it, the others read and write (and delete, on servers since late 2024), or only read.
         * @enum {string}
         */
        readonly OrganizationRoles: "owner" | "admin" | "read_write_delete" | "read_write" | "read_only";
        /**
         * @description `read` arrays and see the namespace; `write`, `create`, `delete` arrays; `edit` their metadata; read the logs of arrays, jobs and the namespace itself; `run_job`; change or delete the organization; change its billing.
         * @enum {string}
         */
        readonly NamespaceActions: "read" | "write" | "create" | "delete" | "edit" | "read_array_logs" | "read_job_logs" | "read_object_logs" | "run_job" | "delete_organization" | "edit_organization" | "edit_billing";
        readonly AWSAccessCredentials: {
            /** @description Never in answers. */
            readonly secret_access_key?: string;
            readonly access_key_id?: string;
            /** @description AWS role to use. Kept, but not used by the vendor so far. */
            readonly service_role_arn?: string;
            /** @description Name inside the namespace; the path key. */
            readonly name?: string;
            /** @description These are the namespace's default credentials. Left out when false. */
            readonly default?: boolean;
            /** @description Buckets, or paths inside them, these keys may be used for. Left out when empty. */
            readonly buckets?: readonly string[];
            /** Format: date-time */
            readonly created_at?: string;
            /** Format: date-time */
            readonly updated_at?: string;
        };
        /** @description Where new assets of each kind are kept. Later servers only. */
        readonly AssetLocations: {
            readonly arrays?: components["schemas"]["StorageLocation"];
            readonly files?: components["schemas"]["StorageLocation"];
            readonly groups?: components["schemas"]["StorageLocation"];
            readonly ml_models?: components["schemas"]["StorageLocation"];
            readonly notebooks?: components["schemas"]["StorageLocation"];
            readonly task_graphs?: components["schemas"]["StorageLocation"];
            readonly udfs?: components["schemas"]["StorageLocation"];
        };
        /** @description In a change, an empty string clears and null keeps. */
        readonly StorageLocation: {
            readonly path?: string | null;
            readonly credentials_name?: string | null;
        };
        /** @description All members are optional. */
        readonly Error: {
            /**
             * Format: int64
             * @description The vendor's own number, not the HTTP status. Only 5000 is known in public.
             */
            readonly code?: number;
            readonly message?: string;
            /** @description Id of the request, for the vendor's support. */
            readonly request_id?: string;
        };
    };
    responses: {
        /** @description Done. Empty. */
        readonly Done: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Bad gateway. No body is declared (later servers). */
        readonly BadGateway: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Not enough capacity, try again later. May come without a body. */
        readonly Overloaded: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Every status not listed. */
        readonly Failure: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description Name or id of the organization. */
        readonly OrganizationNameOrId: string;
        /** @description Name of the organization; an id is not promised to work. */
        readonly OrganizationName: string;
        /** @description Login name of the member, not the user's id. */
        readonly Username: string;
        /** @description Name of an organization or of a user. */
        readonly Namespace: string;
        /** @description Name of the credentials inside the namespace. */
        readonly CredentialsName: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getAllOrganizations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The organizations, all at once. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["Organization"][];
                };
            };
            /** @description The lookup failed. No body is declared. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The caller is unknown or the request has no context. No body is declared. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly createOrganization: {
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
                 *       "name": "acme-genomics",
                 *       "description": "Genomics data team",
                 *       "logo": "https://cdn.example.com/acme.png",
                 *       "default_s3_path": "s3://acme-tiledb/default/",
                 *       "default_s3_path_credentials_name": "acme-prod"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Organization"];
            };
        };
        readonly responses: {
            readonly 204: components["responses"]["Done"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly getOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name or id of the organization. */
                readonly organization: components["parameters"]["OrganizationNameOrId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The organization, as the caller may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11",
                     *       "role": "read_only",
                     *       "name": "acme-genomics",
                     *       "created_at": "2021-03-04T09:12:44.000Z",
                     *       "updated_at": "2022-05-20T16:01:07.000Z",
                     *       "description": "Genomics data team",
                     *       "users": [
                     *         {
                     *           "user_id": "0b0c6a5e-93b0-4a53-8a2a-6f6a3f3a7d01",
                     *           "organization_id": "5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11",
                     *           "username": "alice.h",
                     *           "organization_name": "acme-genomics",
                     *           "role": "read_only",
                     *           "allowed_actions": [
                     *             "read",
                     *             "read_array_logs",
                     *             "read_job_logs",
                     *             "run_job"
                     *           ]
                     *         }
                     *       ],
                     *       "allowed_actions": [
                     *         "read",
                     *         "read_array_logs",
                     *         "read_job_logs",
                     *         "run_job"
                     *       ],
                     *       "num_of_arrays": 12,
                     *       "unpaid_subscription": false
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description There is no such organization. No body is declared. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly deleteOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name or id of the organization. */
                readonly organization: components["parameters"]["OrganizationNameOrId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 204: components["responses"]["Done"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly updateOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name or id of the organization. */
                readonly organization: components["parameters"]["OrganizationNameOrId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "acme-genomics",
                 *       "description": "Genomics and imaging data team"
                 *     }
                 */
                readonly "application/json": components["schemas"]["OrganizationUpdate"];
            };
        };
        readonly responses: {
            readonly 204: components["responses"]["Done"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly addUserToOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the organization; an id is not promised to work. */
                readonly organization: components["parameters"]["OrganizationName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "username": "bruno.k",
                 *       "role": "read_write"
                 *     }
                 */
                readonly "application/json": components["schemas"]["OrganizationUser"];
            };
        };
        readonly responses: {
            readonly 204: components["responses"]["Done"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly getOrganizationUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the organization; an id is not promised to work. */
                readonly organization: components["parameters"]["OrganizationName"];
                /** @description Login name of the member, not the user's id. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The member. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": "c2a7f1de-0f7e-4a0c-9a55-51f7be0a2e02",
                     *       "organization_id": "5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11",
                     *       "username": "bruno.k",
                     *       "organization_name": "acme-genomics",
                     *       "role": "read_only",
                     *       "allowed_actions": [
                     *         "read",
                     *         "read_array_logs",
                     *         "read_job_logs",
                     *         "run_job"
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["OrganizationUser"];
                };
            };
            /** @description The user is not a member. No body is declared. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly deleteUserFromOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the organization; an id is not promised to work. */
                readonly organization: components["parameters"]["OrganizationName"];
                /** @description Login name of the member, not the user's id. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 204: components["responses"]["Done"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly updateUserInOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the organization; an id is not promised to work. */
                readonly organization: components["parameters"]["OrganizationName"];
                /** @description Login name of the member, not the user's id. */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "username": "bruno.k",
                 *       "role": "admin"
                 *     }
                 */
                readonly "application/json": components["schemas"]["OrganizationUser"];
            };
        };
        readonly responses: {
            readonly 204: components["responses"]["Done"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly checkAWSAccessCredentials: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of an organization or of a user. */
                readonly namespace: components["parameters"]["Namespace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The credentials, all at once. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "access_key_id": "AKIA-EXAMPLE-0001",
                     *         "name": "acme-prod",
                     *         "default": true,
                     *         "buckets": [
                     *           "s3://acme-tiledb/",
                     *           "s3://acme-raw/landing/"
                     *         ],
                     *         "created_at": "2021-03-05T10:00:00.000Z",
                     *         "updated_at": "2022-01-11T08:30:00.000Z"
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly components["schemas"]["AWSAccessCredentials"][];
                };
            };
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly addAWSAccessCredentials: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of an organization or of a user. */
                readonly namespace: components["parameters"]["Namespace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "acme-prod",
                 *       "access_key_id": "AKIA-EXAMPLE-0001",
                 *       "secret_access_key": "EXAMPLE-SECRET-NOT-REAL",
                 *       "default": true,
                 *       "buckets": [
                 *         "s3://acme-tiledb/",
                 *         "s3://acme-raw/landing/"
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["AWSAccessCredentials"];
            };
        };
        readonly responses: {
            readonly 204: components["responses"]["Done"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly checkAWSAccessCredentialsByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of an organization or of a user. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description Name of the credentials inside the namespace. */
                readonly name: components["parameters"]["CredentialsName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The credentials. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AWSAccessCredentials"];
                };
            };
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly deleteAWSAccessCredentials: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of an organization or of a user. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description Name of the credentials inside the namespace. */
                readonly name: components["parameters"]["CredentialsName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 204: components["responses"]["Done"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
    readonly updateAWSAccessCredentials: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of an organization or of a user. */
                readonly namespace: components["parameters"]["Namespace"];
                /** @description Name of the credentials inside the namespace. */
                readonly name: components["parameters"]["CredentialsName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "acme-prod",
                 *       "buckets": [
                 *         "s3://acme-tiledb/"
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["AWSAccessCredentials"];
            };
        };
        readonly responses: {
            readonly 204: components["responses"]["Done"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Overloaded"];
            readonly default: components["responses"]["Failure"];
        };
    };
}
