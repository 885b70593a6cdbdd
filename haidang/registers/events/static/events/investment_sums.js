// Draws the table of sums as bars; without scripts the table alone says it all. Money is not drawn: currencies differ.
(() => {
  "use strict";
  const place = document.getElementById("bieu-do");
  const table = document.getElementById("bang-tong-hop");
  if (!place || !table || !window.echarts) return;
  const kinds = [...table.querySelectorAll("th[data-kind]")].map((head) => head.dataset.kind);
  const rows = [...table.querySelectorAll("tbody tr[data-name]")]
    .slice(0, 15)
    .reverse()
    .map((row) => ({
      name: row.dataset.name,
      counts: [...row.querySelectorAll("td[data-count]")].map((cell) => Number(cell.dataset.count)),
    }));
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  place.hidden = false;
  const chart = window.echarts.init(place, null, { renderer: "svg" });

  const draw = () => {
    const ink = colour("--hd-ink");
    const narrow = place.clientWidth < 600;
    chart.setOption({
      animation: false,
      color: ["--hd-sea-mid", "--hd-good", "--hd-lamp"].map(colour),
      textStyle: { fontFamily: colour("--hd-font"), color: ink },
      legend: { type: "scroll", top: 0, textStyle: { color: ink } },
      // names are measured a little short in their own font: without room their first letters are cut
      grid: { left: 24, right: 24, top: 40, bottom: 8, containLabel: true },
      xAxis: {
        type: "value",
        minInterval: 1,
        axisLabel: { color: ink },
        splitLine: { lineStyle: { color: colour("--hd-line") } },
      },
      yAxis: {
        type: "category",
        data: rows.map((row) => row.name),
        axisLabel: { color: ink, width: narrow ? 110 : 240, overflow: "truncate" },
      },
      series: kinds.map((name, at) => ({ name, type: "bar", data: rows.map((row) => row.counts[at]) })),
    });
  };

  draw();
  window.addEventListener("resize", () => {
    chart.resize();
    draw();
  });
  new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
})();
