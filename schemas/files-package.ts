import { z } from "zod";
import { isProblem, parseAlternative, parseRelation } from "../lib/files/notation.ts";
import { isApkVersion } from "../lib/openwrt/apk-version.ts";

/** Text that ends up on one line of a package's metadata. */
const line = z
  .string()
  .min(1, "is empty")
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .regex(/^[^\0-\x1f\x7f]*$/, "must be one line without control characters");

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9+._-]{0,127}$/, "must be letters, digits and + . _ -, and begin with a letter or digit")
  .refine(
    (text) => text !== "kernel" && text !== "libc",
    "is the name of a part of OpenWrt itself, which no feed may carry",
  );

const version = z.string().refine((text) => isApkVersion(text) && !/-r\d+$/.test(text), {
  message: "must be a version that opkg and apk both accept, without -r",
  params: {
    cure: "Write numbers with dots, then perhaps a letter, _alpha _beta _pre _rc or _p with a number: 1.2.3, 1.2_rc1",
  },
});

const absolutePath = z
  .string()
  .refine(isAbsolutePath, { message: "must be an absolute path on the router, without .. and //" });

function isAbsolutePath(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return /^\/./.test(path) && !/[\0-\x1f\x7f]|\/\/|\/\.{1,2}(\/|$)/.test(path);
}

const destination = z.union([z.literal("/"), absolutePath]);

/** A text that `parse` understands; the problem it answers with becomes the mistake. */
const notation = (parse: (text: string) => object) =>
  z.string().superRefine((text, context) => {
    const answer = parse(text);
    if (!isProblem(answer)) return;
    context.addIssue({ code: "custom", message: answer.what, params: { cure: answer.cure } });
  });

const relations = z.array(notation(parseRelation));

const mode = z
  .string()
  .regex(/^0?[0-7]{3,4}$/, 'must be an octal mode in quotes, such as "0755"')
  .optional()
  .describe(
    'Octal, in quotes: "0755". Default: 0755 where the source is executable or the place is one for programs, else 0644',
  );

const sourcePath = z.string().min(1, "is empty");

const script = z.union([z.string().min(1, "is empty"), z.strictObject({ file: sourcePath })]);

const file = z.union([
  sourcePath,
  z.strictObject({
    source: sourcePath.describe(
      "File, folder or glob, relative to this document; {arch} in it stands for the router's architecture",
    ),
    mode,
  }),
  z.strictObject({
    arch: z
      .record(z.string(), sourcePath)
      .describe("Source per architecture; a key may be a pattern such as aarch64_*"),
    mode,
  }),
  z.strictObject({ content: z.string().describe("The file's text itself"), mode }),
  z.strictObject({ link: line.describe("What the symbolic link points to") }),
  z.strictObject({ directory: z.literal(true).describe("An empty directory"), mode }),
]);

export const filesPackageSchema = z
  .strictObject({
    name: name.describe("Name of the package"),
    version: version.describe('Version without the release, in quotes: "1.2.3"'),
    release: z
      .int()
      .min(1, "must be 1 or more")
      .default(1)
      .describe("Raised when the package changes and its version does not"),
    description: z
      .string()
      .min(1, "is empty")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
      .regex(/^[^\0-\x08\x0b-\x1f\x7f]*$/, "must not contain control characters")
      .describe("What it is; the first line is the title"),
    section: line.optional().describe("Section of OpenWrt's menu, such as utils or net"),
    license: line.optional().describe("SPDX identifier"),
    maintainer: line.optional().describe("Name <address>"),
    url: line
      .refine(
        (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
        "must be an http or https address",
      )
      .optional()
      .describe("Home page"),
    depends: relations.default([]).describe('What must be installed too: libc, or "zlib >= 1.2"'),
    provides: relations.default([]).describe('Names under which it can be asked for as well: mta, or "libfoo = 1.2"'),
    conflicts: relations.default([]).describe("What must not be installed beside it"),
    alternatives: z
      .array(notation(parseAlternative))
      .default([])
      .describe("Links that several packages compete for: 200:/usr/bin/vi:/usr/bin/vim"),
    conffiles: z
      .array(absolutePath)
      .default([])
      .describe("Configuration that upgrades keep; a path ending in / means all below it"),
    scripts: z
      .strictObject({
        preinst: script.optional(),
        postinst: script.optional(),
        prerm: script.optional(),
        postrm: script.optional(),
      })
      .default({})
      .describe(
        "Shell scripts: their text, or { file: path }. OpenWrt's own handling of init scripts and uci-defaults is added",
      ),
    files: z
      .record(destination, file)
      .default({})
      .describe("Path on the router → where it comes from; a path ending in / is a folder that the source goes into"),
  })
  .describe("A package that is packed without a compiler");

export type FilesPackageDocument = z.infer<typeof filesPackageSchema>;
export type FileDocument = z.infer<typeof file>;
export type ScriptDocument = z.infer<typeof script>;

export const documents = { "files-package.schema.json": filesPackageSchema };
