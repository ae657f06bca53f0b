import type { PackageDocument } from "../../schemas/catalog.ts";
import { bodyOf } from "../src/show.ts";
import { asButton } from "./button.ts";

/** A page has the beginning of a long description; this shows all of it, when it is asked for. */
export function enableDescription(): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-description]");
  const text = document.querySelector(".description bdi");
  if (!link || !text || !location.protocol.startsWith("http")) return;
  asButton(link, async () => {
    const response = await fetch(link.href);
    const { description } = (await response.json()) as PackageDocument;
    text.textContent = bodyOf(description);
    link.parentElement?.remove();
  });
}
