// Compiles site/ into a renderer that needs no node_modules: server/ (Astro's bundle), assets/ (hashed), renderer.json.
// The same sources give the same bytes, wherever the project lies.
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { licenses } from "./licenses.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const site = join(root, "site");

/** Writes the renderer into `out`, replacing what is there. */
export async function buildSite(out) {
  const work = realpathSync(mkdtempSync(join(tmpdir(), "ppa-site-")));
  const environment = { ...process.env };
  try {
    setEnvironment();
    const assets = await bundleAssets(join(work, "assets"));
    const chunks = await bundleServer(join(work, "server"), join(work, "cache"), assets);
    cleanServer(join(work, "server"), work);
    // Astro makes an entry for middleware, of which there is none.
    rmSync(join(work, "server", "server", "virtual_astro_middleware.mjs"), { force: true });
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    cpSync(join(work, "assets"), join(out, "assets"), { recursive: true });
    cpSync(join(work, "server", "server"), join(out, "server"), { recursive: true });
    const id = hashFiles(out);
    licenses(chunks, root, out);
    writeFileSync(join(out, "renderer.json"), `${JSON.stringify({ id, assets }, null, 2)}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
    Object.assign(process.env, environment);
  }
}

/** Astro writes what it finds in the environment into its bundle, so it finds the same everywhere. */
function setEnvironment() {
  const kept = ["PATH", "HOME", "TMPDIR"];
  for (const name of Object.keys(process.env)) if (!kept.includes(name)) delete process.env[name];
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  process.env.NODE_ENV = "production";
  // For server islands, of which there are none; without it every build has another random one.
  process.env.ASTRO_KEY = Buffer.alloc(32).toString("base64");
}

/** Scripts are classic and complete, because pages opened from a disk may not load modules. */
async function bundleAssets(outdir) {
  const { build } = await import("esbuild");
  const result = await build({
    absWorkingDir: root,
    entryPoints: { theme: "site/client/theme.ts", site: "site/client/site.ts", style: "site/styles/site.css" },
    entryNames: "[name]-[hash]",
    outdir,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome123", "firefox120", "safari17.5"],
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  const names = Object.keys(result.metafile.outputs).map((path) => path.replace(/^.*\//, ""));
  return Object.fromEntries(names.sort().map((name) => [name.split("-", 1)[0], `assets/${name}`]));
}

async function bundleServer(outDir, cacheDir, assets) {
  const { build } = await import("astro");
  const chunks = [];
  await build({
    root: site,
    configFile: false,
    outDir,
    cacheDir,
    output: "server",
    trailingSlash: "always",
    logLevel: "warn",
    devToolbar: { enabled: false },
    image: { service: { entrypoint: "astro/assets/services/noop" } },
    session: { driver: undefined },
    adapter: { name: "ppa-renderer", hooks: { "astro:config:done": ({ setAdapter }) => setAdapter(adapter) } },
    vite: {
      cacheDir: join(cacheDir, "vite"),
      define: { __ASSETS__: JSON.stringify(assets) },
      ssr: { noExternal: true },
      plugins: [
        { name: "ppa-chunks", generateBundle: (_options, bundle) => void chunks.push(...Object.values(bundle)) },
      ],
      // Hashes in names would depend on where the project lies.
      environments: {
        ssr: { build: { rolldownOptions: { output: { chunkFileNames: "chunks/[name].mjs", comments: false } } } },
      },
    },
  });
  return chunks;
}

const adapter = {
  name: "ppa-renderer",
  entrypointResolution: "auto",
  serverEntrypoint: pathToFileURL(join(site, "renderer.ts")),
  adapterFeatures: { buildOutput: "server" },
  supportedAstroFeatures: { serverOutput: "stable", staticOutput: "stable", sharpImageService: "unsupported" },
};

/** Takes the paths of this machine out of the bundle, and refuses to go on where one is left. */
function cleanServer(folder, work) {
  for (const file of files(folder)) {
    const text = readFileSync(file, "utf8");
    const clean = text
      .replaceAll(pathToFileURL(work).href, "file:///build")
      .replaceAll(pathToFileURL(root).href, "file:///project")
      .replaceAll(work, "/build")
      .replaceAll(root, "/project");
    if (clean !== text) writeFileSync(file, clean);
  }
}

function hashFiles(folder) {
  const hash = createHash("sha256");
  for (const file of files(folder)) hash.update(`${relative(folder, file)}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildSite(process.argv[2] ?? join(root, "dist", "site"));
}
