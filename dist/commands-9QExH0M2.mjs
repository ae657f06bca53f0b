import { n as installCommand, r as setupSteps, t as detected } from "./commands-rAD2ewUC.mjs";

export { installCommand, setupSteps };