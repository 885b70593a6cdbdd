// Draws the sums of aid as bars from the table beside; without scripts the table alone says it all.
(function () {
  "use strict";
  const place = document.getElementById("bieu-do-vien-tro");
  const table = document.getElementById("bang-vien-tro");
  if (!place || !table || !window.echarts) return;

  const MOST = 15;
  const BILLION = 1e9;
  const names = [...table.querySelectorAll("th[data-series]")].map((head) => head.textContent.trim());
  const rows = [...table.querySelectorAll("tbody tr[data-name]")]
    .map((row) => ({
      name: row.dataset.name,
      amounts: [...row.querySelectorAll("td[data-amount]")].map((cell) => Number(cell.dataset.amount)),
    }))
    .filter((row) => row.amounts.some(Boolean))
    .slice(0, MOST)
    .reverse();
  if (!rows.length) return;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const said = (value) => value.toLocaleString("vi-VN", { maximumFractionDigits: 2 });

  place.hidden = false;
  place.style.height = `${Math.max(rows.length * 44 + 96, 220)}px`;
  const chart = window.echarts.init(place, null, { renderer: "svg" });

  function draw() {
    const ink = colour("--hd-ink");
    const narrow = place.clientWidth < 600;
    chart.setOption({
      animation: false,
      color: [colour("--hd-sea-mid"), colour("--hd-lamp")],
      textStyle: { fontFamily: colour("--hd-font"), color: ink },
      legend: { textStyle: { color: ink }, top: 0 },
      // names are measured a little short in their own font: without room their first letters are cut
      grid: { left: 24, right: 24, top: 40, bottom: 28, containLabel: true },
      xAxis: {
        type: "value",
        name: "tỷ đồng",
        nameLocation: "middle",
        nameGap: 26,
        nameTextStyle: { color: ink },
        axisLabel: { color: ink, formatter: (value) => said(value / BILLION) },
        splitNumber: narrow ? 3 : 5,
        splitLine: { lineStyle: { color: colour("--hd-line") } },
      },
      yAxis: {
        type: "category",
        data: rows.map((row) => row.name),
        axisLabel: { color: ink, width: narrow ? 110 : 220, overflow: "truncate" },
      },
      series: names.map((name, index) => ({ name, type: "bar", data: rows.map((row) => row.amounts[index]) })),
    });
  }

  draw();
  window.addEventListener("resize", () => {
    chart.resize();
    draw();
  });
  new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
})();
