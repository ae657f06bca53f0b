import { a as documents, c as keySchema, d as packagesSchema, f as statusSchema, i as catalogSchema, l as linkSchema, n as buildStatuses, o as feedSchema, p as targetsSchema, r as buildsSchema, s as filesSchema, t as archiveSchema, u as packageSchema } from "./catalog-CSOQh0pa.mjs";

export { packagesSchema };