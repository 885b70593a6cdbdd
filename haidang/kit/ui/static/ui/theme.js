// Light or dark: what the person chose here, else what their system asks for.
// Paper is always light. Without scripts the page is light and the button stays hidden.
"use strict";
(() => {
  const page = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem("haidang-theme");
    } catch {
      return null; // a browser that keeps nothing is no error
    }
  };
  const dark = () => (chosen() || (system.matches ? "dark" : "light")) === "dark";
  const button = () => document.querySelector("[data-theme-switch]");
  const show = (theme = dark() ? "dark" : "light") => {
    page.dataset.bsTheme = theme;
    button()?.setAttribute("aria-pressed", String(theme === "dark"));
  };

  show();
  system.addEventListener("change", () => show());
  window.addEventListener("beforeprint", () => show("light"));
  window.addEventListener("afterprint", () => show());
  document.addEventListener("DOMContentLoaded", () => {
    show();
    const pressed = button();
    if (!pressed) return;
    pressed.hidden = false;
    pressed.addEventListener("click", () => {
      const next = page.dataset.bsTheme === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("haidang-theme", next);
      } catch {
        // kept for this page only
      }
      show(next);
    });
  });
})();
