import type { PackageDocument } from "../../schemas/catalog.ts";
import { bodyOf } from "../src/show.ts";
import { asButton } from "./button.ts";
import { readJson } from "./json.ts";

/** A page has the beginning of a long description; this shows all of it, when it is asked for. */
export function enableDescription(): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-description]");
  const text = document.querySelector(".description bdi");
  if (!link || !text) return;
  asButton(link, async () => {
    text.textContent = bodyOf((await readJson<PackageDocument>(link.href)).description);
    link.parentElement?.remove();
  });
}
