// Menus are <details> and work without this; with it, one closes when another opens, on Escape, or on a click elsewhere.
"use strict";
(() => {
  const open = () => document.querySelectorAll("details[data-menu][open]");
  const closeAllBut = (kept) => {
    for (const menu of open()) if (menu !== kept && !menu.contains(kept)) menu.open = false;
  };
  document.addEventListener("click", (event) => closeAllBut(event.target.closest("details[data-menu]")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      const within = menu.contains(document.activeElement);
      menu.open = false;
      if (within) menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("focusin", (event) => {
    const menu = event.target.closest("details[data-menu]");
    for (const other of open()) if (other !== menu) other.open = false;
  });
  // A button that prints the page: hidden where scripts are blocked, since it could do nothing there.
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
  });
})();
