import { showInstallFor } from "./router.ts";

// Runs before anything is drawn, so that no page flashes in the wrong colours or moves when scripts take over.
const { classList } = document.documentElement;
classList.add("js");
// A list that the address narrows does not show whole before; where the script that narrows it fails, it does in the end.
if (location.search !== "") {
  classList.add("waiting");
  setTimeout(() => classList.remove("waiting"), 4000);
}
showInstallFor(new URLSearchParams(location.search).getAll("release"));
try {
  const theme = localStorage.getItem("ppa-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
} catch {
  // Storage may be forbidden; then the page follows the system.
}
