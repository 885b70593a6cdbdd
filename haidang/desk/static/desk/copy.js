// A button that copies a text; hidden where scripts are blocked, since the text can be marked and copied by hand.
"use strict";
(() => {
  const copy = async (field) => {
    // Without HTTPS there is no clipboard to write to; the old way still works everywhere.
    if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
    field.select();
    document.execCommand("copy");
  };
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-copy]")) {
      const field = document.getElementById(button.dataset.copy);
      const words = button.querySelector("span");
      // Said aloud to who does not see the button change.
      const told = button.parentElement.querySelector("[role=status]");
      const before = words.textContent;
      button.hidden = false;
      button.addEventListener("click", async () => {
        try {
          await copy(field);
        } catch {
          field.select();
          document.execCommand("copy");
        }
        words.textContent = told.textContent = button.dataset.copied;
        window.setTimeout(() => {
          words.textContent = before;
          told.textContent = "";
        }, 2500);
      });
    }
  });
})();
