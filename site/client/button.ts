import { isServed } from "./json.ts";

/** Lets a link to a document do something on the page instead; where that fails it still leads where it led. */
export function asButton(link: HTMLAnchorElement, act: () => Promise<void>): void {
  if (!isServed) return;
  link.setAttribute("role", "button");
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      await act();
    } catch {
      location.assign(link.href);
    }
  });
  // Buttons take the space bar too.
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
}
