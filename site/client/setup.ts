import { words } from "./words.ts";

const known = ["release", "arch"] as const;
type Choice = Partial<Record<(typeof known)[number], string>>;

/** The pickers of "Add to my router": shows one release, and writes the architecture into its commands. */
export function enableSetup(): void {
  const setup = document.querySelector<HTMLElement>("[data-setup]");
  const pickers = setup?.querySelector<HTMLElement>("[data-pickers]");
  if (!setup || !pickers) return;
  const picks = { release: pick(pickers, "release"), arch: pick(pickers, "arch") };
  const sections = [...setup.querySelectorAll<HTMLElement>("[data-release]")];
  const archOptions = [...picks.arch.options];

  const apply = (): void => {
    const current = sections.find((section) => section.dataset["release"] === picks.release.value);
    for (const section of sections) section.hidden = section !== current;
    setup.dataset["setup"] = "ready";
    const offered = current?.dataset["archs"]?.split(" ") ?? [];
    for (const option of archOptions)
      option.hidden = option.disabled = option.value !== "" && !offered.includes(option.value);
    if (picks.arch.selectedOptions[0]?.disabled) picks.arch.value = "";
    writeArch(setup, picks.arch.value);
  };
  const choose = (choice: Choice): void => {
    for (const name of known) {
      const value = choice[name];
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
  enablePaste(pickers, sections, (choice) => {
    choose(choice);
    remember({ release: picks.release.value, arch: picks.arch.value });
  });
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

function remembered(): Choice {
  const address = new URLSearchParams(location.search);
  const fromAddress = Object.fromEntries(known.map((name) => [name, address.get(name) ?? undefined]));
  if (fromAddress["release"] || fromAddress["arch"]) return fromAddress;
  try {
    return JSON.parse(localStorage.getItem("ppa-router") ?? "{}") as Choice;
  } catch {
    return {};
  }
}

function remember(choice: Choice): void {
  const address = new URL(location.href);
  for (const name of known) {
    const value = choice[name];
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
  try {
    localStorage.setItem("ppa-router", JSON.stringify(choice));
  } catch {
    // The address still remembers it.
  }
}

/** Reads release and architecture out of what a router printed, whichever command it was. */
function enablePaste(pickers: HTMLElement, sections: HTMLElement[], choose: (choice: Choice) => void): void {
  const input = pickers.querySelector<HTMLInputElement>("[data-paste]");
  const answer = pickers.querySelector<HTMLElement>("[data-paste-answer]");
  input?.addEventListener("input", () => {
    if (!answer) return;
    const text = input.value;
    const series = /\b(\d\d\.\d\d)(?:\.\d+)?\b/.exec(text)?.[1];
    const release = sections.find((section) => section.dataset["release"] === series)?.dataset["release"];
    const offered = sections.filter((one) => !release || one.dataset["release"] === release);
    const archs = [...new Set(offered.flatMap((section) => section.dataset["archs"]?.split(" ") ?? []))];
    const said = text.match(/\b[a-z0-9]+(?:64|32)?_[a-z0-9]+(?:[-_+][a-z0-9.]+)*\b/g) ?? [];
    const arch = said.find((word) => archs.includes(word));
    if (arch) {
      choose({ ...(release ? { release } : {}), arch });
      answer.textContent = `${words.chosen} ${[release, arch].filter(Boolean).join(", ")}`;
    } else {
      const near = archs.filter((one) => said.some((word) => word.split("_")[0] === one.split("_")[0]));
      answer.textContent = text === "" ? "" : near.length > 0 ? `${words.nearest} ${near.join(", ")}` : words.unknown;
    }
  });
}
