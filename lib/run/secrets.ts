/** Variables that hold a secret: taken out of the environment before any child process could inherit them. */
const SECRET_VARIABLES = ["PPA_KEYS", "PPA_TOKEN", "PPA_AUTH", "INPUT_KEYS", "INPUT_TOKEN"];

/**
 * Copies `environment` and deletes the secrets from the original, so that no child process, crash report or `/proc` reader
 * of a child finds them. Call it once, at the edge.
 */
export function takeEnvironment(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  const copy = { ...environment };
  for (const name of SECRET_VARIABLES) delete environment[name];
  return copy;
}
