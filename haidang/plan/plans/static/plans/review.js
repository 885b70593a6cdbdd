// Reading beside the source: choosing on one side shows the other. Without this script the same links are anchors.
"use strict";
(() => {
  const root = () => document.querySelector("[data-review]");
  const text = () => document.querySelector("[data-review-text]");
  const side = () => document.querySelector("[data-review-side]");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  const showIn = (pane, what) => {
    // On a telephone the right side is no pane of its own: there the page itself scrolls.
    const scrolls = pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== "visible";
    if (!scrolls) {
      const covered = getComputedStyle(text()).position === "sticky" ? text().offsetHeight : 0;
      const top = what.getBoundingClientRect().top + window.scrollY - covered - 12;
      window.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
      return;
    }
    const covered = pane.querySelector(".rv-tabs")?.offsetHeight || 0;
    const top = pane.scrollTop + what.getBoundingClientRect().top - pane.getBoundingClientRect().top - covered - 12;
    pane.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  };

  const light = (number) => {
    for (const lit of root().querySelectorAll(".rv-on")) lit.classList.remove("rv-on");
    if (!number) return;
    for (const part of root().querySelectorAll(`[data-p="${number}"]`)) part.classList.add("rv-on");
  };

  const card = (number) => side().querySelector(`#de-xuat-${number}`);
  const line = (number) => text().querySelector(`#d-${number}`);

  const chooseCard = (number, moves) => {
    const chosen = card(number);
    if (!chosen) return false;
    light(number);
    showIn(side(), chosen);
    if (moves) chosen.focus({ preventScroll: true });
    return true;
  };

  const chooseLine = (number, owner, moves) => {
    const chosen = line(number);
    if (!chosen) return false;
    const paragraph = chosen.closest(".rv-line");
    light(owner || paragraph.dataset.p);
    paragraph.classList.add("rv-on");
    showIn(text(), chosen);
    if (moves) {
      chosen.tabIndex = -1;
      chosen.focus({ preventScroll: true });
    }
    return true;
  };

  const onSide = (event) => {
    const link = event.target.closest("a[data-line]");
    const owner = event.target.closest(".rv-card")?.dataset.p;
    if (link && chooseLine(link.dataset.line, owner, event.detail === 0)) {
      event.preventDefault();
      return;
    }
    // A click beside the buttons of a card means: where does this stand?
    const chosen = event.target.closest(".rv-card");
    if (!chosen || event.target.closest("a, button, input, textarea, select, label, summary, form")) return;
    if (String(window.getSelection())) return;
    chooseLine(chosen.dataset.line, chosen.dataset.p, false);
  };

  const onText = (event) => {
    const link = event.target.closest("a[data-card]");
    if (link) {
      if (chooseCard(link.dataset.card, event.detail === 0)) event.preventDefault();
      return;
    }
    if (event.target.closest("a") || String(window.getSelection())) return;
    const chosen = event.target.closest(".rv-line[data-p]");
    if (chosen) chooseCard(chosen.dataset.p, false);
  };

  // From card to card by the arrow keys, as long as a card itself has the focus.
  const onKey = (event) => {
    const here = event.target.closest(".rv-card");
    if (here !== event.target || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const cards = [...side().querySelectorAll(".rv-card")];
    const next = cards[cards.indexOf(here) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    chooseCard(next.dataset.p, true);
    chooseLine(next.dataset.line, next.dataset.p, false);
  };

  // Who comes by keyboard into a card sees its words too.
  const onFocus = (event) => {
    const chosen = event.target.closest(".rv-card");
    if (chosen && !chosen.classList.contains("rv-on")) chooseLine(chosen.dataset.line, chosen.dataset.p, false);
  };

  // When a card was settled, the next one that waits is the work at hand.
  let kindAtHand = "";
  const onSend = (event) => {
    kindAtHand = event.detail.elt.closest?.(".rv-kind")?.id || "";
  };
  const onSwap = (event) => {
    const swapped = event.detail.elt;
    if (swapped?.id === "ben-phai" && kindAtHand) {
      const kind = document.getElementById(kindAtHand);
      (kind?.querySelector("li .rv-reason input:not([type=hidden])") || kind?.querySelector("summary"))?.focus();
      kindAtHand = "";
      return;
    }
    if (!swapped?.classList?.contains("rv-card")) return;
    const field = swapped.querySelector(".rv-form input:not([type=hidden]), .rv-form textarea");
    if (field) {
      field.focus();
      return;
    }
    const all = [...side().querySelectorAll(".rv-card")];
    const after = all.slice(all.indexOf(swapped) + 1).find((one) => one.classList.contains("rv-is-open"));
    const stays = swapped.classList.contains("rv-is-open") || swapped.querySelector("[role=alert]");
    const next = stays ? swapped : after;
    if (!next) return;
    next.focus({ preventScroll: true });
    chooseLine(next.dataset.line, next.dataset.p, false);
    if (!stays) showIn(side(), swapped);
  };

  // Who was signed out meanwhile is answered with the door: that belongs on a page, not in a card.
  const onAnswer = (event) => {
    const address = event.detail.xhr?.responseURL;
    if (!address || new URL(address).pathname.startsWith("/ke-hoach/")) return;
    event.detail.shouldSwap = false;
    window.location.reload();
  };

  // An address with an anchor: the other side of it is shown as well.
  const arrive = () => {
    const found = /^#de-xuat-(\d+)$/.exec(window.location.hash);
    const chosen = found && card(found[1]);
    if (chosen) {
      chooseCard(found[1], false);
      chooseLine(chosen.dataset.line, found[1], false);
    }
    const opened = document.getElementById(window.location.hash.slice(1));
    const kind = opened?.closest("details");
    if (kind) {
      kind.open = true;
      opened.scrollIntoView({ block: "nearest" });
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!root()) return;
    side().addEventListener("click", onSide);
    side().addEventListener("keydown", onKey);
    side().addEventListener("focusin", onFocus);
    text().addEventListener("click", onText);
    document.body.addEventListener("htmx:beforeRequest", onSend);
    document.body.addEventListener("htmx:beforeSwap", onAnswer);
    document.body.addEventListener("htmx:load", onSwap);
    arrive();
  });
})();
