import { announce, words } from "./words.ts";

/** Where the clipboard is out of reach, the text is selected instead. */
export function enableCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const label = button.textContent ?? "";
    button.addEventListener("click", async () => {
      const code = button.parentElement?.querySelector("code");
      if (!code) return;
      try {
        await navigator.clipboard.writeText(code.textContent ?? "");
      } catch {
        getSelection()?.selectAllChildren(code);
        return;
      }
      button.textContent = words.copied;
      announce(words.copied);
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  }
}
