// Written by "node ace client:generate": change the API, not this file.

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go to the reference
         * @description Where it is switched off, the same as `/health/`.
         */
        get: operations["infrastructure.roots.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List audit events, newest first
         * @description `actor` is an id or an address, `target` an id or a kind of object, `since` a time in ISO 8601.
         *
         *     For staff with the permission `audit_events.view`.
         */
        get: operations["admin.audit_events.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether the caller is staff
         * @description For staff.
         */
        get: operations["admin.ping.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts, newest first
         * @description `email` is a part of the address, in any letter case.
         *
         *     For staff with the permission `users.view`.
         */
        get: operations["admin.users.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an account
         * @description An audit event tells who looked.
         *
         *     For staff with the permission `users.view`.
         */
        get: operations["admin.users.show"];
        put?: never;
        post?: never;
        /**
         * Delete an account, with all that belongs to it
         * @description For staff with the permission `users.delete`.
         */
        delete: operations["admin.users.destroy"];
        options?: never;
        head?: never;
        /**
         * Change an account
         * @description What is left out stays. Only superusers change `is_staff`. A disabled account is signed out everywhere.
         *
         *     For staff with the permission `users.change`.
         */
        patch: operations["admin.users.update"];
        trace?: never;
    };
    "/api/auth/email/change/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to move the account to another address
         * @description Throttles: `user`, `login`, `email`, `email_origin`.
         */
        post: operations["account.email_change_requests.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/email/change/verify/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move the account to the address that was mailed
         * @description Throttles: `anon`.
         */
        post: operations["account.email_changes.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/email/verify/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the address of an account
         * @description With an access token of the account its password and that session stay, with its password the password; otherwise all of before end.
         *
         *     Throttles: `anon`.
         */
        post: operations["account.email_verifications.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/email/verify/request/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link mailed that confirms the address
         * @description Throttles: `user`, `email`, `email_origin`.
         */
        post: operations["account.email_verification_requests.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/jwt/logout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description The session is over at once, its access tokens with it. A token that is unknown gets the same answer.
         *
         *     Throttles: `anon`.
         */
        post: operations["jwt.logouts.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/jwt/refresh/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for the next pair of tokens
         * @description Throttles: `anon`.
         */
        post: operations["jwt.refreshes.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/jwt/token/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Throttles: `anon`, `login`, `login_account`.
         */
        post: operations["jwt.tokens.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/jwt/verify/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell whether an access or refresh token is good now
         * @description Throttles: `anon`.
         */
        post: operations["jwt.verifications.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/magic/request/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link and a code mailed to sign in with
         * @description debug_token comes only where a developer has switched it on.
         *
         *     Throttles: `anon`, `email`, `email_origin`.
         */
        post: operations["magic.magic_link_requests.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/magic/verify/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with what was mailed
         * @description The token of the link, or the code of 8 digits with the address. An address without an account gets one.
         *
         *     Throttles: `anon`, `login`.
         */
        post: operations["magic.magic_links.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/change/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password
         * @description All other sessions end.
         *
         *     Throttles: `user`, `login`.
         */
        post: operations["account.password_changes.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/reset/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password with what was mailed
         * @description Ends all sessions.
         *
         *     Throttles: `anon`.
         */
        post: operations["account.password_resets.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/reset/request/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link mailed to choose a new password
         * @description Throttles: `anon`, `email`, `email_origin`.
         */
        post: operations["account.password_reset_requests.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register an account, and sign in to it
         * @description Throttles: `anon`.
         */
        post: operations["account.registrations.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the live sessions of the caller, newest first
         * @description Throttles: `user`.
         */
        get: operations["sessions.sessions.index"];
        put?: never;
        post?: never;
        /**
         * End all sessions of the caller but this one
         * @description Throttles: `user`.
         */
        delete: operations["sessions.other_sessions.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session of the caller
         * @description Throttles: `user`.
         */
        delete: operations["sessions.sessions.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The interactive reference of this API, a page */
        get: operations["infrastructure.reference.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schema/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The OpenAPI document of this API
         * @description Without `format`, the header Accept decides.
         */
        get: operations["infrastructure.schema.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a copy of the own account made
         * @description It is made in the background. Ask for the export until its status is `done`, then for its content. While one is under way, that one is answered.
         *
         *     Throttles: `user`, `exports`.
         */
        post: operations["exports.exports.store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{export_id}/content/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an export of the caller
         * @description There is nothing to read until its status is `done`.
         *
         *     Throttles: `user`.
         */
        get: operations["exports.export_contents.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how far an export of the caller has come, in percent
         * @description Throttles: `user`.
         */
        get: operations["exports.exports.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the account of the caller
         * @description Throttles: `user`.
         */
        get: operations["account.profile.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the names of the caller
         * @description A name that is left out stays as it is.
         *
         *     Throttles: `user`.
         */
        patch: operations["account.profile.update"];
        trace?: never;
    };
    "/assets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A stylesheet or script of a page
         * @description Its address changes with its content.
         */
        get: operations["infrastructure.assets.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-email/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page for the link of a mail, where no client is configured
         * @description Throttles: `anon`.
         */
        get: operations["links.change_email"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mailbox/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mails of this service, a page for developers */
        get: operations["mailbox.mailbox.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mailbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A mail, a page for developers */
        get: operations["mailbox.mailbox.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mailbox/samples/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A mail with invented values, a page for developers */
        get: operations["mailbox.sample_mails.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether the process is alive
         * @description It asks nobody else, so it says nothing of the database.
         */
        get: operations["infrastructure.health.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether requests may be sent here
         * @description Asks the database, the configured stores and the queue. The answer 503 names in `checks` what failed; what is degraded is no reason for it.
         */
        get: operations["infrastructure.readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/magic-verify/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page for the link of a mail, where no client is configured
         * @description Throttles: `anon`.
         */
        get: operations["links.magic_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the problems that a client can meet, as a page or JSON */
        get: operations["infrastructure.problems.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain a problem, as a page or JSON */
        get: operations["infrastructure.problems.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset-password/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page for the link of a mail, where no client is configured
         * @description Throttles: `anon`.
         */
        get: operations["links.reset_password"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verify-email/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page for the link of a mail, where no client is configured
         * @description Throttles: `anon`.
         */
        get: operations["links.verify_email"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AdminUser: {
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            date_joined: string;
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /** @example Ada */
            first_name: string;
            /**
             * Format: uuid
             * @example 0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47
             */
            id: string;
            /** @example true */
            is_active: boolean;
            /** @example true */
            is_email_verified: boolean;
            /** @example false */
            is_staff: boolean;
            /** @example false */
            is_superuser: boolean;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            last_login: string | null;
            /** @example Lovelace */
            last_name: string;
        };
        AuditEvent: {
            /** @example users.change */
            action: string;
            actor: {
                /** @example ada@example.com */
                email: string;
                /**
                 * Format: uuid
                 * @example 0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47
                 */
                id: string;
            };
            /**
             * @example {
             *       "is_active": [
             *         true,
             *         false
             *       ]
             *     }
             */
            changes: {
                [key: string]: unknown[];
            };
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47
             */
            id: string;
            /** @example 203.0.113.7 */
            ip_address: string;
            /** @enum {unknown} */
            outcome: "succeeded" | "refused";
            /** @example 0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47 */
            request_id: string;
            target: {
                /** @example 0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47 */
                id: string;
                /** @example ada@example.com */
                label: string;
                /** @example users */
                type: string;
            };
        };
        Export: {
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            expires_at: string;
            /**
             * Format: uuid
             * @example 0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47
             */
            id: string;
            /** @example 40 */
            progress: number;
            /** @enum {unknown} */
            status: "queued" | "running" | "done" | "failed";
        };
        ExportContent: {
            account: components["schemas"]["User"];
            sessions: components["schemas"]["ExportedSession"][];
        };
        ExportedSession: {
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            expires_at: string;
            /**
             * Format: uuid
             * @example 0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47
             */
            id: string;
            /** @example 203.0.113.7 */
            ip_address: string;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            last_used_at: string;
            /** @example Mozilla/5.0 (X11; Linux x86_64) Firefox/146.0 */
            user_agent: string;
        };
        Problem: {
            /**
             * @description From `/health/ready`, what failed.
             * @example {
             *       "database": "ok"
             *     }
             */
            checks?: {
                [key: string]: "ok" | "degraded" | "failed";
            };
            /**
             * @description For programs: it never changes.
             * @example not_found
             * @enum {unknown}
             */
            code: "malformed_request" | "host_not_allowed" | "validation_failed" | "invalid_or_expired" | "authentication_required" | "invalid_credentials" | "token_invalid" | "token_expired" | "permission_denied" | "email_not_verified" | "not_found" | "method_not_allowed" | "own_account" | "still_needed" | "edit_conflict" | "last_superuser" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "throttled" | "headers_too_large" | "internal_error" | "service_unavailable";
            /**
             * @description A sentence for the person at the client.
             * @example Nothing was found at this address.
             */
            detail: string;
            /** @description After a failed validation, the messages of each field. */
            errors?: {
                [key: string]: string[];
            };
            /**
             * @description The id of the request.
             * @example 0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47
             */
            instance: string;
            /** @example 404 */
            status: number;
            /**
             * @description The short name of the code.
             * @example Not found
             */
            title: string;
            /**
             * @description A page about the code.
             * @example /problems/not_found
             */
            type: string;
        };
        ProblemPage: {
            /** @example not_found */
            code: string;
            example: components["schemas"]["Problem"];
            /** @example Nothing is at this address, or it is not yours to see. Check the path and the id. */
            explanation: string;
            /** @example 404 */
            status: number;
            /** @example Not found */
            title: string;
        };
        Session: {
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            expires_at: string;
            /**
             * Format: uuid
             * @example 0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47
             */
            id: string;
            /** @example 203.0.113.7 */
            ip_address: string;
            /** @example true */
            is_current: boolean;
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            last_used_at: string;
            /** @example Mozilla/5.0 (X11; Linux x86_64) Firefox/146.0 */
            user_agent: string;
        };
        User: {
            /**
             * Format: date-time
             * @example 2026-01-31T09:30:00.123Z
             */
            date_joined: string;
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /** @example Ada */
            first_name: string;
            /**
             * Format: uuid
             * @example 0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47
             */
            id: string;
            /** @example true */
            is_email_verified: boolean;
            /** @example false */
            is_staff: boolean;
            /** @example Lovelace */
            last_name: string;
        };
    };
    responses: {
        /** @description Authentication required, or: Token invalid, or: Token expired */
        AuthenticationRequiredOrTokenInvalidOrTokenExpired: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "authentication_required" | "token_invalid" | "token_expired";
                    /** @constant */
                    status?: 401;
                };
            };
        };
        /** @description Email not verified */
        EmailNotVerified: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "email_not_verified";
                    /** @constant */
                    status?: 403;
                };
            };
        };
        /** @description Headers too large */
        HeadersTooLarge: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "headers_too_large";
                    /** @constant */
                    status?: 431;
                };
            };
        };
        /** @description Internal error */
        InternalError: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "internal_error";
                    /** @constant */
                    status?: 500;
                };
            };
        };
        /** @description Invalid credentials */
        InvalidCredentials: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "invalid_credentials";
                    /** @constant */
                    status?: 401;
                };
            };
        };
        /** @description Malformed request, or: Host not allowed */
        MalformedRequestOrHostNotAllowed: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "malformed_request" | "host_not_allowed";
                    /** @constant */
                    status?: 400;
                };
            };
        };
        /** @description Malformed request, or: Host not allowed, or: Validation failed */
        MalformedRequestOrHostNotAllowedOrValidationFailed: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "malformed_request" | "host_not_allowed" | "validation_failed";
                    /** @constant */
                    status?: 400;
                };
            };
        };
        /** @description Malformed request, or: Host not allowed, or: Validation failed, or: Invalid or expired */
        MalformedRequestOrHostNotAllowedOrValidationFailedOrInvalidOrExpired: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "malformed_request" | "host_not_allowed" | "validation_failed" | "invalid_or_expired";
                    /** @constant */
                    status?: 400;
                };
            };
        };
        /** @description Not found */
        NotFound: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "not_found";
                    /** @constant */
                    status?: 404;
                };
            };
        };
        /** @description Own account, or: Last superuser */
        OwnAccountOrLastSuperuser: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "own_account" | "last_superuser";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /** @description Payload too large */
        PayloadTooLarge: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "payload_too_large";
                    /** @constant */
                    status?: 413;
                };
            };
        };
        /** @description Permission denied */
        PermissionDenied: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "permission_denied";
                    /** @constant */
                    status?: 403;
                };
            };
        };
        /** @description Request timeout */
        RequestTimeout: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "request_timeout";
                    /** @constant */
                    status?: 408;
                };
            };
        };
        /** @description Service unavailable */
        ServiceUnavailable: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "service_unavailable";
                    /** @constant */
                    status?: 503;
                };
            };
        };
        /** @description Too many requests */
        Throttled: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "throttled";
                    /** @constant */
                    status?: 429;
                };
            };
        };
        /** @description Token invalid, or: Token expired */
        TokenInvalidOrTokenExpired: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "token_invalid" | "token_expired";
                    /** @constant */
                    status?: 401;
                };
            };
        };
        /** @description Unsupported media type */
        UnsupportedMediaType: {
            headers: {
                /**
                 * @description What each throttle has left: r requests in the next t seconds.
                 * @example "anon";r=999;t=60
                 */
                RateLimit?: string;
                /**
                 * @description Each throttle that counted the request: q requests in w seconds.
                 * @example "anon";q=1000;w=60
                 */
                "RateLimit-Policy"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "unsupported_media_type";
                    /** @constant */
                    status?: 415;
                };
            };
        };
    };
    parameters: {
        action: string;
        actor: string;
        code: string;
        email: string;
        export_id: string;
        format: "json" | "yaml";
        id: string;
        is_active: boolean;
        is_staff: boolean;
        kind: string;
        name: string;
        page: number;
        page_size: number;
        since: string;
        target: string;
        token: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Where to go.
         * @example /api/docs/
         */
        Location: string;
        /**
         * @description What each throttle has left: r requests in the next t seconds.
         * @example "anon";r=999;t=60
         */
        RateLimit: string;
        /**
         * @description Each throttle that counted the request: q requests in w seconds.
         * @example "anon";q=1000;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description After how many seconds to try again.
         * @example 30
         */
        "Retry-After": string;
        /**
         * @description How to sign in (RFC 6750).
         * @example Bearer realm="api"
         */
        "WWW-Authenticate": string;
        /**
         * @description The id of the request. Quote it in a report.
         * @example 0199f3a2-7c1e
         */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "infrastructure.roots.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @example ok */
                        status: string;
                    };
                };
            };
            /** @description Found */
            302: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "admin.audit_events.index": {
        parameters: {
            query?: {
                action?: components["parameters"]["action"];
                actor?: components["parameters"]["actor"];
                page?: components["parameters"]["page"];
                page_size?: components["parameters"]["page_size"];
                since?: components["parameters"]["since"];
                target?: components["parameters"]["target"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *           "created_at": "2026-01-31T09:30:00.123Z",
                     *           "actor": {
                     *             "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *             "email": "ada@example.com"
                     *           },
                     *           "action": "users.change",
                     *           "target": {
                     *             "type": "users",
                     *             "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *             "label": "ada@example.com"
                     *           },
                     *           "changes": {
                     *             "is_active": [
                     *               true,
                     *               false
                     *             ]
                     *           },
                     *           "ip_address": "203.0.113.7",
                     *           "request_id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *           "outcome": "succeeded"
                     *         }
                     *       ],
                     *       "count": 120,
                     *       "next": "http://localhost:8000/admin/api/users?page=3",
                     *       "previous": "http://localhost:8000/admin/api/users?page=1"
                     *     }
                     */
                    "application/json": {
                        /** @example 120 */
                        count: number | null;
                        events: components["schemas"]["AuditEvent"][];
                        /** @example http://localhost:8000/admin/api/users?page=3 */
                        next: string | null;
                        /** @example http://localhost:8000/admin/api/users?page=1 */
                        previous: string | null;
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "admin.ping.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true
                     *     }
                     */
                    "application/json": {
                        /** @example true */
                        ok: boolean;
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "admin.users.index": {
        parameters: {
            query?: {
                email?: components["parameters"]["email"];
                is_active?: components["parameters"]["is_active"];
                is_staff?: components["parameters"]["is_staff"];
                page?: components["parameters"]["page"];
                page_size?: components["parameters"]["page_size"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "users": [
                     *         {
                     *           "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *           "email": "ada@example.com",
                     *           "first_name": "Ada",
                     *           "last_name": "Lovelace",
                     *           "is_staff": false,
                     *           "is_email_verified": true,
                     *           "date_joined": "2026-01-31T09:30:00.123Z",
                     *           "is_active": true,
                     *           "is_superuser": false,
                     *           "last_login": "2026-01-31T09:30:00.123Z"
                     *         }
                     *       ],
                     *       "count": 120,
                     *       "next": "http://localhost:8000/admin/api/users?page=3",
                     *       "previous": "http://localhost:8000/admin/api/users?page=1"
                     *     }
                     */
                    "application/json": {
                        /** @example 120 */
                        count: number | null;
                        /** @example http://localhost:8000/admin/api/users?page=3 */
                        next: string | null;
                        /** @example http://localhost:8000/admin/api/users?page=1 */
                        previous: string | null;
                        users: components["schemas"]["AdminUser"][];
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            403: components["responses"]["PermissionDenied"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "admin.users.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *       "email": "ada@example.com",
                     *       "first_name": "Ada",
                     *       "last_name": "Lovelace",
                     *       "is_staff": false,
                     *       "is_email_verified": true,
                     *       "date_joined": "2026-01-31T09:30:00.123Z",
                     *       "is_active": true,
                     *       "is_superuser": false,
                     *       "last_login": "2026-01-31T09:30:00.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "admin.users.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "User deleted"
                     *     }
                     */
                    "application/json": {
                        /** @example User deleted */
                        detail: string;
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["OwnAccountOrLastSuperuser"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "admin.users.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "first_name": "Ada",
                 *       "last_name": "Lovelace",
                 *       "is_active": true,
                 *       "is_staff": true
                 *     }
                 */
                "application/json": {
                    /** @example Ada */
                    first_name?: string;
                    /** @example true */
                    is_active?: boolean;
                    /** @example true */
                    is_staff?: boolean;
                    /** @example Lovelace */
                    last_name?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *       "email": "ada@example.com",
                     *       "first_name": "Ada",
                     *       "last_name": "Lovelace",
                     *       "is_staff": false,
                     *       "is_email_verified": true,
                     *       "date_joined": "2026-01-31T09:30:00.123Z",
                     *       "is_active": true,
                     *       "is_superuser": false,
                     *       "last_login": "2026-01-31T09:30:00.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["OwnAccountOrLastSuperuser"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "account.email_change_requests.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    email: string;
                    /** @example correct horse battery staple */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "accepted"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "accepted";
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "account.email_changes.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA"
                 *     }
                 */
                "application/json": {
                    /** @example q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA */
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *         "email": "ada@example.com",
                     *         "first_name": "Ada",
                     *         "last_name": "Lovelace",
                     *         "is_staff": false,
                     *         "is_email_verified": true,
                     *         "date_joined": "2026-01-31T09:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailedOrInvalidOrExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "account.email_verifications.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    /** @example correct horse battery staple */
                    password?: string;
                    /** @example q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA */
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *         "email": "ada@example.com",
                     *         "first_name": "Ada",
                     *         "last_name": "Lovelace",
                     *         "is_staff": false,
                     *         "is_email_verified": true,
                     *         "date_joined": "2026-01-31T09:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailedOrInvalidOrExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "account.email_verification_requests.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "accepted"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "accepted";
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "jwt.logouts.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refresh": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl"
                 *     }
                 */
                "application/json": {
                    /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl */
                    refresh: string;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "jwt.refreshes.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refresh": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl"
                 *     }
                 */
                "application/json": {
                    /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl */
                    refresh: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl",
                     *       "refresh": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl"
                     *     }
                     */
                    "application/json": {
                        /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl */
                        access: string;
                        /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl */
                        refresh: string;
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            401: components["responses"]["TokenInvalidOrTokenExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "jwt.tokens.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    email: string;
                    /** @example correct horse battery staple */
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl",
                     *       "refresh": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl"
                     *     }
                     */
                    "application/json": {
                        /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl */
                        access: string;
                        /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl */
                        refresh: string;
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            401: components["responses"]["InvalidCredentials"];
            403: components["responses"]["EmailNotVerified"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "jwt.verifications.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl"
                 *     }
                 */
                "application/json": {
                    /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl */
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            401: components["responses"]["TokenInvalidOrTokenExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "magic.magic_link_requests.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "accepted",
                     *       "debug_token": "q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA"
                     *     }
                     */
                    "application/json": {
                        /** @example q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA */
                        debug_token?: string;
                        /** @enum {string} */
                        status: "accepted";
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "magic.magic_links.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA",
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    email?: string;
                    /** @example q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA */
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl",
                     *       "refresh": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl",
                     *       "user": {
                     *         "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *         "email": "ada@example.com",
                     *         "first_name": "Ada",
                     *         "last_name": "Lovelace",
                     *         "is_staff": false,
                     *         "is_email_verified": true,
                     *         "date_joined": "2026-01-31T09:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl */
                        access: string;
                        /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl */
                        refresh: string;
                        user: components["schemas"]["User"];
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailedOrInvalidOrExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "account.password_changes.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "correct horse battery staple",
                 *       "new_password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    /** @example correct horse battery staple */
                    current_password: string;
                    /** @example correct horse battery staple */
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl",
                     *       "refresh": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl"
                     *     }
                     */
                    "application/json": {
                        /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl */
                        access: string;
                        /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl */
                        refresh: string;
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "account.password_resets.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    /** @example correct horse battery staple */
                    password: string;
                    /** @example q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA */
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "The password was changed. Sign in with the new one."
                     *     }
                     */
                    "application/json": {
                        /** @example The password was changed. Sign in with the new one. */
                        message: string;
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailedOrInvalidOrExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "account.password_reset_requests.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "accepted"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "accepted";
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "account.registrations.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery staple",
                 *       "first_name": "Ada",
                 *       "last_name": "Lovelace"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    email: string;
                    /** @example Ada */
                    first_name?: string;
                    /** @example Lovelace */
                    last_name?: string;
                    /** @example correct horse battery staple */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl",
                     *       "refresh": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl",
                     *       "user": {
                     *         "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *         "email": "ada@example.com",
                     *         "first_name": "Ada",
                     *         "last_name": "Lovelace",
                     *         "is_staff": false,
                     *         "is_email_verified": true,
                     *         "date_joined": "2026-01-31T09:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl */
                        access: string;
                        /** @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl */
                        refresh: string;
                        user: components["schemas"]["User"];
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.sessions.index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *           "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/146.0",
                     *           "ip_address": "203.0.113.7",
                     *           "created_at": "2026-01-31T09:30:00.123Z",
                     *           "last_used_at": "2026-01-31T09:30:00.123Z",
                     *           "expires_at": "2026-01-31T09:30:00.123Z",
                     *           "is_current": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Session"][];
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.other_sessions.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.sessions.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "infrastructure.reference.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "infrastructure.schema.show": {
        parameters: {
            query?: {
                format?: components["parameters"]["format"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/yaml": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "exports.exports.store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *         "status": "queued",
                     *         "progress": 40,
                     *         "created_at": "2026-01-31T09:30:00.123Z",
                     *         "expires_at": "2026-01-31T09:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Export"];
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "exports.export_contents.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: components["parameters"]["export_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "account": {
                     *           "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *           "email": "ada@example.com",
                     *           "first_name": "Ada",
                     *           "last_name": "Lovelace",
                     *           "is_staff": false,
                     *           "is_email_verified": true,
                     *           "date_joined": "2026-01-31T09:30:00.123Z"
                     *         },
                     *         "sessions": [
                     *           {
                     *             "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *             "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/146.0",
                     *             "ip_address": "203.0.113.7",
                     *             "created_at": "2026-01-31T09:30:00.123Z",
                     *             "last_used_at": "2026-01-31T09:30:00.123Z",
                     *             "expires_at": "2026-01-31T09:30:00.123Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ExportContent"];
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "exports.exports.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *         "status": "queued",
                     *         "progress": 40,
                     *         "created_at": "2026-01-31T09:30:00.123Z",
                     *         "expires_at": "2026-01-31T09:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Export"];
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "account.profile.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *         "email": "ada@example.com",
                     *         "first_name": "Ada",
                     *         "last_name": "Lovelace",
                     *         "is_staff": false,
                     *         "is_email_verified": true,
                     *         "date_joined": "2026-01-31T09:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["User"];
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "account.profile.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "first_name": "Ada",
                 *       "last_name": "Lovelace"
                 *     }
                 */
                "application/json": {
                    /** @example Ada */
                    first_name?: string;
                    /** @example Lovelace */
                    last_name?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Profile updated",
                     *       "data": {
                     *         "id": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *         "email": "ada@example.com",
                     *         "first_name": "Ada",
                     *         "last_name": "Lovelace",
                     *         "is_staff": false,
                     *         "is_email_verified": true,
                     *         "date_joined": "2026-01-31T09:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["User"];
                        /** @example Profile updated */
                        message: string;
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowedOrValidationFailed"];
            401: components["responses"]["AuthenticationRequiredOrTokenInvalidOrTokenExpired"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "infrastructure.assets.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/css": string;
                    "text/javascript": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "links.change_email": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: components["parameters"]["token"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "mailbox.mailbox.index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "mailbox.mailbox.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "mailbox.sample_mails.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "infrastructure.health.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @example ok */
                        status: string;
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "infrastructure.readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": {
                     *         "database": "ok"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /**
                         * @example {
                         *       "database": "ok"
                         *     }
                         */
                        checks: {
                            [key: string]: "ok" | "degraded" | "failed";
                        };
                        /** @example ok */
                        status: string;
                    };
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "links.magic_verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: components["parameters"]["token"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "infrastructure.problems.index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "code": "not_found",
                     *           "status": 404,
                     *           "title": "Not found",
                     *           "explanation": "Nothing is at this address, or it is not yours to see. Check the path and the id.",
                     *           "example": {
                     *             "type": "/problems/not_found",
                     *             "title": "Not found",
                     *             "status": 404,
                     *             "detail": "Nothing was found at this address.",
                     *             "instance": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *             "code": "not_found",
                     *             "checks": {
                     *               "database": "ok"
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ProblemPage"][];
                    };
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "infrastructure.problems.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: components["parameters"]["code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "not_found",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "explanation": "Nothing is at this address, or it is not yours to see. Check the path and the id.",
                     *       "example": {
                     *         "type": "/problems/not_found",
                     *         "title": "Not found",
                     *         "status": 404,
                     *         "detail": "Nothing was found at this address.",
                     *         "instance": "0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47",
                     *         "code": "not_found",
                     *         "checks": {
                     *           "database": "ok"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemPage"];
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "links.reset_password": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: components["parameters"]["token"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "links.verify_email": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: components["parameters"]["token"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["MalformedRequestOrHostNotAllowed"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
