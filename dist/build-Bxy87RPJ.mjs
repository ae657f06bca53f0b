import { n as buildStatuses, t as buildSchema } from "./build-BbWmakkT.mjs";

export { buildSchema };