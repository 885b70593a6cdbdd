// Drag and drop of several files, one request and one bar for each. Without this script the form sends them all at once.
"use strict";
(() => {
  // The partial may stand on a page more than once.
  if (window.haidangUpload) return;
  window.haidangUpload = true;

  const line = (list, name) => {
    const item = document.createElement("li");
    const words = document.createElement("span");
    const bar = document.createElement("progress");
    words.textContent = name + " ";
    bar.setAttribute("aria-label", name);
    item.append(words, bar);
    list.append(item);
    const say = (sentence, bad) => {
      bar.remove();
      words.textContent = sentence;
      item.classList.toggle("text-danger-emphasis", bad);
    };
    return { bar, say };
  };

  const send = (form, file) =>
    new Promise((done) => {
      const { bar, say } = line(form.querySelector("[data-upload-said]"), file.name);
      const end = (sentence, taken) => {
        say(sentence, !taken);
        done(taken);
      };
      const data = new FormData(form);
      data.delete("uploads");
      data.append("uploads", file);
      const request = new XMLHttpRequest();
      request.open("POST", form.getAttribute("action"));
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => {
        // When all is sent the server still looks through it: then the bar has no end in sight.
        if (event.lengthComputable && event.loaded < event.total) {
          bar.max = event.total;
          bar.value = event.loaded;
        } else {
          bar.removeAttribute("value");
        }
      });
      request.addEventListener("error", () => end(`${file.name}: ${form.dataset.lost}`, false));
      request.addEventListener("load", () => {
        const refused = request.status === 200 ? request.response?.refused : undefined;
        if (!refused) end(`${file.name}: ${form.dataset.refused}`, false);
        else if (refused.length) end(refused.join(" "), false);
        else end(`${file.name}: ${form.dataset.sent}`, true);
      });
      request.send(data);
    });

  const dress = (form) => {
    const input = form.querySelector("input[type=file]");
    form.querySelector("[data-upload-hint]").hidden = false;
    for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
      form.addEventListener(name, (event) => {
        event.preventDefault();
        form.classList.toggle("border-primary", name === "dragenter" || name === "dragover");
        if (name === "drop") input.files = event.dataTransfer.files;
      });
    }
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("button");
      button.disabled = true;
      form.querySelector("[data-upload-said]").replaceChildren();
      let all = true;
      // One after another: the server looks through each, and has other people to serve.
      for (const file of input.files) all = (await send(form, file)) && all;
      button.disabled = false;
      if (all) window.location.reload();
    });
  };

  const dressAll = () => document.querySelectorAll("form[data-upload]").forEach(dress);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", dressAll);
  else dressAll();
})();
