import { a as sshFailure, i as ssh, n as parseSshHost, r as showHost, t as hangUp } from "./ssh-CW9-b1Wa.mjs";

export { parseSshHost };