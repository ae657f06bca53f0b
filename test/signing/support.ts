import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { generateKeyset, type Keyset } from "../../lib/signing/keyset.ts";

/** A file that OpenWrt's own tools wrote. */
export const golden = (path: string): Buffer => readFileSync(new URL(`../fixtures/golden/${path}`, import.meta.url));
export const goldenText = (path: string): string => golden(path).toString("utf8");

/** Throw-away keys, made anew. */
export const newKeyset = (name = "acme"): Promise<Keyset> =>
  generateKeyset({ name, date: new Date("2026-01-02T03:04:05Z"), randomBytes });
