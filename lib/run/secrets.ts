/** What only its user may read. Each is taken from the variables named here. */
export interface Secrets {
  /** `PPA_KEYS`: the archive's private keys. */
  readonly keys?: string;
  /** `PPA_TOKEN`, else the runner's own: may push to the repository. */
  readonly token?: string;
  /** `PPA_AUTH`: `user:password` of a private archive. */
  readonly auth?: string;
  /** `PPA_SSH_KEY`: the private key that routers accept. */
  readonly sshKey?: string;
}

const VARIABLES = {
  keys: ["INPUT_KEYS", "PPA_KEYS"],
  token: ["INPUT_TOKEN", "PPA_TOKEN", "GITHUB_TOKEN"],
  auth: ["PPA_AUTH"],
  sshKey: ["INPUT_SSH-KEY", "PPA_SSH_KEY"],
} as const;

/**
 * Splits the process's environment into what child processes may see and what they may not, and deletes the secrets from
 * the original, so that no child, crash report or log of the environment has them. Call it once, at the edge.
 */
export function takeEnvironment(environment: Record<string, string | undefined>): {
  readonly env: Record<string, string | undefined>;
  readonly secrets: Secrets;
} {
  const secrets: { -readonly [name in keyof Secrets]: Secrets[name] } = {};
  for (const name of ["keys", "token", "auth", "sshKey"] as const) {
    const value = VARIABLES[name].map((variable) => environment[variable]?.trim()).find(Boolean);
    if (value) secrets[name] = value;
    for (const variable of VARIABLES[name]) delete environment[variable];
  }
  return { env: { ...environment }, secrets };
}
