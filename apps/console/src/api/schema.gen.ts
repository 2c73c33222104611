// Written by `npm run types -w @hengjian/console`; do not edit.
export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                            jurisdiction: {
                                id: string;
                                name: string;
                                /** @description Made-up data; every page says so */
                                fictional: boolean;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                userId: string;
                                username: string;
                                displayName: string;
                            };
                            roles: ("office" | "unit_clerk" | "cadre" | "leader" | "feedback_giver" | "supervisor" | "system_officer" | "security_officer" | "audit_officer")[];
                            grants: {
                                /** @enum {string} */
                                role: "office" | "unit_clerk" | "cadre" | "leader" | "feedback_giver" | "supervisor" | "system_officer" | "security_officer" | "audit_officer";
                                /**
                                 * @description Units that a role of scope unit reaches
                                 * @default []
                                 */
                                unitIds: string[];
                            }[];
                            /** Format: uuid */
                            cadreId: string | null;
                            jurisdiction: {
                                id: string;
                                name: string;
                                /** @description Made-up data; every page says so */
                                fictional: boolean;
                            } | null;
                            /** @description How far each action of the policy table reaches for this person */
                            permissions: {
                                [key: string]: "all" | "unit" | "own";
                            };
                            mustChangePassword: boolean;
                            secondFactor: boolean;
                            /** @description A second factor must be enrolled before anything else */
                            mustEnrol: boolean;
                            /** @description Minutes without a request after which the session ends */
                            idleMinutes: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        username: string;
                        password: string;
                        /** @description Six digits, when the answer was second-factor-needed */
                        code?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The password must be changed first */
                            mustChange: boolean;
                        };
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        next: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Base32, for typing */
                            secret: string;
                            /** @description otpauth address, for a QR code */
                            uri: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/totp/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/totp/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                sessionId: string;
                                address: string;
                                agent: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                createdAt: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                seenAt: string;
                                current: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                    role?: "office" | "unit_clerk" | "cadre" | "leader" | "feedback_giver" | "supervisor" | "system_officer" | "security_officer" | "audit_officer";
                    state?: "held" | "inactive" | "no-role";
                    sort?: "username" | "-username" | "createdAt" | "-createdAt";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                accountId: string;
                                username: string;
                                displayName: string;
                                active: boolean;
                                /** @description Five wrong attempts; for 30 minutes */
                                locked: boolean;
                                /** @description Reset, and not yet released by the security officer */
                                held: boolean;
                                secondFactor: boolean;
                                /** Format: uuid */
                                cadreId: string | null;
                                grants: {
                                    /** @enum {string} */
                                    role: "office" | "unit_clerk" | "cadre" | "leader" | "feedback_giver" | "supervisor" | "system_officer" | "security_officer" | "audit_officer";
                                    /**
                                     * @description Units that a role of scope unit reaches
                                     * @default []
                                     */
                                    unitIds: string[];
                                }[];
                                passwordDue: boolean;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                createdAt: string;
                            }[];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Letters, digits, dot, hyphen, underscore */
                        username: string;
                        displayName: string;
                        /** @description Without one, a random password is made */
                        password?: string;
                        /**
                         * Format: uuid
                         * @description The cadre whose results are the person's own
                         */
                        cadreId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            accountId: string;
                            /** @description Shown this once, to be changed at the first sign-in */
                            password: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Shown this once */
                            password: string;
                            /** @description Nobody signs in before the security officer has released the account */
                            held: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        active: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        grants: {
                            /** @enum {string} */
                            role: "office" | "unit_clerk" | "cadre" | "leader" | "feedback_giver" | "supervisor" | "system_officer" | "security_officer" | "audit_officer";
                            /**
                             * @description Units that a role of scope unit reaches
                             * @default []
                             */
                            unitIds?: string[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            idleMinutes: number;
                            roleIdleMinutes: {
                                [key: string]: number;
                            };
                            officersSecondFactor: boolean;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        idleMinutes: number;
                        roleIdleMinutes: {
                            [key: string]: number;
                        };
                        officersSecondFactor: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versions: {
                                hengjian: string;
                                node: string;
                                postgres: string;
                            };
                            /**
                             * Format: date-time
                             * @description Instant, UTC, ISO 8601
                             */
                            startedAt: string;
                            /** @description bytes */
                            memory: number;
                            disk: {
                                folder: string;
                                /** @description bytes */
                                free: number;
                                /** @description bytes */
                                total: number;
                            };
                            database: {
                                embedded: boolean;
                                /** @description bytes */
                                size: number;
                                connections: number;
                            };
                            jobs: {
                                queued: number;
                                running: number;
                                done: number;
                                failed: number;
                                cancelled: number;
                            };
                            lastBackup: {
                                name: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                at: string;
                                /** @description bytes */
                                size: number;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                jobId: string;
                                kind: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                status: "queued" | "running" | "done" | "failed" | "cancelled";
                                done: number;
                                total: number | null;
                                /** @description What the kind of job leaves, for example a fileId */
                                result: unknown;
                                error: {
                                    code: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                startedAt: string | null;
                                /** Format: date-time */
                                finishedAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                            kind: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            status: "queued" | "running" | "done" | "failed" | "cancelled";
                            done: number;
                            total: number | null;
                            /** @description What the kind of job leaves, for example a fileId */
                            result: unknown;
                            error: {
                                code: string;
                                text: {
                                    zh: string;
                                    en: string;
                                };
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            startedAt: string | null;
                            /** Format: date-time */
                            finishedAt: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Beginning of the action, for example campaign. */
                    action?: string;
                    actor?: string;
                    subjectType?: string;
                    subjectId?: string;
                    from?: string;
                    to?: string;
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                eventId: string;
                                /** @description Place in the tree, from 0; null until the next checkpoint */
                                index: number | null;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                at: string;
                                actor: string;
                                actorName: string | null;
                                action: string;
                                subjectType: string;
                                subjectId: string;
                                /** @description Counts, codes, stages; nothing personal */
                                detail: {
                                    [key: string]: unknown;
                                };
                                /** @description SHA-256, lower-case hexadecimal */
                                beforeHash: string | null;
                                /** @description SHA-256, lower-case hexadecimal */
                                afterHash: string | null;
                                /** @description SHA-256, lower-case hexadecimal */
                                personalHash: string | null;
                            }[];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: number;
                            /** @description Events that get their place with the next checkpoint */
                            waiting: number;
                            lastCheckpoint: {
                                treeSize: number;
                                /** @description SHA-256, lower-case hexadecimal */
                                rootHash: string;
                                /** @description C2SP tlog-checkpoint: origin, size, root in Base64, signature */
                                note: string;
                                reason: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                createdAt: string;
                            } | null;
                            /** @description Public key, as name+hash+key */
                            key: string;
                            /** @description Newest first; problem null: everything as it was signed */
                            checks: {
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                checkedAt: string;
                                entries: number;
                                problem: {
                                    kind: string;
                                    index: number | null;
                                    eventId: string | null;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Public key, as name+hash+key */
                            key: string;
                            items: {
                                treeSize: number;
                                /** @description SHA-256, lower-case hexadecimal */
                                rootHash: string;
                                /** @description C2SP tlog-checkpoint: origin, size, root in Base64, signature */
                                note: string;
                                reason: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            treeSize: number;
                            /** @description SHA-256, lower-case hexadecimal */
                            rootHash: string;
                            /** @description C2SP tlog-checkpoint: origin, size, root in Base64, signature */
                            note: string;
                            reason: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC, ISO 8601
                             */
                            createdAt: string;
                            /** @description Public key, as name+hash+key */
                            key: string;
                            origin: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/root": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            treeSize: number;
                            /** @description SHA-256, lower-case hexadecimal */
                            rootHash: string;
                            /** @description C2SP tlog-checkpoint: origin, size, root in Base64, signature */
                            note: string;
                            reason: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC, ISO 8601
                             */
                            createdAt: string;
                            /** @description Public key, as name+hash+key */
                            key: string;
                            origin: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        kind?: "county_department" | "town" | "subdistrict" | "institution" | "other";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/cadres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    q?: string;
                    unitId?: string;
                    kind?: "county_department" | "town" | "subdistrict" | "institution" | "other";
                    sex?: string;
                    rank?: string;
                    education?: string;
                    ageMin?: number;
                    ageMax?: number;
                    heads?: "true" | "false";
                    team?: "true" | "false";
                    reserve?: "true" | "false";
                    sort?: "roster" | "name" | "-name" | "birth" | "-birth" | "positionSince" | "-positionSince";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CadreList"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        sex: "男" | "女";
                        ethnicity?: string | null;
                        nativePlace?: string | null;
                        birth: string;
                        workStart?: string | null;
                        politicalStatus?: string | null;
                        partyDate?: string | null;
                        education?: string | null;
                        degree?: string | null;
                        school?: string | null;
                        duties?: string | null;
                        reserve?: boolean;
                        note?: string | null;
                        post: {
                            /** Format: uuid */
                            unitId: string;
                            title: string;
                            /** @default null */
                            rank?: string | null;
                            since: string;
                            /** @default false */
                            isTeamMember?: boolean;
                            duties?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            cadreId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    q?: string;
                    unitId?: string;
                    kind?: "county_department" | "town" | "subdistrict" | "institution" | "other";
                    sex?: string;
                    rank?: string;
                    education?: string;
                    ageMin?: number;
                    ageMax?: number;
                    heads?: "true" | "false";
                    team?: "true" | "false";
                    reserve?: "true" | "false";
                    sort?: "roster" | "name" | "-name" | "birth" | "-birth" | "positionSince" | "-positionSince";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cadres/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CadreDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        sex?: "男" | "女";
                        ethnicity?: string | null;
                        nativePlace?: string | null;
                        birth?: string;
                        workStart?: string | null;
                        politicalStatus?: string | null;
                        partyDate?: string | null;
                        education?: string | null;
                        degree?: string | null;
                        school?: string | null;
                        duties?: string | null;
                        reserve?: boolean;
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/cadres/{id}/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        title: string;
                        /** @default null */
                        rank?: string | null;
                        since: string;
                        /** @default false */
                        isTeamMember?: boolean;
                        duties?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cadres/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        month: string;
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cadres/{id}/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cadres/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "party_warning" | "administrative_warning" | "admonition" | "organisational_adjustment" | "serious_party_warning" | "demerit" | "serious_demerit" | "demotion" | "removal" | "party_post_removal" | "party_probation" | "party_expulsion" | "open_case" | "leave" | "probation" | "veto" | "transfer" | "secondment";
                        from: string;
                        /** @default null */
                        to?: string | null;
                        /** @default  */
                        note?: string;
                        /** @default  */
                        source?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            factId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cadres/{id}/facts/{factId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    factId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    factId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from?: string;
                        to?: string | null;
                        note?: string;
                        source?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/roster/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RosterImportItem"][];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            importId: string;
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RosterImport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    state?: "add" | "change" | "same";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RosterImportRow"][];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/structure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    unitId?: string;
                    heads?: "true" | "false";
                    team?: "true" | "false";
                    reserve?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RosterStructure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/structure/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    unitId?: string;
                    heads?: "true" | "false";
                    team?: "true" | "false";
                    reserve?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rule-packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pack: components["schemas"]["RulePack"];
                            builtin: boolean;
                            hash: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RulePackInput"];
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pack: components["schemas"]["RulePack"];
                            builtin: boolean;
                            hash: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schemes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            scheme: components["schemas"]["Scheme"];
                            builtin: boolean;
                            hash: string;
                            items: number;
                            /** @description Minutes that rating one person takes */
                            minutes: number;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schemes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    version?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            scheme: components["schemas"]["Scheme"];
                            builtin: boolean;
                            hash: string;
                            items: number;
                            /** @description Minutes that rating one person takes */
                            minutes: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    year: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            year: number;
                            /** @description False while the holidays of that year are not announced yet */
                            published: boolean;
                            days: {
                                /** Format: date */
                                day: string;
                                working: boolean;
                                /** @enum {string} */
                                origin: "published" | "local";
                                note: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    day: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        working: boolean;
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    day: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                    year?: number;
                    stage?: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                    sort?: string;
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CampaignItem"][];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        year: number;
                        /**
                         * @default annual
                         * @enum {string}
                         */
                        kind?: "daily" | "annual" | "special" | "pre_appointment" | "term";
                        schemeId: string;
                        unitIds?: string[];
                        unitKinds?: string[];
                        /** Format: date */
                        periodFrom?: string;
                        /** Format: date */
                        periodTo?: string;
                        packIds?: string[];
                        /**
                         * @description Severity of raters: shown beside the score, or used for it
                         * @enum {string}
                         */
                        severityAdjustment?: "shown" | "used";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        unitIds?: string[];
                        /**
                         * @description Severity of raters: shown beside the score, or used for it
                         * @enum {string}
                         */
                        severityAdjustment?: "shown" | "used";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/campaigns/{id}/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SnapshotRow"][];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/ratees/{cadreId}/unrated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    cadreId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        to: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                        /** @default  */
                        note?: string;
                        /** @description Why the step is taken before everything is fulfilled */
                        earlyReason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "proposed" | "taken";
                            /** @enum {string} */
                            stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                            /** @description False when the audit log could not be signed after the step */
                            checkpoint: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RatingImportItem"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RatingImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/ratings/{rid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    rid: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RatingImport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    rid: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/ratings/{rid}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    rid: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mapping: components["schemas"]["RatingMappingInput"];
                        /** @description Keep the mapping under this name */
                        saveAs?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RatingImport"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/ratings/{rid}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    rid: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default false */
                        replace?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                mappingId: string;
                                name: string;
                                schemeId: string;
                                mapping: components["schemas"]["RatingMapping"];
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                savedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/ballots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            /** Format: uuid */
                            cadreId: string;
                            group: string;
                            issued: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RateeEvidence"][];
                            total: number;
                            page: number;
                            size: number;
                            totals: {
                                issued: number | null;
                                returned: number;
                                valid: number;
                                voided: number;
                            };
                            /** @description Rounds of voting that counts come from, each with the root of its record in Base64 */
                            boxes: {
                                /** Format: uuid */
                                roundId: string;
                                title: string;
                                root: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperCounts"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        group: string;
                        ratees: string[];
                        /** @description Where the ballots were counted */
                        place: string;
                        /** Format: date */
                        countedOn: string;
                        /** @default  */
                        remark?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperCount"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/paper/{countId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    countId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperCount"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/paper/{countId}/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    countId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description By ratee, then by cell of the counting form; null where nothing was entered */
                        counts: {
                            [key: string]: {
                                [key: string]: number | null;
                            };
                        };
                        /** @description False keeps a draft; true submits what must reconcile */
                        submit: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperCount"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/paper/{countId}/form.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    countId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/paper/{countId}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    countId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description By ratee, then by cell of the counting form; null where nothing was entered */
                            counts: {
                                [key: string]: {
                                    [key: string]: number | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/paper/{countId}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    countId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperCount"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/paper/{countId}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    countId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperCount"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/paper/{countId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    countId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperCount"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/paper/{countId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    countId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Demanded of the person who proposes it
                         * @default
                         */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "proposed" | "taken";
                            count: components["schemas"]["PaperCount"];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RoundItem"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        /** @enum {string} */
                        mode: "formal" | "mock";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoundDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoundDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title?: string;
                        settings?: {
                            issuing?: {
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                until: string;
                            } | null;
                            casting?: {
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC, ISO 8601
                                 */
                                until: string;
                            } | null;
                            /** @description Longest comment on one ratee; 0 for none */
                            commentLength?: number;
                            /** @description At most so many of the highest level per item as the quota gives for the ratees of a group */
                            limitTop?: boolean;
                            /** @description Accounts of whom two must order the close */
                            officers?: string[];
                            /** @description Account that cosigns the record */
                            supervisor?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoundDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoundLive"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/signers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RoundSigner"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        to: "freeze" | "release" | "discard";
                        /** @default  */
                        note?: string;
                        /** @description Why the step is taken before everything is fulfilled */
                        earlyReason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "proposed" | "taken";
                            round: components["schemas"]["RoundDetail"];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    format?: "docx" | "pdf";
                };
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/protocol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    format?: "docx" | "pdf";
                };
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/signing-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            key: components["schemas"]["SigningKey"] | null;
                            proofText: string;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        publicKey: string;
                        blob: components["schemas"]["SealedSigningKeyInput"];
                        /** @description The proof text as a note signed with the key */
                        proof: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SigningKey"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/ballots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MyBallot"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/ballots/{roundId}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            address: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotPlan"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/plan/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        roles?: string[];
                        blockSize?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotPlan"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/plan/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotPlan"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/plan/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        label: components["schemas"]["TextInput"];
                        role: string;
                        ratees: string[];
                        people: string[];
                        /** @default 0 */
                        extraCards?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanGroupDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/plan/groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                    group: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanGroupDetail"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                    group: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        label?: components["schemas"]["TextInput"];
                        role?: string;
                        extraCards?: number;
                        ratees?: string[];
                        addPeople?: string[];
                        removeRaters?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanGroupDetail"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                    group: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    group: string;
                };
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotForm"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ballots/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LeadershipLine"][];
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description cadre:… or account:… */
                        person: string;
                        unitIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LeadershipLine"][];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ballots/recusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Recusal"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description cadre:… or account:… */
                        person: string;
                        /** Format: uuid */
                        cadreId: string;
                        /** @enum {string} */
                        kind: "relative" | "conflict" | "other";
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Recusal"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ballots/recusals/{recusalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    recusalId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Recusal"][];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                    page?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RaterPerson"][];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotCards"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/cards/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/cards/reprint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        group: string;
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "proposed" | "taken";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/cards/returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        group: string;
                        unused: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotCards"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/issued": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    q: string;
                };
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["IssuedRater"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/replacements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BallotReplacement"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        group: string;
                        /** Format: uuid */
                        raterId?: string;
                        code?: string;
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotReplacement"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/replacements/{replacementId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                    replacementId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotReplacement"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/replacements/{replacementId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                    replacementId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotReplacement"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotClose"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/close/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        note?: string;
                        earlyReason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotClose"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/close/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotClose"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/close/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotClose"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/close/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The text with the own signature line, as a signed note */
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotClose"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/close/cosign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The text with the own signature line, as a signed note */
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotClose"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/recount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotOrder"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/recount/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The text with the own signature line, as a signed note */
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BallotOrder"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/rounds/{roundId}/recount/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ballots/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        manifest: string;
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groups: string[];
                            /** @description Of some groups, the ratees whose row has to be a recusal; none for a card */
                            recusals: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ballots/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        manifest: string;
                        code: string;
                        group: string;
                        /** @description 384 bytes in Base64 */
                        blinded: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            signature: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ballots/box": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BoxStatus"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                    grade?: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade";
                    sort?: string;
                    page?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ResultItem"][];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/results/{cadreId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    cadreId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Result"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/reliability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignReliability"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reliability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReliabilityItem"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MyResult"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignQuota"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/quota/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Which document approved the larger share */
                        document: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignQuota"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Decisions open again */
                            reopened: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/results/{cadreId}/grade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    cadreId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        grade: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade";
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/grades/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        cadreIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/analysis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignAnalysis"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    state?: "open" | "confirmed" | "dismissed" | "noted" | "gone";
                    test?: "straight-lining" | "halo" | "odd-profile" | "identical-sheets" | "blocs" | "group-gap" | "group-leniency" | "rater-leniency" | "no-differences" | "in-group" | "turn-taking" | "even-spread" | "seniority" | "score-grade" | "record-vote" | "hair-breadth";
                    cadreId?: string;
                    page?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Finding"][];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/disposition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        disposition: "open" | "confirmed" | "dismissed" | "noted";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                    state?: "missing" | "open" | "ready" | "released" | "acknowledged";
                    /** @description State of the talk about the letter */
                    talk?: "unassigned" | "waiting" | "overdue" | "held" | "confirmed" | "disputed";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LetterItem"][];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/letters/{cadreId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    cadreId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Letter"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    cadreId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        strengths: {
                            /** @description Node of the score sheet that the sentence rests on */
                            nodeId: string;
                            text: string;
                        }[];
                        shortcomings: {
                            /** @description Node of the score sheet that the sentence rests on */
                            nodeId: string;
                            text: string;
                        }[];
                        measures: {
                            /** @description Node of the score sheet that the sentence rests on */
                            nodeId: string;
                            text: string;
                            owner: string;
                            /** @description YYYY-MM-DD; an empty one is a finding */
                            due: string;
                        }[];
                        /** @default [] */
                        overrides?: {
                            code: string;
                            place: string;
                            reason: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Letter"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/letters/{cadreId}.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    cadreId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/letters/{cadreId}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    cadreId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/improvements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ImprovementItem"][];
                            total: number;
                            page: number;
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/letters/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        cadreIds?: string[];
                        /**
                         * @description Write existing drafts anew
                         * @default false
                         */
                        again?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/letters/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        cadreIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            released: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/letters/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default [
                         *       "docx",
                         *       "pdf"
                         *     ]
                         */
                        formats?: ("docx" | "pdf")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MyLetter"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/letters/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        understood: boolean;
                        /** @default  */
                        comment?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/talks/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        cadreIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GiverProposal"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/talks/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assignments: {
                            /** Format: uuid */
                            cadreId: string;
                            /** Format: uuid */
                            giverId: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assigned: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/talks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MyTalk"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/talks/{cadreId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    cadreId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TalkDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/talks/{cadreId}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    cadreId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        form: "individual" | "collective" | "written" | "message";
                        /** Format: date */
                        heldOn: string;
                        /** @enum {string} */
                        reception: "accepted" | "partly" | "objection";
                        /** @default  */
                        receptionNote?: string;
                        /**
                         * @description Empty where the measures stay as they are
                         * @default
                         */
                        measuresNote?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TalkDetail"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/talks/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        tookPlace: boolean;
                        /** @default  */
                        note?: string;
                        /**
                         * Format: date-time
                         * @description Of the record that was read
                         */
                        recordedAt: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/todo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TodoItem"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            persons: components["schemas"]["SearchHit"][];
                            units: components["schemas"]["SearchHit"][];
                            campaigns: components["schemas"]["SearchHit"][];
                        };
                    };
                };
            };
        };
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
        TextInput: {
            zh: string;
            en: string;
        };
        RuleRefInput: {
            packId: string;
            version: string;
            key: string;
            label: components["schemas"]["TextInput"];
            source: string;
            verified: boolean;
        };
        RuleValueInput: {
            key: string;
            label: components["schemas"]["TextInput"];
            /** @description A number, a text, a term {days, kind}, or a table; as in the national pack */
            value: unknown;
            unit?: components["schemas"]["TextInput"];
            source: string;
            /** Format: uri */
            sourceUrl?: string;
            verified: boolean;
            note?: components["schemas"]["TextInput"];
        };
        RulePackInput: {
            id: string;
            version: string;
            title: components["schemas"]["TextInput"];
            /** @description Where the pack holds */
            jurisdiction?: components["schemas"]["TextInput"];
            readonly values: components["schemas"]["RuleValueInput"][];
        };
        SchemeInput: {
            id: string;
            version: string;
            title: components["schemas"]["TextInput"];
            category: {
                code: string;
                label: components["schemas"]["TextInput"];
                readonly unitKinds: string[];
            };
            readonly dimensions: {
                code: string;
                label: components["schemas"]["TextInput"];
                weight: number;
            }[];
            readonly indicators: {
                code: string;
                label: components["schemas"]["TextInput"];
                weight: number;
                dimension: string;
                readonly levels: {
                    value: number;
                    label: components["schemas"]["TextInput"];
                    behaviour: components["schemas"]["TextInput"];
                }[];
                readonly measures: components["schemas"]["TextInput"][];
            }[];
            readonly methods: {
                code: string;
                label: components["schemas"]["TextInput"];
                weight: number;
                /** @enum {string} */
                kind: "evaluation" | "performance" | "daily" | "self_report";
                readonly groups: {
                    code: string;
                    label: components["schemas"]["TextInput"];
                    weight: number;
                }[];
                /** @enum {string} */
                form?: "levels" | "grades";
                /** @enum {string} */
                combine?: "mean" | "trimmed";
                /** @enum {string} */
                scoring?: "values" | "share";
            }[];
            /** @enum {string} */
            missingMethod: "share_out";
            scale: {
                min: number;
                max: number;
                points: number;
            };
            lengthBudget: {
                secondsPerItem: number;
                maxItems: number;
            };
        };
        RoundItemInput: {
            /** Format: uuid */
            roundId: string;
            title: string;
            /** @enum {string} */
            mode: "formal" | "mock";
            /**
             * @description After the freeze the windows of the manifest say which of frozen, issuing, casting, ended it is
             * @enum {string}
             */
            state: "setup" | "frozen" | "issuing" | "casting" | "ended" | "closed" | "released" | "discarded";
            issuing: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            } | null;
            casting: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            } | null;
            /** @description 应到 */
            eligible: number;
            /** @description 发出 */
            issued: number;
            /** @description 收回; null while nothing is frozen or the box does not answer */
            received: number | null;
            /** @description SHA-256, 64 hexadecimal digits */
            manifestHash: string | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
        };
        RoundCheckInput: {
            key: string;
            label: components["schemas"]["TextInput"];
            ok: boolean;
            detail: components["schemas"]["TextInput"];
            /** @description A reason may stand in for it */
            mayBeReasoned: boolean;
            /** @description Address in the console */
            link: string;
        };
        RoundNextStepInput: {
            /** @enum {string} */
            step: "freeze" | "close" | "release" | "discard";
            label: components["schemas"]["TextInput"];
            roles: string[];
            twoPeople: boolean;
            proposal: {
                proposedBy: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                proposedAt: string;
                note: string;
            } | null;
            may: {
                propose: boolean;
                confirm: boolean;
                withdraw: boolean;
            };
            /** @description Taken by signing in the browser (routes close/…), not by POST advance */
            bySignature: boolean;
        };
        BoxStatusInput: {
            /** @enum {string} */
            state: "up" | "starting" | "down";
            /** @description As phones reach it */
            address: string | null;
            /** @description What is so, and what to do when it is down */
            text: components["schemas"]["TextInput"];
        };
        RoundSettingsInput: {
            issuing: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            } | null;
            casting: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            } | null;
            /** @description Longest comment on one ratee; 0 for none */
            commentLength: number;
            /** @description At most so many of the highest level per item as the quota gives for the ratees of a group */
            limitTop: boolean;
            /** @description Accounts of whom two must order the close */
            officers: string[];
            /** @description Account that cosigns the record */
            supervisor: string | null;
        };
        RoundDetailInput: {
            round: {
                /** Format: uuid */
                roundId: string;
                title: string;
                /** @enum {string} */
                mode: "formal" | "mock";
                /**
                 * @description After the freeze the windows of the manifest say which of frozen, issuing, casting, ended it is
                 * @enum {string}
                 */
                state: "setup" | "frozen" | "issuing" | "casting" | "ended" | "closed" | "released" | "discarded";
                issuing: {
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    until: string;
                } | null;
                casting: {
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    until: string;
                } | null;
                /** @description 应到 */
                eligible: number;
                /** @description 发出 */
                issued: number;
                /** @description 收回; null while nothing is frozen or the box does not answer */
                received: number | null;
                /** @description SHA-256, 64 hexadecimal digits */
                manifestHash: string | null;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                createdAt: string;
                boothUrl: string | null;
            };
            settings: components["schemas"]["RoundSettingsInput"];
            thresholds: {
                mean: number;
                distribution: number;
                comments: number;
            };
            stateLine: {
                stage: string;
                label: components["schemas"]["TextInput"];
                /** @enum {string} */
                state: "done" | "now" | "next";
                by: string[];
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string | null;
            }[];
            checklist: components["schemas"]["RoundCheckInput"][];
            next: components["schemas"]["RoundNextStepInput"] | null;
            /** @description The step that throws the round away; a mock round ends with nothing else */
            discard: components["schemas"]["RoundNextStepInput"] | null;
            numbers: {
                group: string;
                label: components["schemas"]["TextInput"];
                eligible: number;
                issued: number;
                /** @description 补发, part of issued */
                replaced: number;
                received: number | null;
            }[];
            record: {
                /** @description Base64, as on the protocol sheet */
                root: string;
                cosigned: boolean;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                closedAt: string;
                summary: {
                    group: string;
                    label: components["schemas"]["TextInput"];
                    eligible: number;
                    issued: number;
                    replaced: number;
                    received: number;
                    valid: number;
                    invalid: number;
                    /** @description Why the group does not count; empty when it does */
                    void: components["schemas"]["TextInput"][];
                }[];
            } | null;
            box: components["schemas"]["BoxStatusInput"];
        };
        RoundLiveInput: {
            title: string;
            /** @enum {string} */
            mode: "formal" | "mock";
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            now: string;
            issuing: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            };
            casting: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            };
            eligible: number;
            issued: number;
            received: number | null;
            boothUrl: string | null;
            /** @description SHA-256, 64 hexadecimal digits */
            manifestHash: string | null;
        };
        PlanGroupInput: {
            group: string;
            label: components["schemas"]["TextInput"];
            /** @description Rater group of the scheme that the votes count in */
            role: string;
            /** @enum {string} */
            rule: "superiors" | "line" | "peers" | "subordinates" | "public" | "link" | "custom";
            eligible: number;
            byAccount: number;
            /** @description Named raters without an account, and further cards */
            byCard: number;
            extraCards: number;
            ratees: number;
            /** @description Raters of the ratee with the fewest, without the own row and recusals */
            perRatee: number;
            /** @description Raters are rated themselves: the own row is a recusal */
            mutual: boolean;
            /** @description Estimated time to fill in one ballot */
            minutes: number;
            overBudget: boolean;
            /** @enum {string} */
            anonymity: "promised" | "means-only" | "not-promised";
        };
        BallotPlanInput: {
            groups: components["schemas"]["PlanGroupInput"][];
            uncovered: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                /** @description Rater groups of the scheme in which nobody rates this person */
                missing: string[];
            }[];
            roles: {
                role: string;
                label: components["schemas"]["TextInput"];
                weight: number;
            }[];
            /** @description Sets of ratees that cannot be compared with each other; 1 is right */
            subsets: number;
            /** @description Some units of each set */
            subsetNames: string[][];
            editable: boolean;
        };
        PlanGroupDetailInput: {
            group: components["schemas"]["PlanGroupInput"];
            raters: {
                /** Format: uuid */
                raterId: string;
                name: string;
                unitName: string;
                post: string;
                /** @enum {string} */
                way: "account" | "card";
                /** @description Names of ratees of this group that the rater must not rate */
                recusals: string[];
            }[];
            ratees: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                post: string;
                raters: number;
            }[];
            editable: boolean;
        };
        RaterPersonInput: {
            /** @description cadre:… or account:…, as the plan takes it */
            person: string;
            name: string;
            unitName: string;
            post: string;
            hasAccount: boolean;
        };
        LeadershipLineInput: {
            person: string;
            name: string;
            /** @description Units that this leader answers for [分管] */
            unitIds: string[];
            unitNames: string[];
        };
        RecusalInput: {
            /** Format: uuid */
            recusalId: string;
            rater: {
                person: string;
                name: string;
            };
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
            };
            /** @enum {string} */
            kind: "relative" | "conflict" | "other";
            note: string;
        };
        RoundSignerInput: {
            accountId: string;
            name: string;
            /** @enum {string} */
            role: "office" | "leader" | "supervisor";
            hasKey: boolean;
        };
        SealedSigningKeyInput: {
            /** @enum {string} */
            format: "hengjian-signing-key/1";
            /** @enum {string} */
            kdf: "scrypt";
            n: number;
            r: number;
            p: number;
            salt: string;
            cipher: string;
            nonce: string;
            /** @description Seed of the key, encrypted in the browser; the passphrase stays there */
            sealed: string;
        };
        SigningKeyInput: {
            /** Format: uuid */
            keyId: string;
            /** @description name+hash+key, as in signed notes */
            publicKey: string;
            blob: components["schemas"]["SealedSigningKeyInput"];
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
        };
        BallotOrderInput: {
            /** @enum {string} */
            kind: "close" | "recount";
            /** @description The text that officers sign; ends with a newline */
            text: string;
            officers: {
                accountId: string;
                name: string;
                signed: boolean;
            }[];
            signatures: {
                name: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            }[];
            /** @description Two officers have signed */
            complete: boolean;
            /** @description The key with which the person signed in is named */
            myKey: components["schemas"]["SigningKeyInput"] | null;
            /** @description Issued counts that the close order carries */
            counts: {
                group: string;
                label: components["schemas"]["TextInput"];
                eligible: number;
                issued: number;
                /** @description 补发, part of issued */
                replaced: number;
                received: number | null;
            }[] | null;
        };
        BallotCloseInput: {
            /** @enum {string} */
            phase: "not-ordered" | "signing" | "to-send" | "to-cosign" | "done";
            order: components["schemas"]["BallotOrderInput"] | null;
            checkpoint: {
                /** @description The checkpoint as the box signed it; the supervisor adds a signature line */
                note: string;
                supervisor: {
                    accountId: string;
                    name: string;
                    signed: boolean;
                };
                myKey: components["schemas"]["SigningKeyInput"] | null;
            } | null;
        };
        BallotCardsInput: {
            groups: {
                group: string;
                label: components["schemas"]["TextInput"];
                wanted: number;
                printed: number;
                /** @description Cards made void by a later printing */
                voided: number;
                used: number;
                /** @description Unused cards counted back */
                returned: number | null;
                /** @description Printed and neither used nor counted back */
                missing: number | null;
            }[];
            reprint: {
                group: string;
                proposedBy: string;
                note: string;
                mayConfirm: boolean;
            } | null;
        };
        BallotReplacementInput: {
            /** Format: uuid */
            replacementId: string;
            group: string;
            label: components["schemas"]["TextInput"];
            /** @description Name of the rater; null for the bearer of a card */
            who: string | null;
            /** @enum {string} */
            state: "proposed" | "confirmed" | "withdrawn";
            note: string;
            proposedBy: string;
            confirmedBy: string | null;
            mayConfirm: boolean;
        };
        IssuedRaterInput: {
            /** Format: uuid */
            raterId: string;
            name: string;
            unitName: string;
            groups: {
                group: string;
                label: components["schemas"]["TextInput"];
                issued: boolean;
            }[];
        };
        BallotFormInput: {
            form: {
                id: string;
                commentLength: number;
                items: {
                    id: string;
                    text: {
                        zh: string;
                        en: string;
                    };
                    notKnown: boolean;
                    levels: {
                        id: string;
                        text: {
                            zh: string;
                            en: string;
                        };
                        describes: {
                            zh: string;
                            en: string;
                        } | null;
                        points: number;
                    }[];
                }[];
            };
            limits: {
                item: string;
                level: string;
                atMost: number;
            }[];
            minutes: number;
        };
        MyBallotInput: {
            /** Format: uuid */
            roundId: string;
            title: string;
            campaign: string;
            /** @enum {string} */
            mode: "formal" | "mock";
            /**
             * @description After the freeze the windows of the manifest say which of frozen, issuing, casting, ended it is
             * @enum {string}
             */
            state: "setup" | "frozen" | "issuing" | "casting" | "ended" | "closed" | "released" | "discarded";
            issuing: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            };
            casting: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            };
            groups: {
                label: components["schemas"]["TextInput"];
                ratees: number;
                /** @description Persons whose row must be marked as recused */
                recusals: string[];
                /** @description A token was issued; nobody here knows whether a ballot was cast */
                signedIn: boolean;
            }[];
            /** @description SHA-256, 64 hexadecimal digits */
            manifestHash: string;
            boothUrl: string;
        };
        CampaignItemInput: {
            /** Format: uuid */
            campaignId: string;
            name: string;
            /** @enum {string} */
            kind: "daily" | "annual" | "special" | "pre_appointment" | "term";
            year: number;
            /** Format: date */
            periodFrom: string;
            /** Format: date */
            periodTo: string;
            schemeId: string;
            schemeVersion: string;
            /** @enum {string} */
            stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
            stageLabel: components["schemas"]["TextInput"];
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            stageSince: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date
             * @description By when the running stage should be over
             */
            due: string | null;
            overdue: boolean;
            units: number;
            ratees: number;
        };
        CampaignStepInput: {
            /** @enum {string} */
            from: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
            /** @enum {string} */
            to: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
            /** @enum {string} */
            state: "proposed" | "taken" | "withdrawn";
            note: string;
            earlyReason: string | null;
            proposedBy: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            proposedAt: string;
            confirmedBy: string | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            takenAt: string | null;
        };
        CampaignInput: {
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                /** @enum {string} */
                kind: "daily" | "annual" | "special" | "pre_appointment" | "term";
                year: number;
                /** Format: date */
                periodFrom: string;
                /** Format: date */
                periodTo: string;
                schemeId: string;
                schemeVersion: string;
                /** @enum {string} */
                stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                stageLabel: components["schemas"]["TextInput"];
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                stageSince: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                createdAt: string;
                /**
                 * Format: date
                 * @description By when the running stage should be over
                 */
                due: string | null;
                overdue: boolean;
                schemeTitle: components["schemas"]["TextInput"];
                category: components["schemas"]["TextInput"];
                packs: {
                    id: string;
                    version: string;
                }[];
                /**
                 * @description Severity of raters: shown beside the score, or used for it
                 * @enum {string}
                 */
                severityAdjustment: "shown" | "used";
                /** Format: date */
                postingFrom: string | null;
                /** Format: date */
                postingUntil: string | null;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                finalAt: string | null;
                /** @description Working days left; negative when overdue */
                daysLeft: number | null;
                frozen: {
                    schemeHash: string;
                    packsHash: string;
                    snapshotHash: string;
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    frozenAt: string;
                } | null;
            };
            stageLine: {
                /** @enum {string} */
                stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                label: components["schemas"]["TextInput"];
                /** @enum {string} */
                state: "done" | "now" | "next";
                /** @description Names of the one or two people who took the step */
                by: string[];
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string | null;
                /** Format: date */
                due: string | null;
                earlyReason: string | null;
            }[];
            checklist: {
                key: string;
                label: components["schemas"]["TextInput"];
                ok: boolean;
                detail: components["schemas"]["TextInput"];
                /** @description Address in the console */
                link: string;
                /** @description A reason may stand in for it */
                mayBeReasoned: boolean;
            }[];
            next: {
                /** @enum {string} */
                stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                label: components["schemas"]["TextInput"];
                roles: string[];
                twoPeople: boolean;
                proposal: components["schemas"]["CampaignStepInput"] | null;
                may: {
                    propose: boolean;
                    confirm: boolean;
                    withdraw: boolean;
                };
            } | null;
            /** @description The stage that the campaign may go back to, by two people and with a note */
            back: {
                /** @enum {string} */
                stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                label: components["schemas"]["TextInput"];
            } | null;
            steps: components["schemas"]["CampaignStepInput"][];
            counts: {
                units: number;
                ratees: number;
            };
        };
        SnapshotRowInput: {
            /** Format: uuid */
            cadreId: string;
            /** Format: uuid */
            unitId: string;
            unitCode: string;
            unitName: string;
            name: string;
            post: string;
            row: {
                [key: string]: unknown;
            };
            rowHash: string;
            unratedReason: string | null;
        };
        PaperCountItemInput: {
            /** Format: uuid */
            countId: string;
            group: string;
            groupLabel: components["schemas"]["TextInput"];
            /**
             * @description Waits for the first or the second entry; both differ, or agree; counted; withdrawal proposed
             * @enum {string}
             */
            phase: "first" | "second" | "differ" | "agreed" | "taken" | "withdrawing" | "withdrawn" | "discarded";
            place: string;
            /** Format: date */
            countedOn: string;
            remark: string;
            ratees: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                post: string;
            }[];
            createdBy: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /** @description Who entered it */
            people: {
                name: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                submittedAt: string | null;
            }[];
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            takenAt: string | null;
        };
        PaperCountsInput: {
            items: components["schemas"]["PaperCountItemInput"][];
            groups: {
                group: string;
                label: components["schemas"]["TextInput"];
            }[];
            /** @description The campaign collects, so counts may be entered */
            open: boolean;
        };
        PaperCountInput: {
            /** Format: uuid */
            countId: string;
            group: string;
            groupLabel: components["schemas"]["TextInput"];
            /**
             * @description Waits for the first or the second entry; both differ, or agree; counted; withdrawal proposed
             * @enum {string}
             */
            phase: "first" | "second" | "differ" | "agreed" | "taken" | "withdrawing" | "withdrawn" | "discarded";
            place: string;
            /** Format: date */
            countedOn: string;
            remark: string;
            ratees: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                post: string;
            }[];
            createdBy: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /** @description Who entered it */
            people: {
                name: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                submittedAt: string | null;
            }[];
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            takenAt: string | null;
            form: {
                /** @description Totals, then the cells of each indicator */
                cells: {
                    key: string;
                    indicator: string | null;
                    label: components["schemas"]["TextInput"];
                    mayBeEmpty: boolean;
                }[];
                indicators: {
                    code: string;
                    label: components["schemas"]["TextInput"];
                }[];
            };
            /** @description What the person signed in entered; null for others, and once it is settled */
            own: {
                turn: 1 | 2;
                /** @description By ratee, then by cell of the counting form; null where nothing was entered */
                counts: {
                    [key: string]: {
                        [key: string]: number | null;
                    };
                };
                submitted: boolean;
                faults: {
                    /** Format: uuid */
                    cadreId: string;
                    key: string;
                    problem: components["schemas"]["TextInput"];
                }[];
            } | null;
            /** @description Cells that differ; null until both have submitted */
            differing: number | null;
            /** @description For the two who entered, once both have submitted */
            differences: {
                /** Format: uuid */
                cadreId: string;
                key: string;
                first: number | null;
                second: number | null;
            }[] | null;
            /** @description Numbers of ballots, once taken; no votes */
            totals: {
                /** Format: uuid */
                cadreId: string;
                eligible: number | null;
                issued: number;
                returned: number;
                valid: number;
                invalid: number;
            }[] | null;
            withdrawal: {
                by: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
                reason: string;
                own: boolean;
            } | null;
            ended: {
                by: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
                reason: string;
            } | null;
            may: {
                enter: boolean;
                take: boolean;
                withdraw: boolean;
                discard: boolean;
            };
            /** @description The ballots are about the person signed in, who may not handle them */
            about: boolean;
        };
        RatingMappingInput: {
            /** @description Column, counted from 0 */
            rateeColumn: number;
            /** @description Column, counted from 0 */
            unitColumn: number | null;
            /** @description Column, counted from 0 */
            sheetColumn: number | null;
            /** @description The number stands for a rater, who may have filled in sheets about several ratees */
            sheetIsRater?: boolean;
            /** @description Unit of the rater, by code or name, where the number stands for a rater */
            raterUnitColumn?: number | null;
            group: {
                fixed: string;
            } | {
                /** @description Column, counted from 0 */
                column: number;
                values: {
                    text: string;
                    group: string;
                }[];
            };
            items: {
                /** @description Column, counted from 0 */
                column: number;
                indicator: string;
            }[];
            values: {
                text: string;
                level: number | "not_known";
            }[];
        };
        RatingCheckInput: {
            faults: {
                code: string;
                /** @description Row in the file, counted from 1; 0 for the file or column as a whole */
                row: number;
                column: string;
                value: string;
                problem: components["schemas"]["TextInput"];
                remedy: components["schemas"]["TextInput"];
            }[];
            faultCount: number;
            counts: {
                rows: number;
                sheets: number;
                valid: number;
                ratees: number;
                rateesMissing: number;
            };
            missing: {
                unitCode: string;
                unitName: string;
                name: string;
            }[];
            overlaps: {
                /** Format: uuid */
                importId: string;
                fileName: string;
                ratees: number;
            }[];
        };
        RatingImportItemInput: {
            /** Format: uuid */
            importId: string;
            /** @enum {string} */
            status: "uploaded" | "checked" | "confirmed" | "discarded" | "replaced";
            fileName: string;
            sha256: string;
            analysis: {
                sheet: string;
                headerRow: number;
                rows: number;
                columns: {
                    index: number;
                    letter: string;
                    header: string;
                    filled: number;
                    distinct: number;
                    values: {
                        text: string;
                        count: number;
                    }[];
                }[];
                notices: components["schemas"]["TextInput"][];
            };
            /** @enum {string} */
            mappingFrom: "saved" | "guess" | "entered";
            savedName: string | null;
            check: components["schemas"]["RatingCheckInput"] | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            confirmedAt: string | null;
            /** Format: uuid */
            replacedBy: string | null;
        };
        RatingImportInput: {
            /** Format: uuid */
            importId: string;
            /** @enum {string} */
            status: "uploaded" | "checked" | "confirmed" | "discarded" | "replaced";
            fileName: string;
            sha256: string;
            analysis: {
                sheet: string;
                headerRow: number;
                rows: number;
                columns: {
                    index: number;
                    letter: string;
                    header: string;
                    filled: number;
                    distinct: number;
                    values: {
                        text: string;
                        count: number;
                    }[];
                }[];
                notices: components["schemas"]["TextInput"][];
            };
            /** @enum {string} */
            mappingFrom: "saved" | "guess" | "entered";
            savedName: string | null;
            check: components["schemas"]["RatingCheckInput"] | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            confirmedAt: string | null;
            /** Format: uuid */
            replacedBy: string | null;
            mapping: components["schemas"]["RatingMappingInput"];
            /** @description First rows of the file; empty once it is counted */
            sample: string[][];
        };
        RateeEvidenceInput: {
            /** Format: uuid */
            cadreId: string;
            unitCode: string;
            unitName: string;
            name: string;
            post: string;
            unratedReason: string | null;
            groups: {
                group: string;
                issued: number | null;
                returned: number;
                valid: number;
                /** @description More ballots came back than went out */
                isVoid: boolean;
                /** Format: uuid */
                importId: string;
                /**
                 * Format: uuid
                 * @description Count of paper ballots within these numbers
                 */
                paper: string | null;
            }[];
            /** @description Null until the evidence is sealed */
            tallies: {
                indicator: string;
                group: string;
                valid: number;
                /** @description Null where the group is too small */
                counts: {
                    [key: string]: number;
                } | null;
                notKnown: number | null;
                abstained: number | null;
            }[] | null;
            /** @description Of all rater groups together, by text; null until sealed, below the threshold, and for others */
            comments: string[] | null;
        };
        LetterContentInput: {
            title: string;
            addressee: string;
            period: string;
            unit: string;
            post: string;
            grade: string;
            score: string;
            rank: number | null;
            cohortSize: number;
            opening: string;
            strengths: {
                /** @description Node of the score sheet that the sentence rests on */
                nodeId: string;
                text: string;
            }[];
            shortcomings: {
                /** @description Node of the score sheet that the sentence rests on */
                nodeId: string;
                text: string;
            }[];
            measures: {
                /** @description Node of the score sheet that the sentence rests on */
                nodeId: string;
                text: string;
                owner: string;
                /** @description YYYY-MM-DD; an empty one is a finding */
                due: string;
            }[];
            rights: string[];
            signer: string;
            /** Format: date */
            date: string;
        };
        TalkInput: {
            giverName: string;
            /** Format: date */
            due: string;
            /** @enum {string} */
            state: "waiting" | "overdue" | "held" | "confirmed" | "disputed";
            record: {
                /** @enum {string} */
                form: "individual" | "collective" | "written" | "message";
                /** Format: date */
                heldOn: string;
                /**
                 * @description How the person assessed took the feedback
                 * @enum {string}
                 */
                reception: "accepted" | "partly" | "objection";
                receptionNote: string;
                /** @description Agreed otherwise than in the letter; empty where its measures stay */
                measuresNote: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                recordedAt: string;
            } | null;
            /** @description What the person assessed says about the record */
            answer: {
                tookPlace: boolean;
                note: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
        };
        LetterItemInput: {
            /** Format: uuid */
            cadreId: string;
            name: string;
            unitCode: string;
            unitName: string;
            post: string;
            drafted: boolean;
            /** @description Findings neither mended nor passed over */
            openErrors: number | null;
            overrides: number | null;
            grade: string | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            editedAt: string | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            releasedAt: string | null;
            acknowledged: {
                understood: boolean;
                comment: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
            talk: components["schemas"]["TalkInput"] | null;
        };
        LetterInput: {
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitCode: string;
                unitName: string;
                post: string;
            };
            content: components["schemas"]["LetterContentInput"];
            findings: {
                code: string;
                place: string;
                /** @enum {string} */
                severity: "error" | "notice";
                text: components["schemas"]["TextInput"];
            }[];
            overrides: {
                code: string;
                place: string;
                reason: string;
                byName: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            }[];
            openErrors: number;
            inputsHash: string;
            revision: number;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            editedAt: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            releasedAt: string | null;
            /** Format: date */
            reviewUntil: string | null;
            /** Format: date */
            appealUntil: string | null;
            acknowledged: {
                understood: boolean;
                comment: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
            /** @description Of all rater groups together, by text; null for others than office and giver, and below the threshold */
            comments: string[] | null;
        };
        ImprovementItemInput: {
            itemNo: number;
            nodeId: string;
            text: string;
            owner: string;
            /** Format: date */
            due: string;
            /** Format: uuid */
            cadreId: string;
            name: string;
            unitName: string;
        };
        MyLetterInput: {
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                year: number;
            };
            /** Format: uuid */
            cadreId: string;
            content: components["schemas"]["LetterContentInput"];
            inputsHash: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            releasedAt: string;
            timeline: {
                key: string;
                label: components["schemas"]["TextInput"];
                /** Format: date */
                day: string;
                passed: boolean;
                /**
                 * @description Who has to act by then
                 * @enum {string}
                 */
                party: "cadre" | "office";
                rule: components["schemas"]["RuleRefInput"] | null;
            }[];
            acknowledged: {
                understood: boolean;
                comment: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
            talk: components["schemas"]["TalkInput"] | null;
            improvements: {
                itemNo: number;
                nodeId: string;
                text: string;
                owner: string;
                /** Format: date */
                due: string;
            }[];
        };
        TalkDetailInput: {
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                year: number;
            };
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitCode: string;
                unitName: string;
                post: string;
            };
            content: components["schemas"]["LetterContentInput"];
            /** @description What to say and ask, in Chinese as the letter is */
            guide: {
                opening: string[];
                strengths: {
                    /** @description Node of the score sheet that the sentence rests on */
                    nodeId: string;
                    text: string;
                    questions: string[];
                }[];
                shortcomings: {
                    /** @description Node of the score sheet that the sentence rests on */
                    nodeId: string;
                    text: string;
                    questions: string[];
                }[];
                measures: {
                    /** @description Node of the score sheet that the sentence rests on */
                    nodeId: string;
                    text: string;
                    questions: string[];
                }[];
                closing: string[];
            };
            /** Format: date */
            releasedOn: string;
            acknowledged: {
                understood: boolean;
                comment: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
            talk: components["schemas"]["TalkInput"];
            /** @description Of all rater groups together, by text; null for others than office and giver, and below the threshold */
            comments: string[] | null;
            /** @description The talk is the own one and not confirmed yet */
            mayRecord: boolean;
        };
        MyTalkInput: {
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                year: number;
            };
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitCode: string;
                unitName: string;
                post: string;
            };
            /** Format: date */
            due: string;
            /** Format: date */
            heldOn: string | null;
            /** @enum {string} */
            state: "waiting" | "overdue" | "held" | "confirmed" | "disputed";
            /** @description The campaign takes no more records */
            closed: boolean;
        };
        GiverProposalInput: {
            givers: {
                /** Format: uuid */
                giverId: string;
                name: string;
                /** Format: uuid */
                cadreId: string | null;
                /** Format: uuid */
                unitId: string | null;
                unitName: string | null;
                /** @description Talks still to be held, without those that are given out now */
                open: number;
                held: number;
            }[];
            talks: {
                /** Format: uuid */
                cadreId: string;
                /** Format: uuid */
                unitId: string;
                name: string;
                unitName: string;
                /** Format: date */
                due: string;
                /** @description The giver assigned so far */
                now: string | null;
                /**
                 * Format: uuid
                 * @description Proposed; null where nobody may
                 */
                giverId: string | null;
            }[];
        };
        SeverityResultInput: {
            code: string;
            /** @description How severities were estimated, or why nothing is adjusted */
            text: components["schemas"]["TextInput"];
            model: {
                /** @enum {string} */
                estimator: "joint" | "marginal";
                ratees: number;
                raters: number;
                items: number;
                marks: number;
                iterations: number;
                converged: boolean;
                severitySd: number;
                severityReliability: number;
                rateeReliability: number;
            } | null;
            connectedness: {
                subsets: number;
                largest: number;
                raters: number;
                ratersOfSeveral: number;
            } | null;
            ratees: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                n: number;
                /** @description Mean of the sheets, raw scale */
                raw: number | null;
                adjusted: number | null;
                se: number | null;
                reason: components["schemas"]["TextInput"] | null;
            }[];
        };
        CampaignAnalysisInput: {
            mayAnalyse: boolean;
            /**
             * @description What the scheme makes of the adjustment
             * @enum {string}
             */
            use: "shown" | "used";
            falseDiscoveryRate: number;
            statement: components["schemas"]["TextInput"];
            counts: {
                /** @description To be checked */
                open: number;
                confirmed: number;
                dismissed: number;
                noted: number;
                /** @description No longer found by the last analysis, and never dealt with */
                gone: number;
            };
            people: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                open: number;
                all: number;
            }[];
            analysis: {
                engineVersion: string;
                sheets: number;
                resultHash: string;
                runBy: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                runAt: string;
                /** @description Scores or grades have changed since */
                outdated: boolean;
                /** @description Whether the score sheets show these severities; null before scoring */
                onScoreSheets: boolean | null;
                severity: components["schemas"]["SeverityResultInput"];
                tests: {
                    /** @enum {string} */
                    test: "straight-lining" | "halo" | "odd-profile" | "identical-sheets" | "blocs" | "group-gap" | "group-leniency" | "rater-leniency" | "no-differences" | "in-group" | "turn-taking" | "even-spread" | "seniority" | "score-grade" | "record-vote" | "hair-breadth";
                    label: components["schemas"]["TextInput"];
                    about: components["schemas"]["TextInput"];
                    effect: components["schemas"]["TextInput"];
                    tried: number;
                    leads: number;
                    notRun: components["schemas"]["TextInput"] | null;
                }[];
            } | null;
        };
        FindingInput: {
            /** Format: uuid */
            findingId: string;
            /** @enum {string} */
            test: "straight-lining" | "halo" | "odd-profile" | "identical-sheets" | "blocs" | "group-gap" | "group-leniency" | "rater-leniency" | "no-differences" | "in-group" | "turn-taking" | "even-spread" | "seniority" | "score-grade" | "record-vote" | "hair-breadth";
            label: components["schemas"]["TextInput"];
            about: components["schemas"]["TextInput"];
            subject: {
                /** @enum {string} */
                kind: "ratee";
                /** Format: uuid */
                cadreId: string;
            } | {
                /** @enum {string} */
                kind: "group";
                group: string;
            } | {
                /** @enum {string} */
                kind: "campaign" | "category";
            };
            /** Format: uuid */
            cadreId: string | null;
            person: {
                name: string;
                unitName: string;
            } | null;
            statistic: number;
            effect: number;
            effectUnit: components["schemas"]["TextInput"];
            p: number;
            /** @description p after correction for all tests of the campaign (Benjamini and Hochberg) */
            q: number;
            sentence: components["schemas"]["TextInput"];
            evidence: {
                facts: {
                    label: components["schemas"]["TextInput"];
                    value: number | null;
                    decimals: number;
                }[];
                lines: components["schemas"]["TextInput"][];
                chart: {
                    title: components["schemas"]["TextInput"];
                    axis: components["schemas"]["TextInput"];
                    decimals: number;
                    points: {
                        label: components["schemas"]["TextInput"];
                        value: number;
                        low?: number;
                        high?: number;
                        n?: number;
                        marked?: boolean;
                    }[];
                } | null;
            };
            /** @description False when a later analysis no longer finds it */
            stands: boolean;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            foundAt: string;
            /** @enum {string} */
            disposition: "open" | "confirmed" | "dismissed" | "noted";
            dispositionLabel: components["schemas"]["TextInput"];
        };
        FindingDetailInput: {
            /** Format: uuid */
            findingId: string;
            /** @enum {string} */
            test: "straight-lining" | "halo" | "odd-profile" | "identical-sheets" | "blocs" | "group-gap" | "group-leniency" | "rater-leniency" | "no-differences" | "in-group" | "turn-taking" | "even-spread" | "seniority" | "score-grade" | "record-vote" | "hair-breadth";
            label: components["schemas"]["TextInput"];
            about: components["schemas"]["TextInput"];
            subject: {
                /** @enum {string} */
                kind: "ratee";
                /** Format: uuid */
                cadreId: string;
            } | {
                /** @enum {string} */
                kind: "group";
                group: string;
            } | {
                /** @enum {string} */
                kind: "campaign" | "category";
            };
            /** Format: uuid */
            cadreId: string | null;
            person: {
                name: string;
                unitName: string;
            } | null;
            statistic: number;
            effect: number;
            effectUnit: components["schemas"]["TextInput"];
            p: number;
            /** @description p after correction for all tests of the campaign (Benjamini and Hochberg) */
            q: number;
            sentence: components["schemas"]["TextInput"];
            evidence: {
                facts: {
                    label: components["schemas"]["TextInput"];
                    value: number | null;
                    decimals: number;
                }[];
                lines: components["schemas"]["TextInput"][];
                chart: {
                    title: components["schemas"]["TextInput"];
                    axis: components["schemas"]["TextInput"];
                    decimals: number;
                    points: {
                        label: components["schemas"]["TextInput"];
                        value: number;
                        low?: number;
                        high?: number;
                        n?: number;
                        marked?: boolean;
                    }[];
                } | null;
            };
            /** @description False when a later analysis no longer finds it */
            stands: boolean;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            foundAt: string;
            /** @enum {string} */
            disposition: "open" | "confirmed" | "dismissed" | "noted";
            dispositionLabel: components["schemas"]["TextInput"];
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                year: number;
            };
            statement: components["schemas"]["TextInput"];
            /** @description About the person who asks, who may not deal with it */
            isOwn: boolean;
            /** @description What people said of it, the last first */
            history: {
                /** @enum {string} */
                disposition: "open" | "confirmed" | "dismissed" | "noted";
                dispositionLabel: components["schemas"]["TextInput"];
                reason: string;
                by: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
                /** @description How the finding read then, where it reads otherwise now */
                sentence: components["schemas"]["TextInput"] | null;
            }[];
        };
        ScoreNodeInput: {
            id: string;
            /** @enum {string} */
            kind: "result" | "method" | "dimension" | "indicator" | "group" | "statistic" | "fact";
            label: components["schemas"]["TextInput"];
            value: number | null;
            scale: {
                min: number;
                max: number;
            };
            decimals: number;
            weight: number | null;
            effectiveWeight: number | null;
            formula: components["schemas"]["TextInput"];
            votes?: {
                readonly levels: {
                    value: number;
                    label: components["schemas"]["TextInput"];
                    count: number;
                }[];
                valid: number;
                notKnown: number;
                abstained: number;
                /** @description Counts withheld because the group is too small */
                hidden: boolean;
            };
            reliability?: {
                n: number;
                se: number | null;
                readonly interval95: (number)[] | null;
                rwg: number | null;
                icc1: number | null;
                icc2: number | null;
                /** @description Reliability of this mean of n sheets */
                ofMean: number | null;
                ratersNeeded: number | null;
            };
            rule: components["schemas"]["RuleRefInput"] | null;
            source: {
                kind: string;
                ref: string;
                label: components["schemas"]["TextInput"];
            } | null;
            readonly flags: {
                code: string;
                text: components["schemas"]["TextInput"];
            }[];
            readonly children: components["schemas"]["ScoreNodeInput"][];
        };
        ScoreSheetInput: {
            engineVersion: string;
            scheme: {
                id: string;
                version: string;
            };
            readonly packs: {
                id: string;
                version: string;
            }[];
            rateeRef: string;
            root: components["schemas"]["ScoreNodeInput"];
        };
        ResultItemInput: {
            /** Format: uuid */
            cadreId: string;
            name: string;
            unitCode: string;
            unitName: string;
            post: string;
            score: number | null;
            rank: number | null;
            ratingsN: number;
            /** @description Unweighted mean of the sheets, raw scale */
            ratingsMean: number | null;
            ratingsSe: number | null;
            /** @enum {string|null} */
            proposed: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade" | null;
            /** @enum {string|null} */
            decided: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade" | null;
            reason: string | null;
            final: boolean;
            differs: boolean;
            tieAtCut: boolean;
            bars: components["schemas"]["TextInput"][];
            /** @description Leads on this person that nobody has checked yet */
            openFindings: number;
        };
        ResultInput: {
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitCode: string;
                unitName: string;
                post: string;
            };
            sheet: components["schemas"]["ScoreSheetInput"];
            inputsHash: string;
            rank: number | null;
            grade: {
                /** @enum {string|null} */
                decided: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade" | null;
                decidedLabel: components["schemas"]["TextInput"] | null;
                final: boolean;
                /** @description Null for the person assessed */
                deliberation: {
                    /** @enum {string} */
                    proposed: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade";
                    bars: {
                        effect: string;
                        text: components["schemas"]["TextInput"];
                        rule: components["schemas"]["RuleRefInput"];
                    }[];
                    reasons: {
                        text: components["schemas"]["TextInput"];
                        rule: components["schemas"]["RuleRefInput"] | null;
                    }[];
                    tieAtCut: boolean;
                    reason: string | null;
                    decidedBy: string | null;
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    decidedAt: string | null;
                } | null;
            } | null;
        };
        CampaignReliabilityInput: {
            ratees: number;
            sheets: number;
            icc1: number | null;
            icc2: number | null;
            averageSize: number | null;
            msBetween: number | null;
            msWithin: number | null;
            alpha: number | null;
            wanted: number;
            ratersNeeded: number | null;
            meanOfMeans: number | null;
            sdOfMeans: number | null;
            cohort: {
                size: number;
                readonly indicators: {
                    [key: string]: number;
                };
            } | null;
            engineVersion: string;
            resultHash: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            scoredAt: string;
        };
        ReliabilityItemInput: {
            /** Format: uuid */
            campaignId: string;
            name: string;
            year: number;
            /** @enum {string} */
            kind: "daily" | "annual" | "special" | "pre_appointment" | "term";
            ratees: number;
            sheets: number;
            /** @description Reliability of one sheet */
            icc1: number | null;
            /** @description Reliability of a mean of `averageSize` sheets */
            icc2: number | null;
            averageSize: number | null;
            wanted: number;
            /** @description Raters for each ratee that reach the wanted reliability */
            ratersNeeded: number | null;
            /** @description Whether severity could be estimated; null when not analysed */
            severity: string | null;
            openFindings: number;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            scoredAt: string;
        };
        CampaignQuotaInput: {
            quota: {
                people: number;
                share: number;
                approvedShare: number | null;
                /** @enum {string} */
                rounding: "floor" | "half_up";
                places: number;
                floor: number;
                halfUp: number;
                approvedPlaces: number | null;
                sentence: components["schemas"]["TextInput"];
            };
            counted: number;
            /** @description Places for excellent in force */
            limit: number;
            excellent: number;
            undecided: number;
            differing: number;
            approved: {
                share: number;
                document: string;
                by: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            proposedAt: string;
        };
        MyResultInput: {
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                year: number;
            };
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitCode: string;
                unitName: string;
                post: string;
            };
            sheet: components["schemas"]["ScoreSheetInput"];
            inputsHash: string;
            rank: number | null;
            cohortSize: number;
            grade: {
                /** @enum {string} */
                code: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade";
                label: components["schemas"]["TextInput"];
            } | null;
        };
        CadreListInput: {
            items: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                sex: string | null;
                ethnicity: string | null;
                /** @description YYYY-MM */
                birth: string | null;
                /** @description YYYY-MM */
                workStart: string | null;
                politicalStatus: string | null;
                education: string | null;
                degree: string | null;
                /** Format: uuid */
                unitId: string | null;
                unitName: string | null;
                unitCode: string | null;
                title: string | null;
                rank: string | null;
                /** @description YYYY-MM */
                positionSince: string | null;
                /** @description YYYY-MM */
                rankSince: string | null;
                isHead: boolean;
                isTeamMember: boolean;
                reserve: boolean;
                duties: string | null;
            }[];
            total: number;
            /** @description Counting stopped: there are more than `total` */
            totalIsCapped: boolean;
            page: number;
            size: number;
        };
        CadreDetailInput: {
            /** Format: uuid */
            cadreId: string;
            name: string;
            sex: string | null;
            ethnicity: string | null;
            /** @description YYYY-MM */
            birth: string | null;
            /** @description YYYY-MM */
            workStart: string | null;
            politicalStatus: string | null;
            education: string | null;
            degree: string | null;
            /** Format: uuid */
            unitId: string | null;
            unitName: string | null;
            unitCode: string | null;
            title: string | null;
            rank: string | null;
            /** @description YYYY-MM */
            positionSince: string | null;
            /** @description YYYY-MM */
            rankSince: string | null;
            isHead: boolean;
            isTeamMember: boolean;
            reserve: boolean;
            duties: string | null;
            nameAsWritten: string;
            nativePlace: string | null;
            /** @description YYYY-MM */
            partyDate: string | null;
            school: string | null;
            note: string | null;
            appointments: {
                /** Format: uuid */
                appointmentId: string;
                unitName: string;
                title: string;
                rank: string | null;
                isHead: boolean;
                /** @description YYYY-MM */
                since: string | null;
                /** @description YYYY-MM */
                ended: string | null;
                /** @description Name of the imported file, or empty */
                source: string;
            }[];
            facts: {
                /** Format: uuid */
                factId: string;
                kind: string;
                from: string;
                to: string | null;
                note: string;
                source: string;
            }[];
            changes: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
                source: string;
                differences: {
                    field: string;
                    before: string | null;
                    after: string | null;
                }[];
            }[];
        };
        UnitListInput: {
            items: {
                /** Format: uuid */
                unitId: string;
                code: string;
                name: string;
                /** @enum {string} */
                kind: "county_department" | "town" | "subdistrict" | "institution" | "other";
                people: number;
                head: string | null;
            }[];
        };
        RosterRemarkInput: {
            sheet: string;
            row: number;
            /** @description Letter, or "" for the row as a whole */
            column: string;
            value: string;
            problem: {
                zh: string;
                en: string;
            };
            remedy: {
                zh: string;
                en: string;
            };
        };
        RosterImportItemInput: {
            /** Format: uuid */
            importId: string;
            fileName: string;
            /** @enum {string} */
            status: "reading" | "preview" | "importing" | "failed" | "confirmed" | "discarded";
            /**
             * Format: uuid
             * @description The job that reads, or that imports
             */
            jobId: string | null;
            createdBy: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            confirmedAt: string | null;
        };
        RosterImportInput: {
            /** Format: uuid */
            importId: string;
            fileName: string;
            /** @enum {string} */
            status: "reading" | "preview" | "importing" | "failed" | "confirmed" | "discarded";
            /**
             * Format: uuid
             * @description The job that reads, or that imports
             */
            jobId: string | null;
            createdBy: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            confirmedAt: string | null;
            summary: ({
                counts: {
                    dataRows: number;
                    good: number;
                    errorRows: number;
                    add: number;
                    change: number;
                    same: number;
                    newUnits: number;
                    renamedUnits: number;
                    missing: number;
                    /** @description Rows whose person may be somebody else than they were taken for */
                    doubts: number;
                };
                /** @description Rows left out; the first 2,000 */
                errors: components["schemas"]["RosterRemarkInput"][];
                /** @description Rows taken, to be checked; the first 2,000 */
                notices: components["schemas"]["RosterRemarkInput"][];
                sheets: {
                    name: string;
                    headerRows: number[];
                    columns: {
                        column: number;
                        letter: string;
                        header: string;
                        field: string | null;
                    }[];
                }[];
                skippedSheets: string[];
                dataRows: number;
                asOf: string;
                fileNotices: {
                    zh: string;
                    en: string;
                }[];
                /** @description Units that are new or change */
                units: {
                    /** Format: uuid */
                    unitId: string;
                    code: string;
                    name: string;
                    /** @enum {string} */
                    kind: "county_department" | "town" | "subdistrict" | "institution" | "other";
                    sortOrder: number;
                    isNew: boolean;
                    renamedFrom: string | null;
                    codeInFile: string | null;
                }[];
                headChanges: {
                    unit: string;
                    before: string;
                    after: string;
                }[];
                /** @description On the roster, not in the file: a question, nobody is removed; the first 500 */
                missing: {
                    /** Format: uuid */
                    cadreId: string;
                    name: string;
                    unit: string;
                    title: string | null;
                }[];
                rowsHash: string;
            } | {
                failure: {
                    code: string;
                    text: {
                        zh: string;
                        en: string;
                    };
                };
            }) | null;
        };
        RosterImportRowInput: {
            position: number;
            /** @enum {string} */
            state: "add" | "change" | "same";
            row: {
                sheet: string;
                row: number;
                person: {
                    [key: string]: (string | boolean) | null;
                };
                isHead: boolean;
                doubt: {
                    zh: string;
                    en: string;
                } | null;
            };
            differences: {
                field: string;
                before: string | null;
                after: string | null;
            }[];
        };
        RosterStructureInput: {
            asOf: string;
            total: number;
            heads: number;
            team: number;
            reserve: number;
            /** @description In office today and at work then, with no appointment on record for that month */
            withoutHistory: number;
            sex: {
                /** @description "" for unknown */
                key: string;
                count: number;
                /** @description Of the known */
                share: number;
            }[];
            age: {
                /** @description "" for unknown */
                key: string;
                count: number;
                /** @description Of the known */
                share: number;
            }[];
            education: {
                /** @description "" for unknown */
                key: string;
                count: number;
                /** @description Of the known */
                share: number;
            }[];
            tenure: {
                /** @description "" for unknown */
                key: string;
                count: number;
                /** @description Of the known */
                share: number;
            }[];
            rank: {
                /** @description "" for unknown */
                key: string;
                count: number;
                /** @description Of the known */
                share: number;
            }[];
            units: {
                /** Format: uuid */
                unitId: string;
                name: string;
                total: number;
                women: number;
                meanAge: number | null;
            }[];
        };
        TodoItemInput: {
            key: string;
            text: components["schemas"]["TextInput"];
            /** @description Name of the campaign it belongs to */
            about: string | null;
            count: number | null;
            /** Format: date */
            due: string | null;
            /** @description Working days; negative when overdue */
            daysLeft: number | null;
            overdue: boolean;
            link: string;
        };
        SearchHitInput: {
            id: string;
            name: string;
            detail: string;
            link: string;
        };
        Text: {
            zh: string;
            en: string;
        };
        RuleRef: {
            packId: string;
            version: string;
            key: string;
            label: components["schemas"]["Text"];
            source: string;
            verified: boolean;
        };
        RuleValue: {
            key: string;
            label: components["schemas"]["Text"];
            /** @description A number, a text, a term {days, kind}, or a table; as in the national pack */
            value: unknown;
            unit?: components["schemas"]["Text"];
            source: string;
            /** Format: uri */
            sourceUrl?: string;
            verified: boolean;
            note?: components["schemas"]["Text"];
        };
        RulePack: {
            id: string;
            version: string;
            title: components["schemas"]["Text"];
            /** @description Where the pack holds */
            jurisdiction?: components["schemas"]["Text"];
            readonly values: components["schemas"]["RuleValue"][];
        };
        Scheme: {
            id: string;
            version: string;
            title: components["schemas"]["Text"];
            category: {
                code: string;
                label: components["schemas"]["Text"];
                readonly unitKinds: string[];
            };
            readonly dimensions: {
                code: string;
                label: components["schemas"]["Text"];
                weight: number;
            }[];
            readonly indicators: {
                code: string;
                label: components["schemas"]["Text"];
                weight: number;
                dimension: string;
                readonly levels: {
                    value: number;
                    label: components["schemas"]["Text"];
                    behaviour: components["schemas"]["Text"];
                }[];
                readonly measures: components["schemas"]["Text"][];
            }[];
            readonly methods: {
                code: string;
                label: components["schemas"]["Text"];
                weight: number;
                /** @enum {string} */
                kind: "evaluation" | "performance" | "daily" | "self_report";
                readonly groups: {
                    code: string;
                    label: components["schemas"]["Text"];
                    weight: number;
                }[];
                /** @enum {string} */
                form?: "levels" | "grades";
                /** @enum {string} */
                combine?: "mean" | "trimmed";
                /** @enum {string} */
                scoring?: "values" | "share";
            }[];
            /** @enum {string} */
            missingMethod: "share_out";
            scale: {
                min: number;
                max: number;
                points: number;
            };
            lengthBudget: {
                secondsPerItem: number;
                maxItems: number;
            };
        };
        RoundItem: {
            /** Format: uuid */
            roundId: string;
            title: string;
            /** @enum {string} */
            mode: "formal" | "mock";
            /**
             * @description After the freeze the windows of the manifest say which of frozen, issuing, casting, ended it is
             * @enum {string}
             */
            state: "setup" | "frozen" | "issuing" | "casting" | "ended" | "closed" | "released" | "discarded";
            issuing: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            } | null;
            casting: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            } | null;
            /** @description 应到 */
            eligible: number;
            /** @description 发出 */
            issued: number;
            /** @description 收回; null while nothing is frozen or the box does not answer */
            received: number | null;
            /** @description SHA-256, 64 hexadecimal digits */
            manifestHash: string | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
        };
        RoundCheck: {
            key: string;
            label: components["schemas"]["Text"];
            ok: boolean;
            detail: components["schemas"]["Text"];
            /** @description A reason may stand in for it */
            mayBeReasoned: boolean;
            /** @description Address in the console */
            link: string;
        };
        RoundNextStep: {
            /** @enum {string} */
            step: "freeze" | "close" | "release" | "discard";
            label: components["schemas"]["Text"];
            roles: string[];
            twoPeople: boolean;
            proposal: {
                proposedBy: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                proposedAt: string;
                note: string;
            } | null;
            may: {
                propose: boolean;
                confirm: boolean;
                withdraw: boolean;
            };
            /** @description Taken by signing in the browser (routes close/…), not by POST advance */
            bySignature: boolean;
        };
        BoxStatus: {
            /** @enum {string} */
            state: "up" | "starting" | "down";
            /** @description As phones reach it */
            address: string | null;
            /** @description What is so, and what to do when it is down */
            text: components["schemas"]["Text"];
        };
        RoundSettings: {
            issuing: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            } | null;
            casting: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            } | null;
            /** @description Longest comment on one ratee; 0 for none */
            commentLength: number;
            /** @description At most so many of the highest level per item as the quota gives for the ratees of a group */
            limitTop: boolean;
            /** @description Accounts of whom two must order the close */
            officers: string[];
            /** @description Account that cosigns the record */
            supervisor: string | null;
        };
        RoundDetail: {
            round: {
                /** Format: uuid */
                roundId: string;
                title: string;
                /** @enum {string} */
                mode: "formal" | "mock";
                /**
                 * @description After the freeze the windows of the manifest say which of frozen, issuing, casting, ended it is
                 * @enum {string}
                 */
                state: "setup" | "frozen" | "issuing" | "casting" | "ended" | "closed" | "released" | "discarded";
                issuing: {
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    until: string;
                } | null;
                casting: {
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    until: string;
                } | null;
                /** @description 应到 */
                eligible: number;
                /** @description 发出 */
                issued: number;
                /** @description 收回; null while nothing is frozen or the box does not answer */
                received: number | null;
                /** @description SHA-256, 64 hexadecimal digits */
                manifestHash: string | null;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                createdAt: string;
                boothUrl: string | null;
            };
            settings: components["schemas"]["RoundSettings"];
            thresholds: {
                mean: number;
                distribution: number;
                comments: number;
            };
            stateLine: {
                stage: string;
                label: components["schemas"]["Text"];
                /** @enum {string} */
                state: "done" | "now" | "next";
                by: string[];
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string | null;
            }[];
            checklist: components["schemas"]["RoundCheck"][];
            next: components["schemas"]["RoundNextStep"] | null;
            /** @description The step that throws the round away; a mock round ends with nothing else */
            discard: components["schemas"]["RoundNextStep"] | null;
            numbers: {
                group: string;
                label: components["schemas"]["Text"];
                eligible: number;
                issued: number;
                /** @description 补发, part of issued */
                replaced: number;
                received: number | null;
            }[];
            record: {
                /** @description Base64, as on the protocol sheet */
                root: string;
                cosigned: boolean;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                closedAt: string;
                summary: {
                    group: string;
                    label: components["schemas"]["Text"];
                    eligible: number;
                    issued: number;
                    replaced: number;
                    received: number;
                    valid: number;
                    invalid: number;
                    /** @description Why the group does not count; empty when it does */
                    void: components["schemas"]["Text"][];
                }[];
            } | null;
            box: components["schemas"]["BoxStatus"];
        };
        RoundLive: {
            title: string;
            /** @enum {string} */
            mode: "formal" | "mock";
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            now: string;
            issuing: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            };
            casting: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            };
            eligible: number;
            issued: number;
            received: number | null;
            boothUrl: string | null;
            /** @description SHA-256, 64 hexadecimal digits */
            manifestHash: string | null;
        };
        PlanGroup: {
            group: string;
            label: components["schemas"]["Text"];
            /** @description Rater group of the scheme that the votes count in */
            role: string;
            /** @enum {string} */
            rule: "superiors" | "line" | "peers" | "subordinates" | "public" | "link" | "custom";
            eligible: number;
            byAccount: number;
            /** @description Named raters without an account, and further cards */
            byCard: number;
            extraCards: number;
            ratees: number;
            /** @description Raters of the ratee with the fewest, without the own row and recusals */
            perRatee: number;
            /** @description Raters are rated themselves: the own row is a recusal */
            mutual: boolean;
            /** @description Estimated time to fill in one ballot */
            minutes: number;
            overBudget: boolean;
            /** @enum {string} */
            anonymity: "promised" | "means-only" | "not-promised";
        };
        BallotPlan: {
            groups: components["schemas"]["PlanGroup"][];
            uncovered: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                /** @description Rater groups of the scheme in which nobody rates this person */
                missing: string[];
            }[];
            roles: {
                role: string;
                label: components["schemas"]["Text"];
                weight: number;
            }[];
            /** @description Sets of ratees that cannot be compared with each other; 1 is right */
            subsets: number;
            /** @description Some units of each set */
            subsetNames: string[][];
            editable: boolean;
        };
        PlanGroupDetail: {
            group: components["schemas"]["PlanGroup"];
            raters: {
                /** Format: uuid */
                raterId: string;
                name: string;
                unitName: string;
                post: string;
                /** @enum {string} */
                way: "account" | "card";
                /** @description Names of ratees of this group that the rater must not rate */
                recusals: string[];
            }[];
            ratees: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                post: string;
                raters: number;
            }[];
            editable: boolean;
        };
        RaterPerson: {
            /** @description cadre:… or account:…, as the plan takes it */
            person: string;
            name: string;
            unitName: string;
            post: string;
            hasAccount: boolean;
        };
        LeadershipLine: {
            person: string;
            name: string;
            /** @description Units that this leader answers for [分管] */
            unitIds: string[];
            unitNames: string[];
        };
        Recusal: {
            /** Format: uuid */
            recusalId: string;
            rater: {
                person: string;
                name: string;
            };
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
            };
            /** @enum {string} */
            kind: "relative" | "conflict" | "other";
            note: string;
        };
        RoundSigner: {
            accountId: string;
            name: string;
            /** @enum {string} */
            role: "office" | "leader" | "supervisor";
            hasKey: boolean;
        };
        SealedSigningKey: {
            /** @enum {string} */
            format: "hengjian-signing-key/1";
            /** @enum {string} */
            kdf: "scrypt";
            n: number;
            r: number;
            p: number;
            salt: string;
            cipher: string;
            nonce: string;
            /** @description Seed of the key, encrypted in the browser; the passphrase stays there */
            sealed: string;
        };
        SigningKey: {
            /** Format: uuid */
            keyId: string;
            /** @description name+hash+key, as in signed notes */
            publicKey: string;
            blob: components["schemas"]["SealedSigningKey"];
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
        };
        BallotOrder: {
            /** @enum {string} */
            kind: "close" | "recount";
            /** @description The text that officers sign; ends with a newline */
            text: string;
            officers: {
                accountId: string;
                name: string;
                signed: boolean;
            }[];
            signatures: {
                name: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            }[];
            /** @description Two officers have signed */
            complete: boolean;
            /** @description The key with which the person signed in is named */
            myKey: components["schemas"]["SigningKey"] | null;
            /** @description Issued counts that the close order carries */
            counts: {
                group: string;
                label: components["schemas"]["Text"];
                eligible: number;
                issued: number;
                /** @description 补发, part of issued */
                replaced: number;
                received: number | null;
            }[] | null;
        };
        BallotClose: {
            /** @enum {string} */
            phase: "not-ordered" | "signing" | "to-send" | "to-cosign" | "done";
            order: components["schemas"]["BallotOrder"] | null;
            checkpoint: {
                /** @description The checkpoint as the box signed it; the supervisor adds a signature line */
                note: string;
                supervisor: {
                    accountId: string;
                    name: string;
                    signed: boolean;
                };
                myKey: components["schemas"]["SigningKey"] | null;
            } | null;
        };
        BallotCards: {
            groups: {
                group: string;
                label: components["schemas"]["Text"];
                wanted: number;
                printed: number;
                /** @description Cards made void by a later printing */
                voided: number;
                used: number;
                /** @description Unused cards counted back */
                returned: number | null;
                /** @description Printed and neither used nor counted back */
                missing: number | null;
            }[];
            reprint: {
                group: string;
                proposedBy: string;
                note: string;
                mayConfirm: boolean;
            } | null;
        };
        BallotReplacement: {
            /** Format: uuid */
            replacementId: string;
            group: string;
            label: components["schemas"]["Text"];
            /** @description Name of the rater; null for the bearer of a card */
            who: string | null;
            /** @enum {string} */
            state: "proposed" | "confirmed" | "withdrawn";
            note: string;
            proposedBy: string;
            confirmedBy: string | null;
            mayConfirm: boolean;
        };
        IssuedRater: {
            /** Format: uuid */
            raterId: string;
            name: string;
            unitName: string;
            groups: {
                group: string;
                label: components["schemas"]["Text"];
                issued: boolean;
            }[];
        };
        BallotForm: {
            form: {
                id: string;
                commentLength: number;
                items: {
                    id: string;
                    text: {
                        zh: string;
                        en: string;
                    };
                    notKnown: boolean;
                    levels: {
                        id: string;
                        text: {
                            zh: string;
                            en: string;
                        };
                        describes: {
                            zh: string;
                            en: string;
                        } | null;
                        points: number;
                    }[];
                }[];
            };
            limits: {
                item: string;
                level: string;
                atMost: number;
            }[];
            minutes: number;
        };
        MyBallot: {
            /** Format: uuid */
            roundId: string;
            title: string;
            campaign: string;
            /** @enum {string} */
            mode: "formal" | "mock";
            /**
             * @description After the freeze the windows of the manifest say which of frozen, issuing, casting, ended it is
             * @enum {string}
             */
            state: "setup" | "frozen" | "issuing" | "casting" | "ended" | "closed" | "released" | "discarded";
            issuing: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            };
            casting: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                until: string;
            };
            groups: {
                label: components["schemas"]["Text"];
                ratees: number;
                /** @description Persons whose row must be marked as recused */
                recusals: string[];
                /** @description A token was issued; nobody here knows whether a ballot was cast */
                signedIn: boolean;
            }[];
            /** @description SHA-256, 64 hexadecimal digits */
            manifestHash: string;
            boothUrl: string;
        };
        CampaignItem: {
            /** Format: uuid */
            campaignId: string;
            name: string;
            /** @enum {string} */
            kind: "daily" | "annual" | "special" | "pre_appointment" | "term";
            year: number;
            /** Format: date */
            periodFrom: string;
            /** Format: date */
            periodTo: string;
            schemeId: string;
            schemeVersion: string;
            /** @enum {string} */
            stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
            stageLabel: components["schemas"]["Text"];
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            stageSince: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date
             * @description By when the running stage should be over
             */
            due: string | null;
            overdue: boolean;
            units: number;
            ratees: number;
        };
        CampaignStep: {
            /** @enum {string} */
            from: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
            /** @enum {string} */
            to: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
            /** @enum {string} */
            state: "proposed" | "taken" | "withdrawn";
            note: string;
            earlyReason: string | null;
            proposedBy: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            proposedAt: string;
            confirmedBy: string | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            takenAt: string | null;
        };
        Campaign: {
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                /** @enum {string} */
                kind: "daily" | "annual" | "special" | "pre_appointment" | "term";
                year: number;
                /** Format: date */
                periodFrom: string;
                /** Format: date */
                periodTo: string;
                schemeId: string;
                schemeVersion: string;
                /** @enum {string} */
                stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                stageLabel: components["schemas"]["Text"];
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                stageSince: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                createdAt: string;
                /**
                 * Format: date
                 * @description By when the running stage should be over
                 */
                due: string | null;
                overdue: boolean;
                schemeTitle: components["schemas"]["Text"];
                category: components["schemas"]["Text"];
                packs: {
                    id: string;
                    version: string;
                }[];
                /**
                 * @description Severity of raters: shown beside the score, or used for it
                 * @enum {string}
                 */
                severityAdjustment: "shown" | "used";
                /** Format: date */
                postingFrom: string | null;
                /** Format: date */
                postingUntil: string | null;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                finalAt: string | null;
                /** @description Working days left; negative when overdue */
                daysLeft: number | null;
                frozen: {
                    schemeHash: string;
                    packsHash: string;
                    snapshotHash: string;
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    frozenAt: string;
                } | null;
            };
            stageLine: {
                /** @enum {string} */
                stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                label: components["schemas"]["Text"];
                /** @enum {string} */
                state: "done" | "now" | "next";
                /** @description Names of the one or two people who took the step */
                by: string[];
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string | null;
                /** Format: date */
                due: string | null;
                earlyReason: string | null;
            }[];
            checklist: {
                key: string;
                label: components["schemas"]["Text"];
                ok: boolean;
                detail: components["schemas"]["Text"];
                /** @description Address in the console */
                link: string;
                /** @description A reason may stand in for it */
                mayBeReasoned: boolean;
            }[];
            next: {
                /** @enum {string} */
                stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                label: components["schemas"]["Text"];
                roles: string[];
                twoPeople: boolean;
                proposal: components["schemas"]["CampaignStep"] | null;
                may: {
                    propose: boolean;
                    confirm: boolean;
                    withdraw: boolean;
                };
            } | null;
            /** @description The stage that the campaign may go back to, by two people and with a note */
            back: {
                /** @enum {string} */
                stage: "prepare" | "freeze" | "collect" | "seal" | "score" | "deliberate" | "post" | "decide" | "feedback" | "improve" | "archive";
                label: components["schemas"]["Text"];
            } | null;
            steps: components["schemas"]["CampaignStep"][];
            counts: {
                units: number;
                ratees: number;
            };
        };
        SnapshotRow: {
            /** Format: uuid */
            cadreId: string;
            /** Format: uuid */
            unitId: string;
            unitCode: string;
            unitName: string;
            name: string;
            post: string;
            row: {
                [key: string]: unknown;
            };
            rowHash: string;
            unratedReason: string | null;
        };
        PaperCountItem: {
            /** Format: uuid */
            countId: string;
            group: string;
            groupLabel: components["schemas"]["Text"];
            /**
             * @description Waits for the first or the second entry; both differ, or agree; counted; withdrawal proposed
             * @enum {string}
             */
            phase: "first" | "second" | "differ" | "agreed" | "taken" | "withdrawing" | "withdrawn" | "discarded";
            place: string;
            /** Format: date */
            countedOn: string;
            remark: string;
            ratees: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                post: string;
            }[];
            createdBy: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /** @description Who entered it */
            people: {
                name: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                submittedAt: string | null;
            }[];
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            takenAt: string | null;
        };
        PaperCounts: {
            items: components["schemas"]["PaperCountItem"][];
            groups: {
                group: string;
                label: components["schemas"]["Text"];
            }[];
            /** @description The campaign collects, so counts may be entered */
            open: boolean;
        };
        PaperCount: {
            /** Format: uuid */
            countId: string;
            group: string;
            groupLabel: components["schemas"]["Text"];
            /**
             * @description Waits for the first or the second entry; both differ, or agree; counted; withdrawal proposed
             * @enum {string}
             */
            phase: "first" | "second" | "differ" | "agreed" | "taken" | "withdrawing" | "withdrawn" | "discarded";
            place: string;
            /** Format: date */
            countedOn: string;
            remark: string;
            ratees: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                post: string;
            }[];
            createdBy: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /** @description Who entered it */
            people: {
                name: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                submittedAt: string | null;
            }[];
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            takenAt: string | null;
            form: {
                /** @description Totals, then the cells of each indicator */
                cells: {
                    key: string;
                    indicator: string | null;
                    label: components["schemas"]["Text"];
                    mayBeEmpty: boolean;
                }[];
                indicators: {
                    code: string;
                    label: components["schemas"]["Text"];
                }[];
            };
            /** @description What the person signed in entered; null for others, and once it is settled */
            own: {
                turn: 1 | 2;
                /** @description By ratee, then by cell of the counting form; null where nothing was entered */
                counts: {
                    [key: string]: {
                        [key: string]: number | null;
                    };
                };
                submitted: boolean;
                faults: {
                    /** Format: uuid */
                    cadreId: string;
                    key: string;
                    problem: components["schemas"]["Text"];
                }[];
            } | null;
            /** @description Cells that differ; null until both have submitted */
            differing: number | null;
            /** @description For the two who entered, once both have submitted */
            differences: {
                /** Format: uuid */
                cadreId: string;
                key: string;
                first: number | null;
                second: number | null;
            }[] | null;
            /** @description Numbers of ballots, once taken; no votes */
            totals: {
                /** Format: uuid */
                cadreId: string;
                eligible: number | null;
                issued: number;
                returned: number;
                valid: number;
                invalid: number;
            }[] | null;
            withdrawal: {
                by: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
                reason: string;
                own: boolean;
            } | null;
            ended: {
                by: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
                reason: string;
            } | null;
            may: {
                enter: boolean;
                take: boolean;
                withdraw: boolean;
                discard: boolean;
            };
            /** @description The ballots are about the person signed in, who may not handle them */
            about: boolean;
        };
        RatingMapping: {
            /** @description Column, counted from 0 */
            rateeColumn: number;
            /** @description Column, counted from 0 */
            unitColumn: number | null;
            /** @description Column, counted from 0 */
            sheetColumn: number | null;
            /** @description The number stands for a rater, who may have filled in sheets about several ratees */
            sheetIsRater?: boolean;
            /** @description Unit of the rater, by code or name, where the number stands for a rater */
            raterUnitColumn?: number | null;
            group: {
                fixed: string;
            } | {
                /** @description Column, counted from 0 */
                column: number;
                values: {
                    text: string;
                    group: string;
                }[];
            };
            items: {
                /** @description Column, counted from 0 */
                column: number;
                indicator: string;
            }[];
            values: {
                text: string;
                level: number | "not_known";
            }[];
        };
        RatingCheck: {
            faults: {
                code: string;
                /** @description Row in the file, counted from 1; 0 for the file or column as a whole */
                row: number;
                column: string;
                value: string;
                problem: components["schemas"]["Text"];
                remedy: components["schemas"]["Text"];
            }[];
            faultCount: number;
            counts: {
                rows: number;
                sheets: number;
                valid: number;
                ratees: number;
                rateesMissing: number;
            };
            missing: {
                unitCode: string;
                unitName: string;
                name: string;
            }[];
            overlaps: {
                /** Format: uuid */
                importId: string;
                fileName: string;
                ratees: number;
            }[];
        };
        RatingImportItem: {
            /** Format: uuid */
            importId: string;
            /** @enum {string} */
            status: "uploaded" | "checked" | "confirmed" | "discarded" | "replaced";
            fileName: string;
            sha256: string;
            analysis: {
                sheet: string;
                headerRow: number;
                rows: number;
                columns: {
                    index: number;
                    letter: string;
                    header: string;
                    filled: number;
                    distinct: number;
                    values: {
                        text: string;
                        count: number;
                    }[];
                }[];
                notices: components["schemas"]["Text"][];
            };
            /** @enum {string} */
            mappingFrom: "saved" | "guess" | "entered";
            savedName: string | null;
            check: components["schemas"]["RatingCheck"] | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            confirmedAt: string | null;
            /** Format: uuid */
            replacedBy: string | null;
        };
        RatingImport: {
            /** Format: uuid */
            importId: string;
            /** @enum {string} */
            status: "uploaded" | "checked" | "confirmed" | "discarded" | "replaced";
            fileName: string;
            sha256: string;
            analysis: {
                sheet: string;
                headerRow: number;
                rows: number;
                columns: {
                    index: number;
                    letter: string;
                    header: string;
                    filled: number;
                    distinct: number;
                    values: {
                        text: string;
                        count: number;
                    }[];
                }[];
                notices: components["schemas"]["Text"][];
            };
            /** @enum {string} */
            mappingFrom: "saved" | "guess" | "entered";
            savedName: string | null;
            check: components["schemas"]["RatingCheck"] | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            confirmedAt: string | null;
            /** Format: uuid */
            replacedBy: string | null;
            mapping: components["schemas"]["RatingMapping"];
            /** @description First rows of the file; empty once it is counted */
            sample: string[][];
        };
        RateeEvidence: {
            /** Format: uuid */
            cadreId: string;
            unitCode: string;
            unitName: string;
            name: string;
            post: string;
            unratedReason: string | null;
            groups: {
                group: string;
                issued: number | null;
                returned: number;
                valid: number;
                /** @description More ballots came back than went out */
                isVoid: boolean;
                /** Format: uuid */
                importId: string;
                /**
                 * Format: uuid
                 * @description Count of paper ballots within these numbers
                 */
                paper: string | null;
            }[];
            /** @description Null until the evidence is sealed */
            tallies: {
                indicator: string;
                group: string;
                valid: number;
                /** @description Null where the group is too small */
                counts: {
                    [key: string]: number;
                } | null;
                notKnown: number | null;
                abstained: number | null;
            }[] | null;
            /** @description Of all rater groups together, by text; null until sealed, below the threshold, and for others */
            comments: string[] | null;
        };
        LetterContent: {
            title: string;
            addressee: string;
            period: string;
            unit: string;
            post: string;
            grade: string;
            score: string;
            rank: number | null;
            cohortSize: number;
            opening: string;
            strengths: {
                /** @description Node of the score sheet that the sentence rests on */
                nodeId: string;
                text: string;
            }[];
            shortcomings: {
                /** @description Node of the score sheet that the sentence rests on */
                nodeId: string;
                text: string;
            }[];
            measures: {
                /** @description Node of the score sheet that the sentence rests on */
                nodeId: string;
                text: string;
                owner: string;
                /** @description YYYY-MM-DD; an empty one is a finding */
                due: string;
            }[];
            rights: string[];
            signer: string;
            /** Format: date */
            date: string;
        };
        Talk: {
            giverName: string;
            /** Format: date */
            due: string;
            /** @enum {string} */
            state: "waiting" | "overdue" | "held" | "confirmed" | "disputed";
            record: {
                /** @enum {string} */
                form: "individual" | "collective" | "written" | "message";
                /** Format: date */
                heldOn: string;
                /**
                 * @description How the person assessed took the feedback
                 * @enum {string}
                 */
                reception: "accepted" | "partly" | "objection";
                receptionNote: string;
                /** @description Agreed otherwise than in the letter; empty where its measures stay */
                measuresNote: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                recordedAt: string;
            } | null;
            /** @description What the person assessed says about the record */
            answer: {
                tookPlace: boolean;
                note: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
        };
        LetterItem: {
            /** Format: uuid */
            cadreId: string;
            name: string;
            unitCode: string;
            unitName: string;
            post: string;
            drafted: boolean;
            /** @description Findings neither mended nor passed over */
            openErrors: number | null;
            overrides: number | null;
            grade: string | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            editedAt: string | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            releasedAt: string | null;
            acknowledged: {
                understood: boolean;
                comment: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
            talk: components["schemas"]["Talk"] | null;
        };
        Letter: {
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitCode: string;
                unitName: string;
                post: string;
            };
            content: components["schemas"]["LetterContent"];
            findings: {
                code: string;
                place: string;
                /** @enum {string} */
                severity: "error" | "notice";
                text: components["schemas"]["Text"];
            }[];
            overrides: {
                code: string;
                place: string;
                reason: string;
                byName: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            }[];
            openErrors: number;
            inputsHash: string;
            revision: number;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            editedAt: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            releasedAt: string | null;
            /** Format: date */
            reviewUntil: string | null;
            /** Format: date */
            appealUntil: string | null;
            acknowledged: {
                understood: boolean;
                comment: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
            /** @description Of all rater groups together, by text; null for others than office and giver, and below the threshold */
            comments: string[] | null;
        };
        ImprovementItem: {
            itemNo: number;
            nodeId: string;
            text: string;
            owner: string;
            /** Format: date */
            due: string;
            /** Format: uuid */
            cadreId: string;
            name: string;
            unitName: string;
        };
        MyLetter: {
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                year: number;
            };
            /** Format: uuid */
            cadreId: string;
            content: components["schemas"]["LetterContent"];
            inputsHash: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            releasedAt: string;
            timeline: {
                key: string;
                label: components["schemas"]["Text"];
                /** Format: date */
                day: string;
                passed: boolean;
                /**
                 * @description Who has to act by then
                 * @enum {string}
                 */
                party: "cadre" | "office";
                rule: components["schemas"]["RuleRef"] | null;
            }[];
            acknowledged: {
                understood: boolean;
                comment: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
            talk: components["schemas"]["Talk"] | null;
            improvements: {
                itemNo: number;
                nodeId: string;
                text: string;
                owner: string;
                /** Format: date */
                due: string;
            }[];
        };
        TalkDetail: {
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                year: number;
            };
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitCode: string;
                unitName: string;
                post: string;
            };
            content: components["schemas"]["LetterContent"];
            /** @description What to say and ask, in Chinese as the letter is */
            guide: {
                opening: string[];
                strengths: {
                    /** @description Node of the score sheet that the sentence rests on */
                    nodeId: string;
                    text: string;
                    questions: string[];
                }[];
                shortcomings: {
                    /** @description Node of the score sheet that the sentence rests on */
                    nodeId: string;
                    text: string;
                    questions: string[];
                }[];
                measures: {
                    /** @description Node of the score sheet that the sentence rests on */
                    nodeId: string;
                    text: string;
                    questions: string[];
                }[];
                closing: string[];
            };
            /** Format: date */
            releasedOn: string;
            acknowledged: {
                understood: boolean;
                comment: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
            talk: components["schemas"]["Talk"];
            /** @description Of all rater groups together, by text; null for others than office and giver, and below the threshold */
            comments: string[] | null;
            /** @description The talk is the own one and not confirmed yet */
            mayRecord: boolean;
        };
        MyTalk: {
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                year: number;
            };
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitCode: string;
                unitName: string;
                post: string;
            };
            /** Format: date */
            due: string;
            /** Format: date */
            heldOn: string | null;
            /** @enum {string} */
            state: "waiting" | "overdue" | "held" | "confirmed" | "disputed";
            /** @description The campaign takes no more records */
            closed: boolean;
        };
        GiverProposal: {
            givers: {
                /** Format: uuid */
                giverId: string;
                name: string;
                /** Format: uuid */
                cadreId: string | null;
                /** Format: uuid */
                unitId: string | null;
                unitName: string | null;
                /** @description Talks still to be held, without those that are given out now */
                open: number;
                held: number;
            }[];
            talks: {
                /** Format: uuid */
                cadreId: string;
                /** Format: uuid */
                unitId: string;
                name: string;
                unitName: string;
                /** Format: date */
                due: string;
                /** @description The giver assigned so far */
                now: string | null;
                /**
                 * Format: uuid
                 * @description Proposed; null where nobody may
                 */
                giverId: string | null;
            }[];
        };
        SeverityResult: {
            code: string;
            /** @description How severities were estimated, or why nothing is adjusted */
            text: components["schemas"]["Text"];
            model: {
                /** @enum {string} */
                estimator: "joint" | "marginal";
                ratees: number;
                raters: number;
                items: number;
                marks: number;
                iterations: number;
                converged: boolean;
                severitySd: number;
                severityReliability: number;
                rateeReliability: number;
            } | null;
            connectedness: {
                subsets: number;
                largest: number;
                raters: number;
                ratersOfSeveral: number;
            } | null;
            ratees: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                n: number;
                /** @description Mean of the sheets, raw scale */
                raw: number | null;
                adjusted: number | null;
                se: number | null;
                reason: components["schemas"]["Text"] | null;
            }[];
        };
        CampaignAnalysis: {
            mayAnalyse: boolean;
            /**
             * @description What the scheme makes of the adjustment
             * @enum {string}
             */
            use: "shown" | "used";
            falseDiscoveryRate: number;
            statement: components["schemas"]["Text"];
            counts: {
                /** @description To be checked */
                open: number;
                confirmed: number;
                dismissed: number;
                noted: number;
                /** @description No longer found by the last analysis, and never dealt with */
                gone: number;
            };
            people: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitName: string;
                open: number;
                all: number;
            }[];
            analysis: {
                engineVersion: string;
                sheets: number;
                resultHash: string;
                runBy: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                runAt: string;
                /** @description Scores or grades have changed since */
                outdated: boolean;
                /** @description Whether the score sheets show these severities; null before scoring */
                onScoreSheets: boolean | null;
                severity: components["schemas"]["SeverityResult"];
                tests: {
                    /** @enum {string} */
                    test: "straight-lining" | "halo" | "odd-profile" | "identical-sheets" | "blocs" | "group-gap" | "group-leniency" | "rater-leniency" | "no-differences" | "in-group" | "turn-taking" | "even-spread" | "seniority" | "score-grade" | "record-vote" | "hair-breadth";
                    label: components["schemas"]["Text"];
                    about: components["schemas"]["Text"];
                    effect: components["schemas"]["Text"];
                    tried: number;
                    leads: number;
                    notRun: components["schemas"]["Text"] | null;
                }[];
            } | null;
        };
        Finding: {
            /** Format: uuid */
            findingId: string;
            /** @enum {string} */
            test: "straight-lining" | "halo" | "odd-profile" | "identical-sheets" | "blocs" | "group-gap" | "group-leniency" | "rater-leniency" | "no-differences" | "in-group" | "turn-taking" | "even-spread" | "seniority" | "score-grade" | "record-vote" | "hair-breadth";
            label: components["schemas"]["Text"];
            about: components["schemas"]["Text"];
            subject: {
                /** @enum {string} */
                kind: "ratee";
                /** Format: uuid */
                cadreId: string;
            } | {
                /** @enum {string} */
                kind: "group";
                group: string;
            } | {
                /** @enum {string} */
                kind: "campaign" | "category";
            };
            /** Format: uuid */
            cadreId: string | null;
            person: {
                name: string;
                unitName: string;
            } | null;
            statistic: number;
            effect: number;
            effectUnit: components["schemas"]["Text"];
            p: number;
            /** @description p after correction for all tests of the campaign (Benjamini and Hochberg) */
            q: number;
            sentence: components["schemas"]["Text"];
            evidence: {
                facts: {
                    label: components["schemas"]["Text"];
                    value: number | null;
                    decimals: number;
                }[];
                lines: components["schemas"]["Text"][];
                chart: {
                    title: components["schemas"]["Text"];
                    axis: components["schemas"]["Text"];
                    decimals: number;
                    points: {
                        label: components["schemas"]["Text"];
                        value: number;
                        low?: number;
                        high?: number;
                        n?: number;
                        marked?: boolean;
                    }[];
                } | null;
            };
            /** @description False when a later analysis no longer finds it */
            stands: boolean;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            foundAt: string;
            /** @enum {string} */
            disposition: "open" | "confirmed" | "dismissed" | "noted";
            dispositionLabel: components["schemas"]["Text"];
        };
        FindingDetail: {
            /** Format: uuid */
            findingId: string;
            /** @enum {string} */
            test: "straight-lining" | "halo" | "odd-profile" | "identical-sheets" | "blocs" | "group-gap" | "group-leniency" | "rater-leniency" | "no-differences" | "in-group" | "turn-taking" | "even-spread" | "seniority" | "score-grade" | "record-vote" | "hair-breadth";
            label: components["schemas"]["Text"];
            about: components["schemas"]["Text"];
            subject: {
                /** @enum {string} */
                kind: "ratee";
                /** Format: uuid */
                cadreId: string;
            } | {
                /** @enum {string} */
                kind: "group";
                group: string;
            } | {
                /** @enum {string} */
                kind: "campaign" | "category";
            };
            /** Format: uuid */
            cadreId: string | null;
            person: {
                name: string;
                unitName: string;
            } | null;
            statistic: number;
            effect: number;
            effectUnit: components["schemas"]["Text"];
            p: number;
            /** @description p after correction for all tests of the campaign (Benjamini and Hochberg) */
            q: number;
            sentence: components["schemas"]["Text"];
            evidence: {
                facts: {
                    label: components["schemas"]["Text"];
                    value: number | null;
                    decimals: number;
                }[];
                lines: components["schemas"]["Text"][];
                chart: {
                    title: components["schemas"]["Text"];
                    axis: components["schemas"]["Text"];
                    decimals: number;
                    points: {
                        label: components["schemas"]["Text"];
                        value: number;
                        low?: number;
                        high?: number;
                        n?: number;
                        marked?: boolean;
                    }[];
                } | null;
            };
            /** @description False when a later analysis no longer finds it */
            stands: boolean;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            foundAt: string;
            /** @enum {string} */
            disposition: "open" | "confirmed" | "dismissed" | "noted";
            dispositionLabel: components["schemas"]["Text"];
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                year: number;
            };
            statement: components["schemas"]["Text"];
            /** @description About the person who asks, who may not deal with it */
            isOwn: boolean;
            /** @description What people said of it, the last first */
            history: {
                /** @enum {string} */
                disposition: "open" | "confirmed" | "dismissed" | "noted";
                dispositionLabel: components["schemas"]["Text"];
                reason: string;
                by: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
                /** @description How the finding read then, where it reads otherwise now */
                sentence: components["schemas"]["Text"] | null;
            }[];
        };
        ScoreNode: {
            id: string;
            /** @enum {string} */
            kind: "result" | "method" | "dimension" | "indicator" | "group" | "statistic" | "fact";
            label: components["schemas"]["Text"];
            value: number | null;
            scale: {
                min: number;
                max: number;
            };
            decimals: number;
            weight: number | null;
            effectiveWeight: number | null;
            formula: components["schemas"]["Text"];
            votes?: {
                readonly levels: {
                    value: number;
                    label: components["schemas"]["Text"];
                    count: number;
                }[];
                valid: number;
                notKnown: number;
                abstained: number;
                /** @description Counts withheld because the group is too small */
                hidden: boolean;
            };
            reliability?: {
                n: number;
                se: number | null;
                readonly interval95: (number)[] | null;
                rwg: number | null;
                icc1: number | null;
                icc2: number | null;
                /** @description Reliability of this mean of n sheets */
                ofMean: number | null;
                ratersNeeded: number | null;
            };
            rule: components["schemas"]["RuleRef"] | null;
            source: {
                kind: string;
                ref: string;
                label: components["schemas"]["Text"];
            } | null;
            readonly flags: {
                code: string;
                text: components["schemas"]["Text"];
            }[];
            readonly children: components["schemas"]["ScoreNode"][];
        };
        ScoreSheet: {
            engineVersion: string;
            scheme: {
                id: string;
                version: string;
            };
            readonly packs: {
                id: string;
                version: string;
            }[];
            rateeRef: string;
            root: components["schemas"]["ScoreNode"];
        };
        ResultItem: {
            /** Format: uuid */
            cadreId: string;
            name: string;
            unitCode: string;
            unitName: string;
            post: string;
            score: number | null;
            rank: number | null;
            ratingsN: number;
            /** @description Unweighted mean of the sheets, raw scale */
            ratingsMean: number | null;
            ratingsSe: number | null;
            /** @enum {string|null} */
            proposed: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade" | null;
            /** @enum {string|null} */
            decided: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade" | null;
            reason: string | null;
            final: boolean;
            differs: boolean;
            tieAtCut: boolean;
            bars: components["schemas"]["Text"][];
            /** @description Leads on this person that nobody has checked yet */
            openFindings: number;
        };
        Result: {
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitCode: string;
                unitName: string;
                post: string;
            };
            sheet: components["schemas"]["ScoreSheet"];
            inputsHash: string;
            rank: number | null;
            grade: {
                /** @enum {string|null} */
                decided: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade" | null;
                decidedLabel: components["schemas"]["Text"] | null;
                final: boolean;
                /** @description Null for the person assessed */
                deliberation: {
                    /** @enum {string} */
                    proposed: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade";
                    bars: {
                        effect: string;
                        text: components["schemas"]["Text"];
                        rule: components["schemas"]["RuleRef"];
                    }[];
                    reasons: {
                        text: components["schemas"]["Text"];
                        rule: components["schemas"]["RuleRef"] | null;
                    }[];
                    tieAtCut: boolean;
                    reason: string | null;
                    decidedBy: string | null;
                    /**
                     * Format: date-time
                     * @description Instant, UTC, ISO 8601
                     */
                    decidedAt: string | null;
                } | null;
            } | null;
        };
        CampaignReliability: {
            ratees: number;
            sheets: number;
            icc1: number | null;
            icc2: number | null;
            averageSize: number | null;
            msBetween: number | null;
            msWithin: number | null;
            alpha: number | null;
            wanted: number;
            ratersNeeded: number | null;
            meanOfMeans: number | null;
            sdOfMeans: number | null;
            cohort: {
                size: number;
                readonly indicators: {
                    [key: string]: number;
                };
            } | null;
            engineVersion: string;
            resultHash: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            scoredAt: string;
        };
        ReliabilityItem: {
            /** Format: uuid */
            campaignId: string;
            name: string;
            year: number;
            /** @enum {string} */
            kind: "daily" | "annual" | "special" | "pre_appointment" | "term";
            ratees: number;
            sheets: number;
            /** @description Reliability of one sheet */
            icc1: number | null;
            /** @description Reliability of a mean of `averageSize` sheets */
            icc2: number | null;
            averageSize: number | null;
            wanted: number;
            /** @description Raters for each ratee that reach the wanted reliability */
            ratersNeeded: number | null;
            /** @description Whether severity could be estimated; null when not analysed */
            severity: string | null;
            openFindings: number;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            scoredAt: string;
        };
        CampaignQuota: {
            quota: {
                people: number;
                share: number;
                approvedShare: number | null;
                /** @enum {string} */
                rounding: "floor" | "half_up";
                places: number;
                floor: number;
                halfUp: number;
                approvedPlaces: number | null;
                sentence: components["schemas"]["Text"];
            };
            counted: number;
            /** @description Places for excellent in force */
            limit: number;
            excellent: number;
            undecided: number;
            differing: number;
            approved: {
                share: number;
                document: string;
                by: string;
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
            } | null;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            proposedAt: string;
        };
        MyResult: {
            campaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                year: number;
            };
            ratee: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                unitCode: string;
                unitName: string;
                post: string;
            };
            sheet: components["schemas"]["ScoreSheet"];
            inputsHash: string;
            rank: number | null;
            cohortSize: number;
            grade: {
                /** @enum {string} */
                code: "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade";
                label: components["schemas"]["Text"];
            } | null;
        };
        CadreList: {
            items: {
                /** Format: uuid */
                cadreId: string;
                name: string;
                sex: string | null;
                ethnicity: string | null;
                /** @description YYYY-MM */
                birth: string | null;
                /** @description YYYY-MM */
                workStart: string | null;
                politicalStatus: string | null;
                education: string | null;
                degree: string | null;
                /** Format: uuid */
                unitId: string | null;
                unitName: string | null;
                unitCode: string | null;
                title: string | null;
                rank: string | null;
                /** @description YYYY-MM */
                positionSince: string | null;
                /** @description YYYY-MM */
                rankSince: string | null;
                isHead: boolean;
                isTeamMember: boolean;
                reserve: boolean;
                duties: string | null;
            }[];
            total: number;
            /** @description Counting stopped: there are more than `total` */
            totalIsCapped: boolean;
            page: number;
            size: number;
        };
        CadreDetail: {
            /** Format: uuid */
            cadreId: string;
            name: string;
            sex: string | null;
            ethnicity: string | null;
            /** @description YYYY-MM */
            birth: string | null;
            /** @description YYYY-MM */
            workStart: string | null;
            politicalStatus: string | null;
            education: string | null;
            degree: string | null;
            /** Format: uuid */
            unitId: string | null;
            unitName: string | null;
            unitCode: string | null;
            title: string | null;
            rank: string | null;
            /** @description YYYY-MM */
            positionSince: string | null;
            /** @description YYYY-MM */
            rankSince: string | null;
            isHead: boolean;
            isTeamMember: boolean;
            reserve: boolean;
            duties: string | null;
            nameAsWritten: string;
            nativePlace: string | null;
            /** @description YYYY-MM */
            partyDate: string | null;
            school: string | null;
            note: string | null;
            appointments: {
                /** Format: uuid */
                appointmentId: string;
                unitName: string;
                title: string;
                rank: string | null;
                isHead: boolean;
                /** @description YYYY-MM */
                since: string | null;
                /** @description YYYY-MM */
                ended: string | null;
                /** @description Name of the imported file, or empty */
                source: string;
            }[];
            facts: {
                /** Format: uuid */
                factId: string;
                kind: string;
                from: string;
                to: string | null;
                note: string;
                source: string;
            }[];
            changes: {
                /**
                 * Format: date-time
                 * @description Instant, UTC, ISO 8601
                 */
                at: string;
                source: string;
                differences: {
                    field: string;
                    before: string | null;
                    after: string | null;
                }[];
            }[];
        };
        UnitList: {
            items: {
                /** Format: uuid */
                unitId: string;
                code: string;
                name: string;
                /** @enum {string} */
                kind: "county_department" | "town" | "subdistrict" | "institution" | "other";
                people: number;
                head: string | null;
            }[];
        };
        RosterRemark: {
            sheet: string;
            row: number;
            /** @description Letter, or "" for the row as a whole */
            column: string;
            value: string;
            problem: {
                zh: string;
                en: string;
            };
            remedy: {
                zh: string;
                en: string;
            };
        };
        RosterImportItem: {
            /** Format: uuid */
            importId: string;
            fileName: string;
            /** @enum {string} */
            status: "reading" | "preview" | "importing" | "failed" | "confirmed" | "discarded";
            /**
             * Format: uuid
             * @description The job that reads, or that imports
             */
            jobId: string | null;
            createdBy: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            confirmedAt: string | null;
        };
        RosterImport: {
            /** Format: uuid */
            importId: string;
            fileName: string;
            /** @enum {string} */
            status: "reading" | "preview" | "importing" | "failed" | "confirmed" | "discarded";
            /**
             * Format: uuid
             * @description The job that reads, or that imports
             */
            jobId: string | null;
            createdBy: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Instant, UTC, ISO 8601
             */
            confirmedAt: string | null;
            summary: ({
                counts: {
                    dataRows: number;
                    good: number;
                    errorRows: number;
                    add: number;
                    change: number;
                    same: number;
                    newUnits: number;
                    renamedUnits: number;
                    missing: number;
                    /** @description Rows whose person may be somebody else than they were taken for */
                    doubts: number;
                };
                /** @description Rows left out; the first 2,000 */
                errors: components["schemas"]["RosterRemark"][];
                /** @description Rows taken, to be checked; the first 2,000 */
                notices: components["schemas"]["RosterRemark"][];
                sheets: {
                    name: string;
                    headerRows: number[];
                    columns: {
                        column: number;
                        letter: string;
                        header: string;
                        field: string | null;
                    }[];
                }[];
                skippedSheets: string[];
                dataRows: number;
                asOf: string;
                fileNotices: {
                    zh: string;
                    en: string;
                }[];
                /** @description Units that are new or change */
                units: {
                    /** Format: uuid */
                    unitId: string;
                    code: string;
                    name: string;
                    /** @enum {string} */
                    kind: "county_department" | "town" | "subdistrict" | "institution" | "other";
                    sortOrder: number;
                    isNew: boolean;
                    renamedFrom: string | null;
                    codeInFile: string | null;
                }[];
                headChanges: {
                    unit: string;
                    before: string;
                    after: string;
                }[];
                /** @description On the roster, not in the file: a question, nobody is removed; the first 500 */
                missing: {
                    /** Format: uuid */
                    cadreId: string;
                    name: string;
                    unit: string;
                    title: string | null;
                }[];
                rowsHash: string;
            } | {
                failure: {
                    code: string;
                    text: {
                        zh: string;
                        en: string;
                    };
                };
            }) | null;
        };
        RosterImportRow: {
            position: number;
            /** @enum {string} */
            state: "add" | "change" | "same";
            row: {
                sheet: string;
                row: number;
                person: {
                    [key: string]: (string | boolean) | null;
                };
                isHead: boolean;
                doubt: {
                    zh: string;
                    en: string;
                } | null;
            };
            differences: {
                field: string;
                before: string | null;
                after: string | null;
            }[];
        };
        RosterStructure: {
            asOf: string;
            total: number;
            heads: number;
            team: number;
            reserve: number;
            /** @description In office today and at work then, with no appointment on record for that month */
            withoutHistory: number;
            sex: {
                /** @description "" for unknown */
                key: string;
                count: number;
                /** @description Of the known */
                share: number;
            }[];
            age: {
                /** @description "" for unknown */
                key: string;
                count: number;
                /** @description Of the known */
                share: number;
            }[];
            education: {
                /** @description "" for unknown */
                key: string;
                count: number;
                /** @description Of the known */
                share: number;
            }[];
            tenure: {
                /** @description "" for unknown */
                key: string;
                count: number;
                /** @description Of the known */
                share: number;
            }[];
            rank: {
                /** @description "" for unknown */
                key: string;
                count: number;
                /** @description Of the known */
                share: number;
            }[];
            units: {
                /** Format: uuid */
                unitId: string;
                name: string;
                total: number;
                women: number;
                meanAge: number | null;
            }[];
        };
        TodoItem: {
            key: string;
            text: components["schemas"]["Text"];
            /** @description Name of the campaign it belongs to */
            about: string | null;
            count: number | null;
            /** Format: date */
            due: string | null;
            /** @description Working days; negative when overdue */
            daysLeft: number | null;
            overdue: boolean;
            link: string;
        };
        SearchHit: {
            id: string;
            name: string;
            detail: string;
            link: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
