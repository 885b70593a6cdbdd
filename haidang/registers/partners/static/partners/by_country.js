// Draws the table of partners by country as bars; without scripts the table alone says it all.
(function () {
  "use strict";
  const place = document.getElementById("bieu-do");
  const table = document.getElementById("bang-theo-nuoc");
  if (!place || !table || !window.echarts) return;

  const rows = [...table.querySelectorAll("tbody tr[data-country]")]
    .map((row) => ({
      name: row.dataset.country,
      counts: [...row.querySelectorAll("td[data-count]")].map((cell) => Number(cell.dataset.count)),
    }))
    .filter((row) => row.counts.some(Boolean))
    .sort((a, b) => sum(b.counts) - sum(a.counts))
    .slice(0, 20)
    .reverse();
  const kinds = [...table.querySelectorAll("th[data-kind]")].map((head) => head.dataset.kind);
  if (!rows.length) return;

  function sum(counts) {
    return counts.reduce((all, count) => all + count, 0);
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  place.hidden = false;
  const chart = window.echarts.init(place, null, { renderer: "svg" });

  function draw() {
    const ink = colour("--hd-ink");
    chart.setOption({
      animation: false,
      color: [colour("--hd-sea-mid"), colour("--hd-lamp"), colour("--hd-good"), colour("--hd-ink-soft")],
      textStyle: { fontFamily: colour("--hd-font"), color: ink },
      legend: { textStyle: { color: ink }, top: 0 },
      grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
      xAxis: { type: "value", minInterval: 1, axisLabel: { color: ink }, splitLine: { lineStyle: { color: colour("--hd-line") } } },
      yAxis: { type: "category", data: rows.map((row) => row.name), axisLabel: { color: ink } },
      series: kinds.map((name, index) => ({
        name,
        type: "bar",
        stack: "all",
        data: rows.map((row) => row.counts[index]),
      })),
    });
  }

  draw();
  window.addEventListener("resize", () => chart.resize());
  new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
})();
