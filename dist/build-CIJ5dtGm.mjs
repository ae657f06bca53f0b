import { n as buildStatuses, t as buildSchema } from "./build-CR08Tqnx.mjs";

export { buildSchema };