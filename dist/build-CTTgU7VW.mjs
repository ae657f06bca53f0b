import { n as buildStatuses, t as buildSchema } from "./build-yuFVsGHy.mjs";

export { buildSchema };