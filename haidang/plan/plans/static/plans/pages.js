// The pages of a plan work without this; with it, headings fold together, and what is folded is printed all the same.
"use strict";
(() => {
  const show = () => {
    for (const button of document.querySelectorAll("[data-fold], [data-tick]")) button.hidden = false;
  };
  document.addEventListener("click", (event) => {
    const fold = event.target.closest("[data-fold]");
    if (fold) for (const each of document.querySelectorAll("#nhiem-vu details.hd-fold")) each.open = fold.dataset.fold === "open";
    const tick = event.target.closest("[data-tick]");
    if (tick) for (const box of tick.form.querySelectorAll("input[type=checkbox]")) box.checked = tick.dataset.tick === "all";
  });
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details.hd-fold:not([open], .hd-letterhead)")];
    for (const each of closed) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("htmx:afterSwap", show);
  if (document.readyState !== "loading") show();
})();
