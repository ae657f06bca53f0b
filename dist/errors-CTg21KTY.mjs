import { a as visible, i as formatProblem, n as atPlace, r as errorCode, t as UserError } from "./errors-Xc9Ltc-p.mjs";

export { UserError };