import { t as detectForge } from "./forge-mZrzzb-w.mjs";

export { detectForge };