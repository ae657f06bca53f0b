import { a as problemsOf, i as formatProblem, n as atPlace, o as together, r as errorCode, s as visible, t as UserError } from "./errors-CKtpLF_l.mjs";

export { UserError };