// Draws each chart of a report from the table below it; without scripts the table alone says it all.
(function () {
  "use strict";
  if (!window.echarts) return;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const drawn = [];

  function read(place) {
    const table = place.nextElementSibling.querySelector("table");
    return {
      labels: [...table.querySelectorAll("thead th")].slice(1).map((head) => head.textContent.trim()),
      series: [...table.querySelectorAll("tbody tr")].map((row) => ({
        name: row.querySelector("th").textContent.trim(),
        data: [...row.querySelectorAll("td")].map((cell) => Number(cell.dataset.value)),
      })),
    };
  }

  function draw({ place, chart, told }) {
    const ink = colour("--hd-ink");
    const room = (place.clientWidth - 80) / told.labels.length;
    const label = room < 50 ? { rotate: 90 } : { width: room, overflow: "break" };
    chart.setOption({
      animation: false,
      color: [colour("--hd-sea-mid"), colour("--hd-lamp")],
      textStyle: { fontFamily: colour("--hd-font"), color: ink },
      legend: told.series.length > 1 ? { textStyle: { color: ink }, top: 0 } : undefined,
      grid: { left: 16, right: 16, top: 44, bottom: 8, containLabel: true },
      xAxis: {
        type: "category",
        data: told.labels,
        axisLabel: { color: ink, interval: 0, ...label },
      },
      yAxis: {
        type: "value",
        name: place.dataset.unit,
        nameTextStyle: { color: ink },
        minInterval: 1,
        axisLabel: { color: ink, formatter: (value) => value.toLocaleString("vi-VN") },
        splitLine: { lineStyle: { color: colour("--hd-line") } },
      },
      series: told.series.map((each) => ({ ...each, type: place.dataset.kind, barMaxWidth: 36 })),
    });
  }

  for (const place of document.querySelectorAll(".rp-chart")) {
    place.hidden = false;
    const chart = window.echarts.init(place, null, { renderer: "svg" });
    drawn.push({ place, chart, told: read(place) });
  }
  drawn.forEach(draw);
  window.addEventListener("resize", () =>
    drawn.forEach((each) => {
      each.chart.resize();
      draw(each);
    }),
  );
  new MutationObserver(() => drawn.forEach(draw)).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-bs-theme"],
  });
})();
