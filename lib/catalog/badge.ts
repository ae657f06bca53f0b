import type { Build } from "../../schemas/catalog.ts";
import { escapeMarkup } from "./encode.ts";

/** Colours with 4.5:1 against the white text. */
const colours = { blue: "#0b6a5f", green: "#176637", red: "#a8201f", amber: "#805000", grey: "#556065" };

const buildColours = { built: colours.green, failed: colours.red, stale: colours.amber, skipped: colours.grey };

/** `hello | 1.2.0-r1`, for a README. */
export function versionBadge(name: string, version: string): string {
  return badge(name, version === "" ? "not published" : version, version === "" ? colours.grey : colours.blue);
}

/** The worst of a package's builds. */
export function buildBadge(builds: readonly Build[]): string {
  const worst = (["failed", "stale", "built", "skipped"] as const).find((status) =>
    builds.some((build) => build.status === status),
  );
  return badge("build", worst ?? "none", worst ? buildColours[worst] : colours.grey);
}

function badge(label: string, value: string, colour: string): string {
  const [left, right] = [shorten(label), shorten(value)];
  const [leftWidth, rightWidth] = [width(left), width(right)];
  const total = leftWidth + rightWidth;
  const text = (content: string, x: number, length: number) =>
    `<text x="${x}" y="14" textLength="${length - 12}" lengthAdjust="spacingAndGlyphs">${escapeMarkup(content)}</text>`;
  const title = escapeMarkup(`${left}: ${right}`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${total}" height="20" role="img" aria-label="${title}"><title>${title}</title>` +
    `<clipPath id="r"><rect width="${total}" height="20" rx="4"/></clipPath><g clip-path="url(#r)">` +
    `<rect width="${leftWidth}" height="20" fill="#3b4448"/><rect x="${leftWidth}" width="${rightWidth}" height="20" fill="${colour}"/></g>` +
    `<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">` +
    `${text(left, leftWidth / 2, leftWidth)}${text(right, leftWidth + rightWidth / 2, rightWidth)}</g></svg>\n`
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function shorten(text: string): string {
  const letters = [...text.replace(invisible, "")];
  return letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : letters.join("") || "?";
}

/** About what 11 px Verdana takes; the text is fitted to it. Pixels. */
function width(text: string): number {
  let sum = 12;
  for (const letter of text)
    sum += /[ijl.,:;|!'I ]/.test(letter) ? 4 : /[mwMW@%]/.test(letter) ? 10.5 : letter > "\u2000" ? 12 : 6.8;
  return Math.round(sum);
}
