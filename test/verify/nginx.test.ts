import { execFileSync, spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { describeWith } from "../support/needs.ts";
import { archive, found, scratch, verify } from "./feeds.ts";

const children: ReturnType<typeof spawn>[] = [];
afterAll(() => {
  for (const child of children) child.kill();
});

/** nginx with the example's server block, changed only in what a test machine must change. */
async function nginx(directory: string, root: string): Promise<string> {
  const port = await freePort();
  const example = await readFile(new URL("../../examples/hosting/nginx.conf", import.meta.url), "utf8");
  const server = example
    .replace("listen 443 ssl", `listen 127.0.0.1:${port}`)
    .replace(/^ *ssl_certificate.*\n/gm, "")
    .replaceAll("/srv/ppa", root)
    .replaceAll("/etc/nginx/ppa.htpasswd", join(directory, "htpasswd"));
  await writeFile(join(directory, "htpasswd"), `router1:${execFileSync("openssl", ["passwd", "-6", "secret"])}`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${directory}/${name};`,
  );
  const user = process.getuid?.() === 0 ? "user root;" : "";
  await writeFile(
    join(directory, "nginx.conf"),
    `${user} pid ${directory}/pid; error_log ${directory}/error.log; daemon off; worker_processes 1;
     events {} http { gzip on; gzip_types *; access_log off; ${temporary.join(" ")} ${server} }`,
  );
  children.push(
    spawn("nginx", ["-e", join(directory, "error.log"), "-c", join(directory, "nginx.conf")], { stdio: "ignore" }),
  );
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(url).catch(() => undefined)) return url;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(await readFile(join(directory, "error.log"), "utf8"));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

describeWith(["nginx", "openssl"], "a private archive on nginx, as examples/hosting has it", () => {
  it("is in order for a router with credentials, and closed to others", async () => {
    const directory = await scratch();
    const root = join(directory, "www");
    await mkdir(join(root, ".git"), { recursive: true });
    await writeFile(join(root, ".git/config"), "");
    const url = await nginx(directory, root);
    await archive(root, url);
    const report = await verify(url, [], { auth: "router1:secret" });
    expect([found(report), report.feeds.map(({ packages }) => packages)]).toEqual([[], [24, 24]]);
    expect(found(await verify(url))).toEqual(["http-status"]);
    const headers = { authorization: `Basic ${btoa("router1:secret")}`, "accept-encoding": "gzip" };
    const index = await fetch(`${url}/24.10/mips_24kc/Packages`, { headers });
    expect([index.headers.get("content-encoding"), index.headers.get("content-type")]).toEqual([
      null,
      "application/octet-stream",
    ]);
    expect((await fetch(`${url}/.git/config`, { headers })).status).toBe(404);
  });
});
