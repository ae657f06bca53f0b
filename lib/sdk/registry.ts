/** What registries are to answer with: any of the forms that an image of one or several platforms has. */
const MANIFESTS = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

/**
 * Asks registries for the digest that a tag has now, without pulling anything: HEAD of the manifest, with a token for
 * nobody in particular where one is wanted (the distribution specification). The answer is undefined for an image that is
 * not there, and wherever a registry cannot be asked.
 */
export function digestReader(ask: typeof fetch, signal: AbortSignal): (image: string) => Promise<string | undefined> {
  const tokens = new Map<string, Promise<string | undefined>>();
  return async (image) => {
    const { repository, manifest } = addressOf(image);
    try {
      const first = await ask(manifest, { method: "HEAD", headers: { accept: MANIFESTS }, signal });
      if (first.status !== 401) return digestOf(first);
      const token = tokens.get(repository) ?? fetchToken(first.headers.get("www-authenticate") ?? "", ask, signal);
      tokens.set(repository, token);
      const headers = { accept: MANIFESTS, authorization: `Bearer ${(await token) ?? ""}` };
      return digestOf(await ask(manifest, { method: "HEAD", headers, signal }));
    } catch {
      return undefined;
    }
  };
}

function addressOf(image: string): { readonly repository: string; readonly manifest: string } {
  const [, host = "", path = "", tag = ""] = /^([^/]+)\/(.+):([^:/]+)$/.exec(image) ?? [];
  const server = host === "docker.io" ? "registry-1.docker.io" : host;
  return { repository: `${server}/${path}`, manifest: `https://${server}/v2/${path}/manifests/${tag}` };
}

function digestOf({ ok, headers }: Response): string | undefined {
  const digest = headers.get("docker-content-digest");
  return ok && digest && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}

async function fetchToken(challenge: string, ask: typeof fetch, signal: AbortSignal): Promise<string | undefined> {
  const { realm, ...query } = Object.fromEntries(
    Array.from(challenge.matchAll(/(\w+)="([^"]*)"/g), ([, name = "", value = ""]) => [name, value]),
  );
  if (!realm) return undefined;
  const response = await ask(`${realm}?${new URLSearchParams(query)}`, { signal });
  const answer: unknown = response.ok ? await response.json() : undefined;
  if (typeof answer !== "object" || answer === null || !("token" in answer)) return undefined;
  return String(answer.token);
}
