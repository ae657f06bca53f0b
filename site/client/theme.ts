// Runs before anything is drawn, so that no page flashes in the wrong colours or moves when scripts take over.
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("ppa-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
} catch {
  // Storage may be forbidden; then the page follows the system.
}
