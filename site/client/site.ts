import { enableCopy } from "./copy.ts";
import { showDates } from "./dates.ts";
import { enableDescription } from "./description.ts";
import { enableFiles } from "./files.ts";
import { enableFilters } from "./filter.ts";
import { searchForAddress } from "./not-found.ts";
import { enableSearch } from "./search.ts";
import { enableSetup } from "./setup.ts";
import { showStatus } from "./status.ts";
import { enableTheme } from "./theme-toggle.ts";
import { enableVersions } from "./versions.ts";

tidyAddress();
enableTheme();
enableCopy();
enableSetup();
enableSearch();
enableFilters();
enableFiles();
enableDescription();
enableVersions();
searchForAddress();
showDates();
void showStatus();

/** Links name `index.html` so that they work everywhere; at its proper home a page shows its short address. */
function tidyAddress(): void {
  const proper = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  const { origin, pathname, search, hash } = location;
  if (proper && pathname.endsWith("/index.html") && origin + pathname.slice(0, -"index.html".length) === proper) {
    history.replaceState(history.state, "", proper + search + hash);
  }
}
