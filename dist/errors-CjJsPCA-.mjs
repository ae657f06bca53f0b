import { i as formatProblem, n as atPlace, r as errorCode, t as UserError } from "./errors-Dn9QZ19G.mjs";

export { UserError };