import { n as buildStatuses, t as buildSchema } from "./build-Ch7IcGvk.mjs";

export { buildSchema };