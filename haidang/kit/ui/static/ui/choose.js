// A choice among many becomes a box to type in: "so ngoai vu" or "snv" finds "Sở Ngoại vụ". The select stays in the form
// and holds the answer; without this script it is the select itself. ARIA: an editable combobox with a list box.
"use strict";
(() => {
  /** From how many choices on a list is searched and no longer read. */
  const MANY = 15;

  const plain = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
  const initials = (folded) => folded.split(/[\s\-–,.()]+/).filter(Boolean).map((word) => word[0]).join("");

  /** How well a choice fits what was typed: 0 best, -1 not at all. */
  const fit = (choice, typed) => {
    if (!typed || choice.plain === typed) return 0;
    if (choice.plain.startsWith(typed)) return 1;
    if (choice.initials.startsWith(typed.replace(/ /g, ""))) return 2;
    return typed.split(" ").every((word) => choice.plain.includes(word)) ? 3 : -1;
  };

  let made = 0;
  const words = (name) => document.getElementById("hd-choose-words")?.dataset[name] || "";

  const lift = (select) => {
    if (select.dataset.lifted || select.dataset.plain !== undefined || select.options.length < MANY) return;
    select.dataset.lifted = "yes";
    const id = select.id ? `${select.id}-go` : `hd-choose-${++made}`;
    const label = select.id ? document.querySelector(`label[for="${CSS.escape(select.id)}"]`) : select.closest("label");
    const name = select.getAttribute("aria-label") || (label ? label.innerText.replace(/\s+/g, " ").trim() : "");
    const choices = [...select.options].map((option, at) => {
      const folded = plain(option.text);
      return { option, plain: folded, initials: initials(folded), id: `${id}-${at}` };
    });

    const box = document.createElement("div");
    const input = document.createElement("input");
    const list = document.createElement("ul");
    const said = document.createElement("p");
    box.className = "hd-choose";
    Object.assign(input, { id, type: "text", className: "form-select", autocomplete: "off", spellcheck: false });
    const about = [select.getAttribute("aria-describedby"), `${id}-said`].filter(Boolean).join(" ");
    const told = {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
      "aria-describedby": about, autocapitalize: "off",
    };
    for (const [key, value] of Object.entries(told)) input.setAttribute(key, value);
    if (select.hasAttribute("aria-invalid")) input.setAttribute("aria-invalid", select.getAttribute("aria-invalid"));
    if (!label || select.hasAttribute("aria-label")) input.setAttribute("aria-label", name);
    Object.assign(list, { id: `${id}-list`, className: "hd-choose-list", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", name);
    if (select.multiple) list.setAttribute("aria-multiselectable", "true");
    Object.assign(said, { id: `${id}-said`, className: "hd-choose-said" });
    said.setAttribute("role", "status");
    input.disabled = select.disabled;
    input.required = select.required && !select.multiple;
    select.required = false;
    select.hidden = true;
    if (label && select.id) label.htmlFor = id;
    const taken = document.createElement("ul");
    taken.className = "hd-choose-taken";
    if (select.multiple) {
      taken.setAttribute("aria-label", name);
      box.append(taken);
      input.placeholder = words("add");
    }
    box.append(input, list, said);
    select.before(box);

    let shown = [];
    let at = -1;

    const chosen = () => choices.filter((choice) => choice.option.selected);
    const isOpen = () => !list.hidden;

    const show = () => {
      if (!select.multiple) {
        const one = chosen()[0];
        // what stands for "nothing chosen" is a hint and no text to be typed over
        input.value = one && one.option.value ? one.option.text : "";
        input.placeholder = one && !one.option.value ? one.option.text : words("find");
        return;
      }
      input.value = "";
      taken.replaceChildren(...chosen().map(({ option }) => {
        const item = document.createElement("li");
        const drop = document.createElement("button");
        drop.type = "button";
        drop.textContent = `${option.text} ×`;
        drop.setAttribute("aria-label", `${words("drop")} ${option.text}`);
        drop.addEventListener("click", () => {
          option.selected = false;
          changed();
          input.focus();
        });
        item.append(drop);
        return item;
      }));
      taken.hidden = !taken.children.length;
    };

    const changed = () => {
      show();
      select.dispatchEvent(new Event("input", { bubbles: true }));
      select.dispatchEvent(new Event("change", { bubbles: true }));
    };

    const close = () => {
      list.hidden = true;
      at = -1;
      said.textContent = "";
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const point = (where) => {
      list.querySelector(".is-at")?.classList.remove("is-at");
      at = shown.length ? (where + shown.length) % shown.length : -1;
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      const item = list.children[at];
      item.classList.add("is-at");
      item.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", item.id);
    };

    const take = (choice) => {
      if (choice.option.disabled) return;
      choice.option.selected = select.multiple ? !choice.option.selected : true;
      close();
      changed();
    };

    const open = (typed) => {
      shown = choices
        .filter((choice) => !choice.option.disabled && !(select.multiple && choice.option.selected))
        .map((choice) => ({ choice, rank: fit(choice, typed) }))
        .filter((found) => found.rank >= 0)
        .sort((one, other) => one.rank - other.rank)
        .map((found) => found.choice);
      list.replaceChildren(...shown.map((choice) => {
        const item = document.createElement("li");
        item.id = choice.id;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", String(choice.option.selected));
        item.textContent = choice.option.text;
        item.addEventListener("click", () => take(choice));
        return item;
      }));
      list.hidden = !shown.length;
      input.setAttribute("aria-expanded", String(!!shown.length));
      said.textContent = shown.length ? "" : words("none");
      point(typed && shown.length ? 0 : -1);
    };

    // a press on the list leaves the cursor in the box
    list.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("input", () => open(plain(input.value)));
    input.addEventListener("click", () => isOpen() || open(""));
    input.addEventListener("focus", () => input.select());
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (isOpen()) return point(at < 0 && step < 0 ? -1 : at + step);
        open("");
        const now = shown.findIndex((choice) => choice.option.selected);
        return point(select.multiple || now < 0 ? 0 : now);
      }
      if (event.key === "Enter" && isOpen()) {
        event.preventDefault();
        return at >= 0 ? take(shown[at]) : undefined;
      }
      if (event.key === "Escape" && (isOpen() || input.value)) {
        event.stopPropagation();
        close();
        show();
      }
      if (event.key === "Backspace" && select.multiple && !input.value) {
        const last = chosen().pop();
        if (last) {
          last.option.selected = false;
          changed();
        }
      }
    });
    input.addEventListener("blur", () => {
      const typed = plain(input.value);
      const now = chosen()[0];
      const nothing = choices.find((choice) => !choice.option.value);
      if (typed && typed !== now?.plain && shown.length === 1 && isOpen()) return take(shown[0]);
      if (!typed && !select.multiple && nothing && now !== nothing) return take(nothing);
      // words that are no choice are not kept: the box always shows what the form holds
      close();
      // not drawn anew: a press on one of those already taken may be under way
      if (select.multiple) input.value = "";
      else show();
    });
    select.form?.addEventListener("reset", () => setTimeout(show));
    window.addEventListener("pageshow", show);
    show();
  };

  // ── a name that is typed, with names to take it from (<input list>) ──

  /** The browser finds only what is written with its marks; this finds it without. What is typed stays as it is. */
  const suggest = (input) => {
    const source = document.getElementById(input.getAttribute("list") || "");
    if (!source || input.dataset.lifted || source.options.length < MANY) return;
    input.dataset.lifted = "yes";
    input.removeAttribute("list");
    const id = input.id || `hd-choose-${++made}`;
    const names = [...source.options].map(({ value }, at) => {
      const folded = plain(value);
      return { value, plain: folded, initials: initials(folded), id: `${id}-${at}` };
    });
    const box = document.createElement("div");
    const list = document.createElement("ul");
    box.className = "hd-choose";
    Object.assign(list, { id: `${id}-list`, className: "hd-choose-list", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.getAttribute("aria-label") || input.labels?.[0]?.innerText.trim() || id);
    input.before(box);
    box.append(input, list);
    const told = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [key, value] of Object.entries(told)) input.setAttribute(key, value);
    input.autocomplete = "off";
    let shown = [];
    let at = -1;
    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const take = (name) => {
      input.value = name.value;
      close();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const open = () => {
      const typed = plain(input.value);
      const found = typed ? names.map((name) => ({ name, rank: fit(name, typed) })).filter(({ rank }) => rank >= 0) : [];
      shown = found.sort((one, other) => one.rank - other.rank).slice(0, 30).map(({ name }) => name);
      list.replaceChildren(...shown.map((name) => {
        const item = document.createElement("li");
        item.id = name.id;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = name.value;
        item.addEventListener("click", () => take(name));
        return item;
      }));
      at = -1;
      list.hidden = !shown.length;
      input.setAttribute("aria-expanded", String(!!shown.length));
      input.removeAttribute("aria-activedescendant");
    };
    list.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("input", open);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (list.hidden) open();
        if (!shown.length) return;
        list.children[at]?.classList.remove("is-at");
        at = at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length;
        list.children[at].classList.add("is-at");
        list.children[at].scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", shown[at].id);
      } else if (event.key === "Enter" && !list.hidden && at >= 0) {
        event.preventDefault();
        take(shown[at]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.stopPropagation();
        close();
      }
    });
  };

  // ── many boxes to tick ──

  /** A box above them to narrow them; what is ticked stays in sight. */
  const narrow = (fieldset) => {
    const ticks = [...fieldset.querySelectorAll("input[type=checkbox]")];
    if (fieldset.dataset.lifted || ticks.length < MANY) return;
    fieldset.dataset.lifted = "yes";
    const rows = ticks.map((tick) => {
      const label = tick.closest("label") || tick.labels?.[0] || tick.parentElement;
      const row = label.parentElement.querySelectorAll("input[type=checkbox]").length === 1 ? label.parentElement : label;
      const folded = plain(label.textContent);
      return { tick, row, plain: folded, initials: initials(folded) };
    });
    const input = document.createElement("input");
    Object.assign(input, { type: "search", className: "form-control hd-choose-narrow", autocomplete: "off" });
    input.placeholder = words("find");
    const legend = fieldset.querySelector("legend");
    input.setAttribute("aria-label", `${words("narrow")}: ${legend ? legend.innerText.replace(/\s+/g, " ").trim() : ""}`);
    input.addEventListener("input", () => {
      const typed = plain(input.value);
      for (const each of rows) each.row.hidden = !each.tick.checked && fit(each, typed) < 0;
    });
    // Enter narrows, it does not send the form half filled in
    input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    if (legend) legend.after(input);
    else fieldset.prepend(input);
  };

  const all = (within) => {
    if (within.matches?.("select")) lift(within);
    for (const select of within.querySelectorAll("select")) lift(select);
    for (const input of within.querySelectorAll("input[list]")) suggest(input);
    for (const fieldset of within.querySelectorAll("fieldset")) narrow(fieldset);
  };
  document.addEventListener("DOMContentLoaded", () => all(document));
  document.addEventListener("htmx:load", (event) => all(event.detail.elt));
})();
