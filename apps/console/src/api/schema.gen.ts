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
                    action?: string;
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
    "/api/audit/checkpoints": {
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
                    q?: string;
                    unitId?: string;
                    sex?: string;
                    rank?: string;
                    education?: string;
                    heads?: "true" | "false";
                    reserve?: "true" | "false";
                    sort?: "roster" | "name" | "-name" | "birth" | "-birth" | "positionSince" | "-positionSince";
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
                    content?: never;
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
                        /** @enum {string} */
                        sex?: "男" | "女";
                        education?: string | null;
                        degree?: string | null;
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
                    content?: never;
                };
            };
        };
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
                    q?: string;
                    unitId?: string;
                    sex?: string;
                    rank?: string;
                    education?: string;
                    heads?: "true" | "false";
                    reserve?: "true" | "false";
                    sort?: "roster" | "name" | "-name" | "birth" | "-birth" | "positionSince" | "-positionSince";
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
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports": {
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
                    content?: never;
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
                    content?: never;
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
                    state?: "add" | "change" | "same";
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
                            ok: boolean;
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
                                /** @description ISO 8601 instant */
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
                            ok: boolean;
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
                            ok: boolean;
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
                            ok: boolean;
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
            /** @description ISO 8601 instant */
            stageSince: string;
            /** @description ISO 8601 instant */
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
            /** @description ISO 8601 instant */
            proposedAt: string;
            confirmedBy: string | null;
            /** @description ISO 8601 instant */
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
                /** @description ISO 8601 instant */
                stageSince: string;
                /** @description ISO 8601 instant */
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
                /** Format: date */
                postingFrom: string | null;
                /** Format: date */
                postingUntil: string | null;
                /** @description ISO 8601 instant */
                finalAt: string | null;
                /** @description Working days left; negative when overdue */
                daysLeft: number | null;
                frozen: {
                    schemeHash: string;
                    packsHash: string;
                    snapshotHash: string;
                    /** @description ISO 8601 instant */
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
                /** @description ISO 8601 instant */
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
        RatingMappingInput: {
            /** @description Column, counted from 0 */
            rateeColumn: number;
            /** @description Column, counted from 0 */
            unitColumn: number | null;
            /** @description Column, counted from 0 */
            sheetColumn: number | null;
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
            /** @description ISO 8601 instant */
            createdAt: string;
            /** @description ISO 8601 instant */
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
            /** @description ISO 8601 instant */
            createdAt: string;
            /** @description ISO 8601 instant */
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
            /** @description ISO 8601 instant */
            editedAt: string | null;
            /** @description ISO 8601 instant */
            releasedAt: string | null;
            acknowledged: {
                understood: boolean;
                comment: string;
                /** @description ISO 8601 instant */
                at: string;
            } | null;
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
                /** @description ISO 8601 instant */
                at: string;
            }[];
            openErrors: number;
            inputsHash: string;
            revision: number;
            /** @description ISO 8601 instant */
            editedAt: string;
            /** @description ISO 8601 instant */
            releasedAt: string | null;
            /** Format: date */
            reviewUntil: string | null;
            /** Format: date */
            appealUntil: string | null;
            acknowledged: {
                understood: boolean;
                comment: string;
                /** @description ISO 8601 instant */
                at: string;
            } | null;
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
            /** @description ISO 8601 instant */
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
                /** @description ISO 8601 instant */
                at: string;
            } | null;
            improvements: {
                itemNo: number;
                nodeId: string;
                text: string;
                owner: string;
                /** Format: date */
                due: string;
            }[];
        };
        TodoItemInput: {
            key: string;
            text: components["schemas"]["TextInput"];
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
                    /** @description ISO 8601 instant */
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
            /** @description ISO 8601 instant */
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
                /** @description ISO 8601 instant */
                at: string;
            } | null;
            /** @description ISO 8601 instant */
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
            /** @description ISO 8601 instant */
            stageSince: string;
            /** @description ISO 8601 instant */
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
            /** @description ISO 8601 instant */
            proposedAt: string;
            confirmedBy: string | null;
            /** @description ISO 8601 instant */
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
                /** @description ISO 8601 instant */
                stageSince: string;
                /** @description ISO 8601 instant */
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
                /** Format: date */
                postingFrom: string | null;
                /** Format: date */
                postingUntil: string | null;
                /** @description ISO 8601 instant */
                finalAt: string | null;
                /** @description Working days left; negative when overdue */
                daysLeft: number | null;
                frozen: {
                    schemeHash: string;
                    packsHash: string;
                    snapshotHash: string;
                    /** @description ISO 8601 instant */
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
                /** @description ISO 8601 instant */
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
        RatingMapping: {
            /** @description Column, counted from 0 */
            rateeColumn: number;
            /** @description Column, counted from 0 */
            unitColumn: number | null;
            /** @description Column, counted from 0 */
            sheetColumn: number | null;
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
            /** @description ISO 8601 instant */
            createdAt: string;
            /** @description ISO 8601 instant */
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
            /** @description ISO 8601 instant */
            createdAt: string;
            /** @description ISO 8601 instant */
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
            /** @description ISO 8601 instant */
            editedAt: string | null;
            /** @description ISO 8601 instant */
            releasedAt: string | null;
            acknowledged: {
                understood: boolean;
                comment: string;
                /** @description ISO 8601 instant */
                at: string;
            } | null;
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
                /** @description ISO 8601 instant */
                at: string;
            }[];
            openErrors: number;
            inputsHash: string;
            revision: number;
            /** @description ISO 8601 instant */
            editedAt: string;
            /** @description ISO 8601 instant */
            releasedAt: string | null;
            /** Format: date */
            reviewUntil: string | null;
            /** Format: date */
            appealUntil: string | null;
            acknowledged: {
                understood: boolean;
                comment: string;
                /** @description ISO 8601 instant */
                at: string;
            } | null;
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
            /** @description ISO 8601 instant */
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
                /** @description ISO 8601 instant */
                at: string;
            } | null;
            improvements: {
                itemNo: number;
                nodeId: string;
                text: string;
                owner: string;
                /** Format: date */
                due: string;
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
                    /** @description ISO 8601 instant */
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
            /** @description ISO 8601 instant */
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
                /** @description ISO 8601 instant */
                at: string;
            } | null;
            /** @description ISO 8601 instant */
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
