// The year drawn from the data in the page (json_script). Without this script the table below tells the same.
"use strict";
(() => {
  const figure = document.querySelector("[data-year-line]");
  if (!figure || !window.echarts) return;
  const told = JSON.parse(document.getElementById(figure.dataset.yearLine).textContent);
  const DAY = 24 * 60 * 60 * 1000;
  const BAR = 26;
  const at = (day) => Date.parse(`${day}T00:00:00`);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  // One colour each, told apart by the legend and by the table; taken from the palette, so that dark stays dark.
  const palette = () => ["--hd-sea-mid", "--hd-good", "--hd-lamp", "--hd-ink-soft", "--hd-bad", "--yl-event"].map(colour);
  // The first days of the months: each has its line and its number.
  const months = [...Array(12).keys()].map((number) => new Date(Number(told.first.slice(0, 4)), number, 1).getTime());
  const shown = told.kinds.filter((kind) => told.lines.some((line) => line.kind === kind.kind));

  // A bar from the first day to the end of the last; a single day is still seen.
  const bar = (params, api) => {
    const row = api.value(0);
    const start = api.coord([api.value(1), row]);
    const end = api.coord([api.value(2), row]);
    const height = Math.min(api.size([0, 1])[1] * 0.6, 18);
    const shape = { x: start[0], y: start[1] - height / 2, width: Math.max(end[0] - start[0], 4), height, r: 3 };
    const line = told.lines[row];
    const style = { fill: api.visual("color"), opacity: line.tentative || line.off ? 0.45 : 1 };
    if (line.inTheWay) Object.assign(style, { stroke: colour("--hd-bad"), lineWidth: 3 });
    return { type: "rect", shape, style };
  };

  const option = () => {
    const narrow = figure.clientWidth < 600;
    const ink = colour("--hd-ink");
    const soft = colour("--hd-ink-soft");
    const colours = palette();
    return {
      animation: false,
      // The page's own words name it; a label made by the library would be English.
      aria: { enabled: false },
      textStyle: { fontFamily: colour("--hd-font"), color: ink },
      legend: { top: 0, textStyle: { color: ink }, data: shown.map((kind) => kind.label) },
      // Drawn on the canvas: a box of HTML would bring styles that the policy forbids.
      tooltip: {
        renderMode: "richText",
        confine: true,
        formatter: (item) => {
          const line = told.lines[item.value[0]];
          const said = (day) => day.split("-").reverse().map(Number).slice(0, 2).join("/");
          return `${line.title}\n${said(line.since)} - ${said(line.until)}`;
        },
      },
      grid: { left: narrow ? 8 : 240, right: 16, top: 64, bottom: 28 },
      xAxis: {
        type: "time",
        min: at(told.first),
        max: at(told.last) + DAY,
        axisTick: { customValues: months },
        axisLabel: {
          color: soft,
          customValues: months,
          formatter: (value) => String(new Date(value).getMonth() + 1),
        },
        splitLine: { show: true, lineStyle: { color: colour("--hd-line") } },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: told.lines.map((line) => line.title),
        axisLabel: { show: !narrow, color: ink, width: 224, overflow: "truncate" },
        axisTick: { show: false },
        axisLine: { show: false },
      },
      series: shown.map((kind, number) => ({
        type: "custom",
        name: kind.label,
        renderItem: bar,
        itemStyle: { color: colours[told.kinds.indexOf(kind) % colours.length] },
        encode: { x: [1, 2], y: 0 },
        data: told.lines
          .map((line, row) => [row, at(line.since), at(line.until) + DAY, line.kind])
          .filter((value) => value[3] === kind.kind),
        markArea:
          number === 0
            ? {
                silent: true,
                itemStyle: { color: colour("--hd-lamp"), opacity: 0.25 },
                label: { color: soft, position: "top", show: !narrow, width: 320, overflow: "truncate" },
                data: told.windows.map((each) => [
                  { name: each.name, xAxis: at(each.since) },
                  { xAxis: at(each.until) + DAY },
                ]),
              }
            : undefined,
      })),
    };
  };

  figure.hidden = false;
  const box = figure.querySelector(".yl-chart");
  box.style.height = `${Math.max(told.lines.length * BAR + 104, 220)}px`;
  const chart = window.echarts.init(box, null, { renderer: "canvas" });
  chart.setOption(option());
  chart.on("click", (item) => {
    const line = item.componentType === "series" && told.lines[item.value[0]];
    if (line) window.location.assign(line.url);
  });
  new ResizeObserver(() => {
    chart.resize();
    chart.setOption(option());
  }).observe(figure);
  // Light or dark was changed at the head of the page.
  new MutationObserver(() => chart.setOption(option())).observe(document.documentElement, {
    attributeFilter: ["data-bs-theme"],
  });
})();
