import { UserError } from "../run/errors.ts";
import { generateKeyset, type Keyset, type KeysetOrigin } from "./keyset.ts";

/**
 * A change of keys in three steps, so that no router meets a signature it cannot check:
 * 1. `announce`: next keys are made and published beside the current ones; the keyring package carries them to routers.
 *    apk indexes are signed with both. `Packages.sig` has room for one signature, the current key's.
 * 2. `switch`, when routers have the next keys: these sign from now on; the old ones stay published.
 * 3. `retire`: the old keys are neither used nor published any more.
 */
export const stages = ["announce", "switch", "retire"] as const;
export type Stage = (typeof stages)[number];

/** The step that may come next. */
export function nextStage(keyset: Keyset): Stage {
  if (!keyset.rotation) return "announce";
  return keyset.rotation === "announced" ? "switch" : "retire";
}

/** The keyset after a step. @throws UserError when another step has to come first. */
export async function rotate(keyset: Keyset, stage: Stage, origin: KeysetOrigin): Promise<Keyset> {
  const next = nextStage(keyset);
  if (stage !== next) {
    throw new UserError({
      what: `"${stage}" is not the next step of this change of keys`,
      cure: `First run \`ppa keys rotate ${next}\``,
    });
  }
  if (stage === "announce") return announce(keyset, await generateKeyset(origin));
  const { usign, apk, openpgp } = keyset;
  if (stage === "retire") return { usign: usign.slice(0, 1), apk: apk.slice(0, 1), openpgp: openpgp.slice(0, 1) };
  return { usign: usign.toReversed(), apk: apk.toReversed(), openpgp: openpgp.toReversed(), rotation: "switched" };
}

/** Kinds that the archive does not use get no next key. */
function announce(keyset: Keyset, fresh: Keyset): Keyset {
  const beside = <T>(current: readonly T[], next: readonly T[]) => (current.length > 0 ? [...current, ...next] : []);
  return {
    usign: beside(keyset.usign, fresh.usign),
    apk: beside(keyset.apk, fresh.apk),
    openpgp: beside(keyset.openpgp, fresh.openpgp),
    rotation: "announced",
  };
}
