import { n as installCommand, r as setupSteps, t as detected } from "./commands-DrYxy-fh.mjs";

export { installCommand, setupSteps };