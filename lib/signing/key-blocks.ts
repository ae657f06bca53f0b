import type { Problem } from "../run/errors.ts";

/** One key as it stands in a text, brought back to the form its own tools write. */
export interface KeyBlock {
  /** `usign` for base64 of the usign family, else what follows BEGIN: `EC PRIVATE KEY`, `PGP PUBLIC KEY BLOCK` … */
  readonly label: string;
  readonly text: string;
  /** 1-based line where it begins. */
  readonly line: number;
}

type Numbered = readonly [text: string, line: number];

const base64Line = /^[A-Za-z0-9+/]+={0,2}$/;
/** `Ed` in base64: how every usign file begins. */
const usignStart = /^RW[Q-T]/;

/**
 * Finds the keys in a text that people have copied about: line ends of any system, blank lines and indentation do not
 * matter, other lines are comments. What cannot be mended comes back as problems, with their line and without the text.
 */
export function findKeyBlocks(text: string, file: string): { blocks: KeyBlock[]; problems: Problem[] } {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .map((line, index): Numbered => [line.trim(), index + 1]);
  const blocks: KeyBlock[] = [];
  const problems: Problem[] = [];
  for (let at = 0; at < lines.length; ) {
    const [line, number] = lines[at] ?? ["", 0];
    const problem = (what: string, cure = "Copy the whole file again, every line of it") =>
      problems.push({ what, cure, place: { file, line: number } });
    const begin = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(line);
    if (begin) {
      const label = begin[1] ?? "";
      const end = lines.findIndex(([other], index) => index > at && /-----(BEGIN|END) /.test(other));
      if (end < 0 || lines[end]?.[0] !== `-----END ${label}-----`) {
        problem(`the ${label} is cut off: its END line is missing`);
        at = end < 0 ? lines.length : end;
        continue;
      }
      const armour = reassemble(label, lines.slice(at + 1, end));
      if (armour === undefined) problem(`the ${label} holds a line that is not base64`);
      else blocks.push({ label, text: armour, line: number });
      at = end + 1;
    } else if (line.includes("-----BEGIN ")) {
      problem("a key stands on one line: its line breaks were lost", "Store the file as it is, with its line breaks");
      at += 1;
    } else if (usignStart.test(line) && base64Line.test(line)) {
      const end = lines.findIndex(
        ([other], index) => index > at && (!base64Line.test(other) || usignStart.test(other)),
      );
      const parts = lines.slice(at, end < 0 ? lines.length : end).map(([part]) => part);
      blocks.push({ label: "usign", text: `untrusted comment:\n${parts.join("")}\n`, line: number });
      at += parts.length;
    } else {
      if (line.length >= 40 && base64Line.test(line))
        problem("is base64 that belongs to no key: a line before it is missing");
      at += 1;
    }
  }
  return { blocks, problems };
}

/** BEGIN, headers, a blank line where the form has one, base64, END. Undefined when a line is none of these. */
function reassemble(label: string, inner: readonly Numbered[]): string | undefined {
  const lines = inner.map(([line]) => line).filter((line) => line !== "");
  const bodyAt = lines.findIndex((line) => !/^[A-Za-z-]+: /.test(line));
  const headers = lines.slice(0, bodyAt < 0 ? lines.length : bodyAt);
  const body = lines.slice(headers.length);
  if (body.some((line) => !base64Line.test(line) && !/^=[A-Za-z0-9+/]{4}$/.test(line))) return undefined;
  const blank = headers.length > 0 || label.startsWith("PGP") ? [""] : [];
  return [`-----BEGIN ${label}-----`, ...headers, ...blank, ...body, `-----END ${label}-----`, ""].join("\n");
}
