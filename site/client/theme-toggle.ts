const order = ["", "light", "dark"];

/** The button goes through: as the system, light, dark. */
export function enableTheme(): void {
  const root = document.documentElement;
  const button = document.querySelector<HTMLButtonElement>("[data-theme-toggle]");
  if (!button) return;
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(root.dataset["theme"] ?? "") + 1) % order.length] ?? "";
    if (next) root.dataset["theme"] = next;
    else delete root.dataset["theme"];
    try {
      if (next) localStorage.setItem("ppa-theme", next);
      else localStorage.removeItem("ppa-theme");
    } catch {
      // Without storage the choice holds for this page.
    }
  });
}
