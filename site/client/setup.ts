import { type Router, rememberedRouter, rememberRouter, showInstallFor } from "./router.ts";
import { type Offer, parseRouters, type Reading, readRouter } from "./router-text.ts";
import { words } from "./words.ts";

const known = ["release", "arch"] as const;

/** The pickers of "Add to my router": shows one release, and writes the architecture into its commands. */
export function enableSetup(): void {
  const setup = document.querySelector<HTMLElement>("[data-setup]");
  const pickers = setup?.querySelector<HTMLElement>("[data-pickers]");
  if (!setup || !pickers) return;
  const picks = { release: pick(pickers, "release"), arch: pick(pickers, "arch") };
  const sections = [...setup.querySelectorAll<HTMLElement>("[data-release]")];
  const archOptions = [...picks.arch.options];
  const offers = sections.map(({ dataset }): Offer => {
    return { release: dataset["release"] ?? "", routers: parseRouters(dataset["routers"] ?? "") };
  });
  const currentFirst = (): Offer[] => {
    const isCurrent = ({ release }: Offer) => release === picks.release.value;
    return [...offers.filter(isCurrent), ...offers.filter((one) => !isCurrent(one))];
  };

  const apply = (): void => {
    for (const section of sections) section.hidden = section.dataset["release"] !== picks.release.value;
    setup.dataset["setup"] = "ready";
    const offered = currentFirst()[0]?.routers;
    for (const option of archOptions)
      option.hidden = option.disabled = option.value !== "" && !offered?.has(option.value);
    if (picks.arch.selectedOptions[0]?.disabled) picks.arch.value = "";
    writeArch(setup, picks.arch.value);
  };
  const choose = ({ release, arch }: Router): void => {
    // Without a release it is one that has the architecture.
    const having = arch ? currentFirst().find(({ routers }) => routers.has(arch)) : undefined;
    for (const [name, value] of [
      ["release", release || having?.release],
      ["arch", arch],
    ] as const) {
      if (value && [...picks[name].options].some((option) => option.value === value)) picks[name].value = value;
    }
    apply();
  };
  choose(remembered());
  pickers.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    apply();
    remember({ release: picks.release.value, arch: picks.arch.value });
  });
  enablePaste(pickers, (text) => {
    const reading = readRouter(text, currentFirst());
    if (reading.kind !== "found") return answerTo(reading);
    choose(reading);
    const chosen = { release: picks.release.value, arch: picks.arch.value };
    remember(chosen);
    return `${words.chosen} ${[chosen.release, chosen.arch].filter(Boolean).join(", ")}`;
  });
}

function answerTo(reading: Exclude<Reading, { kind: "found" }>): string {
  if (reading.kind === "unknown") return words.unknown;
  const { what, near } = reading;
  return [words.missing.replace("#", what), ...(near.length > 0 ? [words.nearest, near.join(", ")] : [])].join(" ");
}

function pick(pickers: HTMLElement, name: string): HTMLSelectElement {
  return pickers.querySelector(`[data-pick=${name}]`) as HTMLSelectElement;
}

function writeArch(setup: HTMLElement, arch: string): void {
  for (const place of setup.querySelectorAll<HTMLElement>("[data-arch]")) {
    place.dataset["detect"] ??= place.textContent ?? "";
    place.textContent = arch || place.dataset["detect"];
  }
  for (const place of setup.querySelectorAll<HTMLElement>("[data-prepare]")) {
    place.dataset["detect"] ??= place.textContent ?? "";
    place.textContent = arch ? "" : place.dataset["detect"];
  }
}

function remembered(): Router {
  const address = new URLSearchParams(location.search);
  const fromAddress: Router = Object.fromEntries(known.map((name) => [name, address.get(name) ?? undefined]));
  return fromAddress.release || fromAddress.arch ? fromAddress : rememberedRouter();
}

function remember(router: Router): void {
  const address = new URL(location.href);
  for (const name of known) {
    const value = router[name];
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
  rememberRouter(router);
  if (router.release) showInstallFor([router.release]);
}

/** Answers what is pasted, with what was done with it. */
function enablePaste(pickers: HTMLElement, answerOf: (text: string) => string): void {
  const input = pickers.querySelector<HTMLInputElement>("[data-paste]");
  const answer = pickers.querySelector<HTMLElement>("[data-paste-answer]");
  input?.addEventListener("input", () => {
    if (answer) answer.textContent = input.value.trim() === "" ? "" : answerOf(input.value);
  });
}
