import { element } from "./dom.ts";
import { announce, words } from "./words.ts";

/** Where nothing can be copied, the text is selected, and the button says what to press. */
export function enableCopy(): void {
  for (const line of document.querySelectorAll(".get")) addCopyButton(line);
  document.addEventListener("click", async ({ target }) => {
    const button = (target as Element).closest("[data-copy]");
    const code = button?.parentElement?.querySelector("code");
    if (!button || !code) return;
    const answer = (await copy(code)) ? words.copied : words.selected;
    button.textContent = answer;
    announce(answer);
    setTimeout(() => {
      button.textContent = words.copy;
    }, 2000);
  });
}

/** Lists have very many lines to copy; their buttons are for those who can use them. */
export function addCopyButton(line: Element): void {
  const button = element("button", words.copy);
  button.type = "button";
  button.className = "copy";
  button.dataset["copy"] = "";
  button.ariaLabel = `${words.copy} ${line.textContent}`;
  line.append(button);
}

async function copy(code: HTMLElement): Promise<boolean> {
  const text = code.textContent ?? "";
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages without https have no clipboard, but may copy what is selected.
    getSelection()?.selectAllChildren(code);
    return copySelection(text);
  }
}

/** Copies `text` itself: a selection leaves out what is not shown. */
function copySelection(text: string): boolean {
  const write = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", write);
  try {
    return document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", write);
  }
}
